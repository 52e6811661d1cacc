package dev.holdfast.settlement.lnd;

import dev.holdfast.lnd.invoicesrpc.SubscribeSingleInvoiceRequest;
import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.lnd.routerrpc.SendPaymentRequest;
import dev.holdfast.lnd.routerrpc.SubscribeHtlcEventsRequest;
import dev.holdfast.lnd.routerrpc.TrackPaymentRequest;
import dev.holdfast.settlement.domain.node.LightningListener;
import dev.holdfast.settlement.domain.node.NewPayment;
import dev.holdfast.settlement.domain.node.PaymentHash;
import dev.holdfast.settlement.domain.node.PaymentView;
import dev.holdfast.settlement.domain.node.Refusal;
import dev.holdfast.settlement.domain.node.SendReport;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streams of one node. They are hints: one that ends, or never says a word, is made up for by
 * the reconciler. The exception is the stream of a send, whose end is the answer of that call.
 */
final class LndStreams {
  private static final Logger LOG = LoggerFactory.getLogger(LndStreams.class);

  /** What LND may take to say a last word after it gave up new attempts. */
  private static final Duration AFTER_TIMEOUT = Duration.ofSeconds(30);

  private final String node;
  private final LndConnection connection;
  private final Set<PaymentHash> invoices = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean followsHtlcs = new AtomicBoolean();
  private final Set<PaymentHash> payments = ConcurrentHashMap.newKeySet();
  private final NodeClock clock;
  private final int mostInvoices;
  private volatile @Nullable LightningListener listener;

  /**
   * @param mostInvoices subscriptions to single invoices: thousands of them make LND slow
   */
  LndStreams(String node, LndConnection connection, NodeClock clock, int mostInvoices) {
    this.node = node;
    this.connection = connection;
    this.clock = clock;
    this.mostInvoices = mostInvoices;
  }

  void listen(LightningListener to) {
    listener = to;
  }

  void watchInvoice(PaymentHash hash) {
    LightningListener to = listener;
    if (to != null && invoices.size() < mostInvoices && invoices.add(hash)) {
      var request =
          SubscribeSingleInvoiceRequest.newBuilder().setRHash(LndViews.bytes(hash)).build();
      connection
          .invoiceStreams()
          .subscribeSingleInvoice(
              request,
              new Hints<>(
                  invoice -> {
                    clock.seen(invoice);
                    to.invoiceChanged(node, LndViews.invoice(invoice));
                  },
                  () -> invoices.remove(hash)));
    }
  }

  /** Opened once, and again when it ended: the last word on an HTLC lets a large leg be final. */
  void followHtlcs() {
    LightningListener to = listener;
    if (to != null && followsHtlcs.compareAndSet(false, true)) {
      connection
          .paymentStreams()
          .subscribeHtlcEvents(
              SubscribeHtlcEventsRequest.getDefaultInstance(),
              new Hints<>(
                  event -> {
                    if (event.hasFinalHtlcEvent()) {
                      to.htlcResolved(node);
                    }
                  },
                  () -> followsHtlcs.set(false)));
    }
  }

  void watchPayment(PaymentHash hash) {
    LightningListener to = listener;
    if (to != null && payments.add(hash)) {
      var request = TrackPaymentRequest.newBuilder().setPaymentHash(LndViews.bytes(hash)).build();
      connection
          .paymentStreams()
          .trackPaymentV2(
              request,
              new Hints<>(
                  payment -> to.paymentChanged(node, LndViews.payment(payment)),
                  () -> payments.remove(hash)));
    }
  }

  void send(NewPayment payment, Consumer<SendReport> reports) {
    var request =
        SendPaymentRequest.newBuilder()
            .setPaymentRequest(payment.paymentRequest())
            .setFeeLimitMsat(payment.feeLimit().value())
            .setCltvLimit(payment.cltvLimit())
            .setTimeoutSeconds(payment.timeoutSeconds())
            .setMaxParts(payment.maxParts());
    if (payment.amount() != null) {
      request.setAmtMsat(payment.amount().value());
    }
    Duration deadline = Duration.ofSeconds(payment.timeoutSeconds()).plus(AFTER_TIMEOUT);
    connection
        .paymentStreams()
        .withDeadlineAfter(deadline)
        .sendPaymentV2(request.build(), new Send(reports));
  }

  private static final class Send implements StreamObserver<Payment> {
    private final Consumer<SendReport> reports;
    private boolean finished;

    Send(Consumer<SendReport> reports) {
      this.reports = reports;
    }

    @Override
    public void onNext(Payment payment) {
      if (!finished) {
        PaymentView view = LndViews.payment(payment);
        finished = view.isFinal();
        reports.accept(new SendReport.Update(view));
      }
    }

    @Override
    public void onError(Throwable e) {
      if (finished) {
        return;
      }
      finished = true;
      Optional<Refusal> refusal =
          e instanceof StatusRuntimeException s ? LndAnswers.refusalOfRequest(s) : Optional.empty();
      String text =
          e instanceof StatusRuntimeException s ? LndAnswers.text(s.getStatus()) : e.toString();
      reports.accept(
          refusal
              .<SendReport>map(reason -> new SendReport.Refused(reason, text))
              .orElseGet(() -> new SendReport.Silent(text)));
    }

    @Override
    public void onCompleted() {
      if (!finished) {
        finished = true;
        reports.accept(new SendReport.Silent("the stream ended without a final status"));
      }
    }
  }

  /** A stream that may say anything, or nothing. */
  record Hints<T>(Consumer<T> heard, Runnable ended) implements StreamObserver<T> {
    @Override
    public void onNext(T message) {
      try {
        heard.accept(message);
      } catch (RuntimeException e) {
        LOG.warn("a hint was lost; the reconciler finds what it said", e);
      }
    }

    @Override
    public void onError(Throwable e) {
      LOG.debug("a stream ended: {}", e.toString());
      ended.run();
    }

    @Override
    public void onCompleted() {
      ended.run();
    }
  }
}
