package dev.holdfast.settlement.lnd;

import dev.holdfast.lnd.lnrpc.Channel;
import dev.holdfast.lnd.lnrpc.HTLC;
import dev.holdfast.lnd.lnrpc.ListChannelsResponse;
import dev.holdfast.money.Msat;

/** What active channels can still take, without the reserves that neither side may spend. */
record ChannelRoom(Msat inbound, Msat outbound, int freeSlots, int newcomerSlots) {
  /** What LND allows where a channel does not say. */
  private static final int SLOTS = 483;

  static ChannelRoom of(ListChannelsResponse channels) {
    long in = 0;
    long out = 0;
    int slots = 0;
    int newcomers = 0;
    for (Channel c : channels.getChannelsList()) {
      in += Math.max(0, c.getRemoteBalance() - c.getRemoteConstraints().getChanReserveSat());
      out += Math.max(0, c.getLocalBalance() - c.getLocalConstraints().getChanReserveSat());
      int allowed = c.getLocalConstraints().getMaxAcceptedHtlcs();
      int taken =
          Math.toIntExact(c.getPendingHtlcsList().stream().filter(HTLC::getIncoming).count());
      int all = allowed == 0 ? SLOTS : allowed;
      slots += Math.max(0, all - taken);
      newcomers += Math.max(0, all * 2 / 3 - taken);
    }
    return new ChannelRoom(Msat.ofSat(in), Msat.ofSat(out), slots, newcomers);
  }
}
