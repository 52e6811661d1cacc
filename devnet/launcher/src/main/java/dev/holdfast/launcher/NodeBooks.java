package dev.holdfast.launcher;

import dev.holdfast.lnd.lnrpc.ChannelBalanceRequest;
import dev.holdfast.lnd.lnrpc.ChannelBalanceResponse;
import dev.holdfast.lnd.lnrpc.GetInfoRequest;
import dev.holdfast.lnd.lnrpc.LightningGrpc;
import io.grpc.ManagedChannel;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What nodes own in their channels, as they say themselves over gRPC. */
public final class NodeBooks implements AutoCloseable {
  private static final int DEADLINE_SECONDS = 15;

  private final List<ManagedChannel> channels;

  public NodeBooks(List<LndNode> nodes) {
    channels = nodes.stream().map(LndNode::connect).toList();
  }

  /**
   * Sums and msat in flight of all nodes.
   *
   * @param localMsat what is theirs
   * @param unsettledMsat what pending HTLCs would move, in either direction
   */
  public record Sum(long localMsat, long unsettledMsat) {
    private Sum plus(ChannelBalanceResponse node) {
      return new Sum(
          localMsat + node.getLocalBalance().getMsat(),
          unsettledMsat
              + node.getUnsettledLocalBalance().getMsat()
              + node.getUnsettledRemoteBalance().getMsat());
    }
  }

  public Sum read() {
    Sum sum = new Sum(0, 0);
    for (ManagedChannel channel : channels) {
      sum =
          sum.plus(
              LightningGrpc.newBlockingStub(channel)
                  .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
                  .channelBalance(ChannelBalanceRequest.getDefaultInstance()));
    }
    return sum;
  }

  /** The height of the chain as the first node knows it. */
  int height() {
    return LightningGrpc.newBlockingStub(channels.getFirst())
        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
        .getInfo(GetInfoRequest.getDefaultInstance())
        .getBlockHeight();
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
  }
}
