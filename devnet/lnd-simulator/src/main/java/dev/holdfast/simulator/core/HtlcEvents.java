package dev.holdfast.simulator.core;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.lnrpc.Failure;
import dev.holdfast.lnd.routerrpc.FailureDetail;
import dev.holdfast.lnd.routerrpc.FinalHtlcEvent;
import dev.holdfast.lnd.routerrpc.ForwardEvent;
import dev.holdfast.lnd.routerrpc.ForwardFailEvent;
import dev.holdfast.lnd.routerrpc.HtlcEvent;
import dev.holdfast.lnd.routerrpc.HtlcEvent.EventType;
import dev.holdfast.lnd.routerrpc.HtlcInfo;
import dev.holdfast.lnd.routerrpc.LinkFailEvent;
import dev.holdfast.lnd.routerrpc.SettleEvent;
import java.time.Instant;

/** What SubscribeHtlcEvents says about an attempt, at each node of its way. */
final class HtlcEvents {
  private HtlcEvents() {}

  /** The node in front of this hop has sent its HTLC. */
  static void forwarded(Attempt attempt, int hop, Instant now) {
    PendingHtlc out = attempt.htlcs.get(hop);
    Node node = out.sender();
    if (node.htlcEvents().isEmpty()) {
      return;
    }
    HtlcInfo.Builder info =
        HtlcInfo.newBuilder()
            .setOutgoingAmtMsat(out.amountMsat())
            .setOutgoingTimelock(out.expiry());
    HtlcEvent.Builder event = event(hop == 0 ? EventType.SEND : EventType.FORWARD, now);
    event.setOutgoingChannelId(out.channel().id).setOutgoingHtlcId(out.index());
    if (hop > 0) {
      PendingHtlc in = attempt.htlcs.get(hop - 1);
      info.setIncomingAmtMsat(in.amountMsat()).setIncomingTimelock(in.expiry());
      event.setIncomingChannelId(in.channel().id).setIncomingHtlcId(in.index());
    }
    node.htlcEvents()
        .publish(event.setForwardEvent(ForwardEvent.newBuilder().setInfo(info)).build());
  }

  /** The HTLC of this hop is gone; its receiver has the last word on it, its sender hears of it. */
  static void resolved(Attempt attempt, int hop, PendingHtlc htlc, boolean offchain, Instant now) {
    Node receiver = htlc.receiver();
    if (!receiver.htlcEvents().isEmpty()) {
      if (hop == attempt.route.hops().size() - 1) {
        receiver.htlcEvents().publish(end(attempt, incoming(EventType.RECEIVE, htlc, now), true));
      }
      HtlcEvent.Builder last = incoming(EventType.UNKNOWN, htlc, now);
      last.setFinalHtlcEvent(
          FinalHtlcEvent.newBuilder().setSettled(attempt.isSettled()).setOffchain(offchain));
      receiver.htlcEvents().publish(last.build());
    }
    Node sender = htlc.sender();
    if (!sender.htlcEvents().isEmpty()) {
      HtlcEvent.Builder event = event(hop == 0 ? EventType.SEND : EventType.FORWARD, now);
      event.setOutgoingChannelId(htlc.channel().id).setOutgoingHtlcId(htlc.index());
      if (hop > 0) {
        PendingHtlc in = attempt.htlcs.get(hop - 1);
        event.setIncomingChannelId(in.channel().id).setIncomingHtlcId(in.index());
      }
      sender.htlcEvents().publish(end(attempt, event, false));
    }
  }

  private static HtlcEvent end(Attempt attempt, HtlcEvent.Builder event, boolean atPayee) {
    ByteString preimage = attempt.preimage();
    if (preimage != null) {
      return event.setSettleEvent(SettleEvent.newBuilder().setPreimage(preimage)).build();
    }
    if (!atPayee) {
      return event.setForwardFailEvent(ForwardFailEvent.getDefaultInstance()).build();
    }
    Failure.FailureCode code = attempt.failure();
    LinkFailEvent.Builder fail =
        LinkFailEvent.newBuilder().setFailureDetail(FailureDetail.INVOICE_CANCELED);
    if (code != null) {
      fail.setWireFailure(code);
    }
    return event.setLinkFailEvent(fail).build();
  }

  private static HtlcEvent.Builder incoming(EventType type, PendingHtlc htlc, Instant now) {
    return event(type, now).setIncomingChannelId(htlc.channel().id).setIncomingHtlcId(htlc.index());
  }

  private static HtlcEvent.Builder event(EventType type, Instant now) {
    return HtlcEvent.newBuilder().setEventType(type).setTimestampNs(Attempt.nanos(now));
  }
}
