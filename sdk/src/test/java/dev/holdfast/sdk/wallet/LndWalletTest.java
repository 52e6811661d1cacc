package dev.holdfast.sdk.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.money.Msat;
import dev.holdfast.sdk.wallet.PaymentStatus.State;
import dev.holdfast.simulator.NetworkOptions;
import dev.holdfast.simulator.SimulatedNetwork;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The wallet on nodes that answer as LND does, over TLS and with macaroons. */
class LndWalletTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @SuppressWarnings("NullAway.Init")
  private static SimulatedNetwork network;

  @SuppressWarnings("NullAway.Init")
  private static LndWallet buyer;

  @SuppressWarnings("NullAway.Init")
  private static LndWallet provider;

  @BeforeAll
  static void start() {
    network =
        SimulatedNetwork.start(
            NetworkOptions.network()
                .node("buyer")
                .node("provider")
                .channel("buyer", "provider", 5_000_000, 2_500_000));
    buyer = LndWallet.connect(network.node("buyer").lndconnectUri());
    provider = LndWallet.connect(network.node("provider").lndconnectUri());
  }

  @AfterAll
  static void stop() {
    buyer.close();
    provider.close();
    network.close();
  }

  private static String invoice(long sat) {
    return provider.createInvoice(Msat.ofSat(sat), "work", Duration.ofHours(1));
  }

  private static String run(int code, String... args) {
    StringWriter out = new StringWriter();
    CommandLine command = WalletCommand.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(out, true));
    assertThat(command.execute(args)).as(out.toString()).isEqualTo(code);
    return out.toString().strip();
  }

  @Test
  void several_invoices_are_paid_at_once_and_both_balances_say_so() throws Exception {
    Msat before = provider.balance();

    PaymentsInFlight payments = buyer.pay(List.of(invoice(1_000), invoice(2_000), invoice(30)));
    List<PaymentStatus> ends = payments.awaitEnds(LONG);

    assertThat(ends).extracting(PaymentStatus::state).containsOnly(State.SUCCEEDED);
    assertThat(ends).extracting(PaymentStatus::preimage).doesNotContainNull();
    assertThat(provider.balance()).isEqualTo(before.plus(Msat.ofSat(3_030)));
    assertThat(buyer.status(payments.paymentHashes().getFirst()))
        .hasValueSatisfying(status -> assertThat(status.state()).isEqualTo(State.SUCCEEDED));
  }

  @Test
  void an_invoice_that_was_paid_is_not_paid_again() throws Exception {
    String invoice = invoice(100);
    List<PaymentStatus> unused = buyer.pay(List.of(invoice)).awaitEnds(LONG);
    Msat paidOnce = provider.balance();

    List<PaymentStatus> again = buyer.pay(List.of(invoice)).awaitEnds(LONG);

    assertThat(again).extracting(PaymentStatus::state).containsExactly(State.SUCCEEDED);
    assertThat(provider.balance()).isEqualTo(paidOnce);
  }

  @Test
  void hold_invoices_stay_in_flight_until_they_are_settled_or_cancelled() throws Exception {
    try (Holder holder = new Holder(network.node("provider").lndconnectUri())) {
      Holder.Hold taken = holder.hold(5_000);
      Holder.Hold returned = holder.hold(7_000);
      Msat before = buyer.balance();

      PaymentsInFlight payments =
          buyer.pay(List.of(taken.paymentRequest(), returned.paymentRequest()));

      PaymentStatus status = buyer.status(payments.paymentHashes().getFirst()).orElseThrow();
      assertThat(status.isWholeInFlight()).isTrue();
      assertThat(status.preimage()).isNull();
      assertThatThrownBy(() -> payments.awaitEnds(Duration.ofMillis(1)))
          .hasMessageContaining("did not end");
      assertThat(buyer.balance()).isLessThanOrEqualTo(before.minus(Msat.ofSat(12_000)));

      holder.awaitAccepted(taken);
      holder.awaitAccepted(returned);
      holder.settle(taken);
      holder.cancel(returned);

      assertThat(payments.awaitEnds(LONG))
          .extracting(PaymentStatus::state)
          .containsExactly(State.SUCCEEDED, State.FAILED);
      assertThat(buyer.balance()).isEqualTo(before.minus(Msat.ofSat(5_000)));
    }
  }

  @Test
  void a_wallet_that_closes_leaves_its_payments_on_their_way() throws Exception {
    String address = network.node("buyer").lndconnectUri();
    try (Holder holder = new Holder(network.node("provider").lndconnectUri())) {
      Holder.Hold hold = holder.hold(900);

      assertThat(run(0, "pay", hold.paymentRequest(), "--node", address)).startsWith("in flight ");

      holder.awaitAccepted(hold);
      holder.settle(hold);
      assertThat(run(0, "pay", hold.paymentRequest(), "--node", address, "--wait"))
          .startsWith("succeeded ");
    }
  }

  @Test
  void a_node_that_restarts_does_not_lose_the_payment() throws Exception {
    try (SimulatedNetwork other =
            SimulatedNetwork.start(
                NetworkOptions.network()
                    .node("payer")
                    .node("payee")
                    .channel("payer", "payee", 1_000_000, 500_000));
        LndWallet payer = LndWallet.connect(other.node("payer").lndconnectUri());
        Holder holder = new Holder(other.node("payee").lndconnectUri())) {
      Holder.Hold hold = holder.hold(2_000);
      PaymentsInFlight payments = payer.pay(List.of(hold.paymentRequest()));
      holder.awaitAccepted(hold);

      other.node("payer").restart();
      holder.settle(hold);

      assertThat(payments.awaitEnds(LONG))
          .extracting(PaymentStatus::state)
          .containsExactly(State.SUCCEEDED);
    }
  }

  @Test
  void what_cannot_be_paid_is_said_in_a_sentence() {
    assertThatThrownBy(() -> buyer.pay(List.of(invoice(100_000_000))))
        .isInstanceOf(WalletException.class)
        .hasMessageContaining("failed");
    assertThatThrownBy(() -> buyer.pay(List.of("lnsb1nonsense")))
        .isInstanceOf(WalletException.class)
        .hasMessageContaining("refuses");
    assertThatThrownBy(() -> buyer.pay(List.of())).isInstanceOf(WalletException.class);
    String twice = invoice(1);
    assertThatThrownBy(() -> buyer.pay(List.of(twice, twice))).isInstanceOf(WalletException.class);
    String open = provider.createInvoice(null, "any", Duration.ofHours(1));
    assertThatThrownBy(() -> buyer.pay(List.of(open))).hasMessageContaining("names no amount");
  }

  @Test
  void a_payment_never_sent_has_no_status() {
    assertThat(buyer.status("00".repeat(32))).isEmpty();
  }

  @Test
  void another_certificate_or_macaroon_is_not_accepted() {
    String right = network.node("buyer").lndconnectUri();
    String certificate =
        network.node("provider").lndconnectUri().replaceAll(".*(cert=[^&]*).*", "$1");

    try (LndWallet impostor = LndWallet.connect(right.replaceAll("cert=[^&]*", certificate))) {
      assertThatThrownBy(impostor::balance).hasMessageContaining("does not answer");
    }
    try (LndWallet stranger = LndWallet.connect(right.replaceAll("macaroon=.*", "macaroon=AgED"))) {
      assertThatThrownBy(stranger::balance).isInstanceOf(WalletException.class);
    }
  }

  @Test
  void the_command_makes_pays_and_counts() {
    String buying = network.node("buyer").lndconnectUri();
    String selling = network.node("provider").lndconnectUri();
    long before = Long.parseLong(run(0, "balance", "--node", selling).lines().toList().getLast());

    String bolt11 = run(0, "invoice", "70000", "--node", selling);
    assertThat(bolt11).startsWith("ln").doesNotContain("\n", " ");
    assertThat(run(0, "pay", bolt11, "--node", buying, "--wait")).startsWith("succeeded ");

    assertThat(Long.parseLong(run(0, "--node", selling, "balance"))).isEqualTo(before + 70_000);
    assertThat(run(1, "pay", "lnsb1x", "--node", buying)).startsWith("wallet: ");
    assertThat(run(1, "invoice", "--node", selling, "--", "-5")).startsWith("wallet: ");
  }
}
