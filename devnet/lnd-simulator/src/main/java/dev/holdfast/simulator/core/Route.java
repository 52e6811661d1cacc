package dev.holdfast.simulator.core;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.lnrpc.Hop;
import dev.holdfast.lnd.lnrpc.MPPRecord;
import java.util.List;

/**
 * A way from payer to payee.
 *
 * @param hops in the order of travel; each tells the HTLC on the channel that leads to its node
 */
record Route(List<RouteHop> hops) {
  /**
   * @param amountMsat of the HTLC on this channel
   * @param expiry of the HTLC on this channel, block height
   */
  record RouteHop(Channel channel, Node from, long amountMsat, int expiry) {
    Node to() {
      return channel.other(from);
    }
  }

  long sentMsat() {
    return hops.getFirst().amountMsat();
  }

  long deliveredMsat() {
    return hops.getLast().amountMsat();
  }

  long feesMsat() {
    return sentMsat() - deliveredMsat();
  }

  dev.holdfast.lnd.lnrpc.Route toProto(ByteString secret, long totalMsat) {
    dev.holdfast.lnd.lnrpc.Route.Builder proto =
        dev.holdfast.lnd.lnrpc.Route.newBuilder()
            .setTotalTimeLock(hops.getFirst().expiry())
            .setTotalAmtMsat(sentMsat())
            .setTotalFeesMsat(feesMsat());
    for (int i = 0; i < hops.size(); i++) {
      RouteHop hop = hops.get(i);
      boolean last = i == hops.size() - 1;
      RouteHop onward = last ? hop : hops.get(i + 1);
      Hop.Builder message =
          Hop.newBuilder()
              .setChanId(hop.channel().id)
              .setPubKey(hop.to().publicKeyHex())
              .setAmtToForwardMsat(onward.amountMsat())
              .setFeeMsat(hop.amountMsat() - onward.amountMsat())
              .setExpiry(onward.expiry());
      if (last) {
        message.setMppRecord(
            MPPRecord.newBuilder().setPaymentAddr(secret).setTotalAmtMsat(totalMsat));
      }
      proto.addHops(message);
    }
    return proto.build();
  }
}
