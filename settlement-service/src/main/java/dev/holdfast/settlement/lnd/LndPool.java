package dev.holdfast.settlement.lnd;

import dev.holdfast.settlement.domain.hold.Preimage;
import dev.holdfast.settlement.domain.node.Ack;
import dev.holdfast.settlement.domain.node.Answer;
import dev.holdfast.settlement.domain.node.DecodedInvoice;
import dev.holdfast.settlement.domain.node.Finality;
import dev.holdfast.settlement.domain.node.InvoiceView;
import dev.holdfast.settlement.domain.node.Lightning;
import dev.holdfast.settlement.domain.node.NewHold;
import dev.holdfast.settlement.domain.node.NewPayment;
import dev.holdfast.settlement.domain.node.NodeLeases;
import dev.holdfast.settlement.domain.node.NodeStatus;
import dev.holdfast.settlement.domain.node.OpenedInvoice;
import dev.holdfast.settlement.domain.node.PaymentHash;
import dev.holdfast.settlement.domain.node.PaymentView;
import dev.holdfast.settlement.domain.node.SendReport;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** All nodes of the market, by name. */
public final class LndPool implements Lightning {
  private final Map<String, NodeWatch> watches = new LinkedHashMap<>();

  private final NodeLeases leases;

  LndPool(List<NodeWatch> nodes, NodeLeases leases) {
    this.leases = leases;
    nodes.forEach(watch -> watches.put(watch.node().name(), watch));
  }

  @Override
  public List<NodeStatus> nodes() {
    return watches.values().stream().map(NodeWatch::status).toList();
  }

  @Override
  public NodeStatus node(String name) {
    return watch(name).status();
  }

  @Override
  public Optional<Instant> clock(String node) {
    return lnd(node).clock().now();
  }

  @Override
  public Answer<OpenedInvoice> addHold(String node, NewHold hold) {
    return lnd(node).addHold(hold, leases.remaining(node));
  }

  @Override
  public Answer<InvoiceView> lookup(String node, PaymentHash hash) {
    return lnd(node).lookup(hash);
  }

  @Override
  public Answer<Ack> settle(String node, Preimage preimage) {
    return lnd(node).settle(preimage, leases.remaining(node));
  }

  @Override
  public Answer<Ack> cancel(String node, PaymentHash hash) {
    return lnd(node).cancel(hash, leases.remaining(node));
  }

  @Override
  public Answer<Finality> finality(String node, PaymentHash hash) {
    return lnd(node).finality(hash);
  }

  @Override
  public Answer<DecodedInvoice> decode(String node, String paymentRequest) {
    return lnd(node).decode(paymentRequest);
  }

  @Override
  public Answer<Set<Long>> activeChannels(String node) {
    return lnd(node).activeChannels();
  }

  @Override
  public void send(String node, NewPayment payment, Consumer<SendReport> reports) {
    lnd(node).streams().send(payment, reports);
  }

  @Override
  public Answer<PaymentView> payment(String node, PaymentHash hash) {
    return lnd(node).payment(hash);
  }

  @Override
  public void watchInvoice(String node, PaymentHash hash) {
    lnd(node).streams().watchInvoice(hash);
  }

  @Override
  public void watchPayment(String node, PaymentHash hash) {
    lnd(node).streams().watchPayment(hash);
  }

  Iterable<NodeWatch> watches() {
    return watches.values();
  }

  private LndNode lnd(String name) {
    return watch(name).node();
  }

  private NodeWatch watch(String name) {
    NodeWatch watch = watches.get(name);
    if (watch == null) {
      throw new IllegalArgumentException("no such node is configured: " + name);
    }
    return watch;
  }
}
