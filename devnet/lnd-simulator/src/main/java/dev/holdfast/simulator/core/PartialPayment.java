package dev.holdfast.simulator.core;

import com.google.protobuf.ByteString;
import dev.holdfast.simulator.bolt11.Bolt11;
import dev.holdfast.simulator.bolt11.Bolt11Decoder;
import java.util.HexFormat;
import java.util.Set;

/** Sends single parts that belong to no payment of the node's book. */
public final class PartialPayment {
  private final World world;
  private final Node node;
  private final Forwarding forwarding;

  public PartialPayment(World world, Node node, Forwarding forwarding) {
    this.world = world;
    this.node = node;
    this.forwarding = forwarding;
  }

  /**
   * @throws IllegalStateException if there is no way for it
   */
  public void send(String paymentRequest, long partMsat, long totalMsat) {
    Bolt11 request = Bolt11Decoder.decode(paymentRequest);
    ByteString secret = request.paymentSecret();
    Node payee = world.nodeOf(HexFormat.of().formatHex(request.payee().toByteArray()));
    if (payee == null || secret == null) {
      throw new IllegalStateException("nobody here to pay");
    }
    Route route =
        RouteFinder.find(
            node,
            new RouteFinder.Query(
                payee,
                partMsat,
                node.seenHeight(),
                request.minFinalCltv() + PaymentIntent.BLOCK_PADDING,
                node.settings().maxCltvExpiry(),
                partMsat,
                Set.of()));
    if (route == null) {
      throw new IllegalStateException("no way for this part");
    }
    forwarding.launch(
        new Attempt(
            forwarding.nextId(),
            node,
            route,
            request.paymentHash(),
            secret,
            totalMsat,
            world.now(),
            done -> {
              // Nobody waits for it.
            }));
  }
}
