package dev.holdfast.settlement.domain.node;

import dev.holdfast.settlement.domain.hold.Preimage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The market's pool of nodes. Every call has a deadline and may be slow: it is never made inside a
 * transaction or on the thread of a request or an event.
 */
public interface Lightning {
  List<NodeStatus> nodes();

  /** Throws {@link IllegalArgumentException} for a node that is not configured. */
  NodeStatus node(String name);

  /** What the node's own clock says now at least; empty until an invoice of its own told. */
  Optional<Instant> clock(String node);

  Answer<OpenedInvoice> addHold(String node, NewHold hold);

  Answer<InvoiceView> lookup(String node, PaymentHash hash);

  /** Takes the money of a held invoice. Repeating it is harmless. */
  Answer<Ack> settle(String node, Preimage preimage);

  /** Gives the money of a held invoice back. Repeating it is harmless. */
  Answer<Ack> cancel(String node, PaymentHash hash);

  /** Whether the HTLCs of an invoice that was settled are the market's for good. */
  Answer<Finality> finality(String node, PaymentHash hash);

  Answer<DecodedInvoice> decode(String node, String paymentRequest);

  /** The channels that are open and whose peer is there, by their short ids. */
  Answer<Set<Long>> activeChannels(String node);

  /** Sends a payment, once; nothing below this call ever repeats it. Returns at once. */
  void send(String node, NewPayment payment, Consumer<SendReport> reports);

  /** What the node knows of a payment now. */
  Answer<PaymentView> payment(String node, PaymentHash hash);

  /** From now on changes of the invoice are told to the listener, as hints. */
  void watchInvoice(String node, PaymentHash hash);

  /** From now on changes of the payment are told to the listener, as hints. */
  void watchPayment(String node, PaymentHash hash);
}
