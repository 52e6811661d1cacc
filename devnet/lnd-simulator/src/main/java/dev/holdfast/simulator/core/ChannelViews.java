package dev.holdfast.simulator.core;

import dev.holdfast.lnd.lnrpc.Amount;
import dev.holdfast.lnd.lnrpc.ChannelBalanceResponse;
import dev.holdfast.lnd.lnrpc.ChannelConstraints;
import dev.holdfast.lnd.lnrpc.CommitmentType;
import dev.holdfast.lnd.lnrpc.HTLC;
import dev.holdfast.lnd.lnrpc.ListChannelsRequest;
import dev.holdfast.lnd.lnrpc.ListChannelsResponse;
import dev.holdfast.lnd.lnrpc.PendingChannelsResponse;
import dev.holdfast.lnd.lnrpc.PendingChannelsResponse.ForceClosedChannel;
import dev.holdfast.lnd.lnrpc.PendingChannelsResponse.PendingChannel;
import dev.holdfast.lnd.lnrpc.PendingChannelsResponse.WaitingCloseChannel;
import java.util.HexFormat;

/**
 * A node's channels as its callers see them: balances exact in one view, whole satoshis in another.
 */
public final class ChannelViews {
  private ChannelViews() {}

  public static ChannelBalanceResponse balance(Node node) {
    long local = 0;
    long remote = 0;
    long incoming = 0;
    long outgoing = 0;
    for (Channel channel : node.channels()) {
      if (!channel.isOpen()) {
        continue;
      }
      Node other = channel.other(node);
      local += channel.balanceMsat(node);
      remote += channel.balanceMsat(other);
      incoming += channel.sendingMsat(other);
      outgoing += channel.sendingMsat(node);
    }
    return ChannelBalanceResponse.newBuilder()
        .setBalance(local / 1000)
        .setLocalBalance(amount(local))
        .setRemoteBalance(amount(remote))
        .setUnsettledLocalBalance(amount(incoming))
        .setUnsettledRemoteBalance(amount(outgoing))
        .setPendingOpenLocalBalance(amount(0))
        .setPendingOpenRemoteBalance(amount(0))
        .build();
  }

  public static ListChannelsResponse list(Node node, ListChannelsRequest query) {
    ListChannelsResponse.Builder answer = ListChannelsResponse.newBuilder();
    String peer = HexFormat.of().formatHex(query.getPeer().toByteArray());
    for (Channel channel : node.channels()) {
      boolean wanted =
          channel.isOpen()
              && (!query.getActiveOnly() || channel.active())
              && (!query.getInactiveOnly() || !channel.active())
              && !query.getPrivateOnly()
              && (peer.isEmpty() || channel.other(node).publicKeyHex().equals(peer));
      if (wanted) {
        answer.addChannels(view(channel, node));
      }
    }
    return answer.build();
  }

  /** The channels that are on their way on chain, until their last HTLC is resolved. */
  public static PendingChannelsResponse pending(Node node) {
    PendingChannelsResponse.Builder answer = PendingChannelsResponse.newBuilder();
    for (Channel channel : node.channels()) {
      PendingChannel.Builder view =
          PendingChannel.newBuilder()
              .setRemoteNodePub(channel.other(node).publicKeyHex())
              .setChannelPoint(channel.point())
              .setCapacity(channel.capacityMsat / 1000)
              .setLocalBalance(channel.balanceMsat(node) / 1000)
              .setRemoteBalance(channel.balanceMsat(channel.other(node)) / 1000);
      long limbo = channel.balanceMsat(node) / 1000;
      if (channel.waitsForClose(node.seenHeight())) {
        answer.addWaitingCloseChannels(
            WaitingCloseChannel.newBuilder().setChannel(view).setLimboBalance(limbo));
      } else if (!channel.isOpen() && !channel.isEmpty()) {
        answer.addPendingForceClosingChannels(
            ForceClosedChannel.newBuilder().setChannel(view).setLimboBalance(limbo));
      }
    }
    return answer.build();
  }

  static dev.holdfast.lnd.lnrpc.Channel view(Channel channel, Node node) {
    Node other = channel.other(node);
    long unsettled = channel.sendingMsat(node) + channel.sendingMsat(other);
    dev.holdfast.lnd.lnrpc.Channel.Builder view =
        dev.holdfast.lnd.lnrpc.Channel.newBuilder()
            .setActive(channel.active())
            .setRemotePubkey(other.publicKeyHex())
            .setPeerAlias(other.alias())
            .setChannelPoint(channel.point())
            .setChanId(channel.id)
            .setCapacity(channel.capacityMsat / 1000)
            .setLocalBalance(channel.balanceMsat(node) / 1000)
            .setRemoteBalance(channel.balanceMsat(other) / 1000)
            .setCommitFee(Channel.COMMIT_FEE_SAT)
            .setUnsettledBalance(unsettled / 1000)
            .setTotalSatoshisSent(channel.sentMsat(node) / 1000)
            .setTotalSatoshisReceived(channel.sentMsat(other) / 1000)
            .setNumUpdates(channel.updates())
            .setInitiator(channel.opener == node)
            .setChanStatusFlags("ChanStatusDefault")
            .setCommitmentType(CommitmentType.ANCHORS)
            .setLocalConstraints(constraints(channel))
            .setRemoteConstraints(constraints(channel));
    channel.sending(node).forEach(htlc -> view.addPendingHtlcs(pending(htlc, false)));
    channel.sending(other).forEach(htlc -> view.addPendingHtlcs(pending(htlc, true)));
    return view.build();
  }

  private static HTLC pending(PendingHtlc htlc, boolean incoming) {
    return HTLC.newBuilder()
        .setIncoming(incoming)
        .setAmount(htlc.amountMsat() / 1000)
        .setHashLock(htlc.hash())
        .setExpirationHeight(htlc.expiry())
        .setHtlcIndex(htlc.index())
        .setLockedIn(true)
        .build();
  }

  private static ChannelConstraints constraints(Channel channel) {
    return ChannelConstraints.newBuilder()
        .setCsvDelay(144)
        .setChanReserveSat(channel.reserveMsat() / 1000)
        .setDustLimitSat(354)
        .setMaxPendingAmtMsat(channel.capacityMsat - channel.reserveMsat())
        .setMinHtlcMsat(1)
        .setMaxAcceptedHtlcs(channel.maxHtlcs)
        .build();
  }

  private static Amount amount(long msat) {
    return Amount.newBuilder().setSat(msat / 1000).setMsat(msat).build();
  }
}
