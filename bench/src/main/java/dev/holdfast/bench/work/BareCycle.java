package dev.holdfast.bench.work;

import com.google.protobuf.ByteString;
import dev.holdfast.bench.market.BenchMarket;
import dev.holdfast.launcher.Stoppables;
import dev.holdfast.lnd.invoicesrpc.AddHoldInvoiceRequest;
import dev.holdfast.lnd.invoicesrpc.InvoicesGrpc;
import dev.holdfast.lnd.invoicesrpc.SettleInvoiceMsg;
import dev.holdfast.lnd.invoicesrpc.SubscribeSingleInvoiceRequest;
import dev.holdfast.lnd.lnrpc.Invoice;
import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.lnd.routerrpc.RouterGrpc;
import dev.holdfast.lnd.routerrpc.SendPaymentRequest;
import dev.holdfast.money.Msat;
import dev.holdfast.sdk.wallet.LndWallet;
import io.grpc.ManagedChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/**
 * What the nodes do for an order, and nothing else: a hold invoice, its payment, the payout, the
 * preimage. By direct gRPC, with the nodes and channels of the market.
 */
public final class BareCycle implements AutoCloseable {
  private static final long AMOUNT_MSAT = 1_000_000;
  private static final long PAYOUT_MSAT = 980_000;
  private static final long FEE_LIMIT_MSAT = 10_000;
  private static final int CLTV_EXPIRY = 144;
  private static final Duration HOUR = Duration.ofHours(1);

  private final Stoppables running = new Stoppables();
  private final SecureRandom random = new SecureRandom();
  private final ManagedChannel node;
  private final LndWallet buyer;
  private final LndWallet provider;
  private final AtomicLong cycles = new AtomicLong();

  /**
   * What one round came to.
   *
   * @param perSecond cycles
   * @param payout microseconds from the payout's call to its end
   */
  public record Round(double perSecond, Histogram payout) {}

  public BareCycle(BenchMarket market) {
    node = market.marketNodes().getFirst().connect();
    running.add(node::shutdownNow);
    buyer = running.add(LndWallet.connect(market.wallet("buyer").lndconnect()));
    provider = running.add(LndWallet.connect(market.wallet("provider").lndconnect()));
  }

  /** So many at once for so long. */
  public Round run(int atOnce, Duration time) throws Exception {
    long began = System.nanoTime();
    return round(Load.atOnce(atOnce, time, due -> cycle()), began);
  }

  /** So many a second for so long. */
  public Round arrive(double perSecond, Duration time) throws Exception {
    long began = System.nanoTime();
    return round(Load.arrive(perSecond, time, due -> cycle()), began);
  }

  private static Round round(List<Long> payouts, long began) {
    Histogram micros = Lives.histogram();
    payouts.forEach(nanos -> micros.recordValue(nanos / 1_000));
    return new Round(payouts.size() / ((System.nanoTime() - began) / 1e9), micros);
  }

  /** Each way in turn, so that no channel runs dry. */
  private long cycle() throws Exception {
    return cycles.getAndIncrement() % 2 == 0 ? cycle(buyer, provider) : cycle(provider, buyer);
  }

  private long cycle(LndWallet pays, LndWallet earns) throws Exception {
    byte[] preimage = new byte[32];
    random.nextBytes(preimage);
    ByteString hash = ByteString.copyFrom(sha256(preimage));
    var invoices = InvoicesGrpc.newBlockingStub(node);
    String request =
        invoices
            .addHoldInvoice(
                AddHoldInvoiceRequest.newBuilder()
                    .setHash(hash)
                    .setValueMsat(AMOUNT_MSAT)
                    .setExpiry(HOUR.toSeconds())
                    .setCltvExpiry(CLTV_EXPIRY)
                    .build())
            .getPaymentRequest();
    var updates =
        invoices.subscribeSingleInvoice(
            SubscribeSingleInvoiceRequest.newBuilder().setRHash(hash).build());
    var unused = pays.pay(List.of(request));
    awaitState(updates, Invoice.InvoiceState.ACCEPTED);
    long began = System.nanoTime();
    pay(earns.createInvoice(Msat.of(PAYOUT_MSAT), "beside", HOUR));
    long took = System.nanoTime() - began;
    var unusedToo =
        invoices.settleInvoice(
            SettleInvoiceMsg.newBuilder().setPreimage(ByteString.copyFrom(preimage)).build());
    awaitState(updates, Invoice.InvoiceState.SETTLED);
    return took;
  }

  private static void awaitState(Iterator<Invoice> updates, Invoice.InvoiceState state) {
    while (updates.next().getState() != state) {
      continue;
    }
  }

  private void pay(String request) {
    var updates =
        RouterGrpc.newBlockingStub(node)
            .sendPaymentV2(
                SendPaymentRequest.newBuilder()
                    .setPaymentRequest(request)
                    .setFeeLimitMsat(FEE_LIMIT_MSAT)
                    .setTimeoutSeconds(60)
                    .setMaxParts(16)
                    .build());
    while (updates.hasNext()) {
      Payment payment = updates.next();
      if (payment.getStatus() == Payment.PaymentStatus.FAILED) {
        throw new IllegalStateException("a bare payment failed: " + payment.getFailureReason());
      }
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    running.close();
  }
}
