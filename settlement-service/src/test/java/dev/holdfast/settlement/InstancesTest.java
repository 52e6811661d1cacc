package dev.holdfast.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.holdfast.contracts.Topics;
import dev.holdfast.contracts.settlement.LegAccepted;
import dev.holdfast.contracts.settlement.LegCancelCause;
import dev.holdfast.contracts.settlement.LegCancelled;
import dev.holdfast.contracts.settlement.LegSettled;
import dev.holdfast.contracts.settlement.PayoutInFlight;
import dev.holdfast.contracts.settlement.PayoutSucceeded;
import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.messaging.probe.EventProbe;
import dev.holdfast.money.Msat;
import dev.holdfast.settlement.domain.hold.Preimage;
import dev.holdfast.settlement.domain.node.NodeLeases;
import dev.holdfast.simulator.NetworkOptions;
import dev.holdfast.simulator.SimulatedNetwork;
import dev.holdfast.simulator.SimulatedNode;
import dev.holdfast.testkit.TestServers;
import dev.holdfast.testkit.embedded.KafkaBroker;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two instances between one database, one Kafka and one node. */
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init")
class InstancesTest {
  private static final Logger LOG = LoggerFactory.getLogger(InstancesTest.class);
  private static final Msat PRICE = Msat.ofSat(20_000);

  private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
  private final SimulatedNetwork network =
      SimulatedNetwork.start(
          NetworkOptions.market(List.of("market-1"), List.of("buyer", "provider"), 50_000_000));
  private final SimulatedNode node = network.node("market-1");
  private final TestWallet buyer = new TestWallet(network.node("buyer"));
  private final TestWallet provider = new TestWallet(network.node("provider"));

  private KafkaBroker kafka;
  private JdbcClient jdbc;
  private EventProbe events;
  private Map<String, String> environment;
  private Instance first;
  private ConfigurableApplicationContext second;

  @BeforeAll
  void start(@TempDir Path folder) {
    kafka = KafkaBroker.start(folder);
    environment = new HashMap<>(TestServers.environment("settlement"));
    environment.putAll(TestSettings.node(0, node));
    environment.put("HOLDFAST_SETTLEMENT_KAFKA", kafka.bootstrapServers());
    environment.putAll(TestSettings.preimageKey());
    environment.put("HOLDFAST_SETTLEMENT_SMALL_LEGS_PER_CHANNEL_MSAT", "1000000000");
    jdbc =
        JdbcClient.create(
            new DriverManagerDataSource(
                setting("DB_URL"), setting("DB_USER"), setting("DB_PASSWORD")));
    first = Instance.start("first", environment, folder.resolve("first.log"));
    MarketTest.await(() -> "first".equals(owner()));
    second = second();
    events = new EventProbe(kafka.bootstrapServers(), Clock.systemUTC(), Topics.ALL);
  }

  private ConfigurableApplicationContext second() {
    String[] arguments =
        environment.entrySet().stream()
            .map(e -> "--" + e.getKey() + "=" + e.getValue())
            .toArray(String[]::new);
    return new SpringApplicationBuilder(SettlementApplication.class)
        .properties("spring.config.name=settlement-service", "HOLDFAST_SETTLEMENT_INSTANCE=second")
        .run(arguments);
  }

  @AfterAll
  void end() {
    events.close();
    buyer.close();
    provider.close();
    first.close();
    second.close();
    network.close();
    kafka.close();
  }

  @Test
  @Order(1)
  void an_instance_that_is_killed_is_taken_over_with_no_hold_lost_and_no_payout_sent_twice() {
    EscrowLife locked = life();
    locked.lock(buyer);
    EscrowLife unpaid = life();
    unpaid.planAndOpen();
    EscrowLife paying = life();
    paying.lock(buyer);
    Preimage kept = Preimage.random(new SecureRandom());
    byte[] hash = HexFormat.of().parseHex(kept.hash().hex());
    paying.decide(100, provider.holdInvoice(hash, paying.due()));
    paying.await(PayoutInFlight.class);
    EscrowLife paid = life();
    paid.lock(buyer);
    node.faults().refuse("SettleInvoice", 1_000);
    paid.decide(100, provider.invoice(paid.due()));
    paid.await(PayoutSucceeded.class);
    assertThat(owner()).isEqualTo("first");
    int sends = node.faults().calls("SendPaymentV2");

    Instant killed = Instant.now();
    first.kill();
    node.faults().clear();
    MarketTest.await(() -> leases().owns("market-1"));
    LOG.info("taken over after {} ms", Duration.between(killed, Instant.now()).toMillis());

    List<CompletableFuture<Payment>> late = unpaid.pay(buyer);
    unpaid.accepted();
    paid.await(LegSettled.class);
    provider.settle(kept.bytes());
    paying.await(PayoutSucceeded.class);
    paying.await(LegSettled.class);
    locked.decide(100, provider.invoice(locked.due()));
    locked.await(PayoutSucceeded.class);
    locked.await(LegSettled.class);
    unpaid.decide(0, null);

    assertThat(late)
        .allSatisfy(payment ->
            assertThat(payment.join().getStatus()).isEqualTo(Payment.PaymentStatus.FAILED));
    assertThat(node.faults().calls("SendPaymentV2")).isEqualTo(sends + 1);
    assertThat(fence()).isEqualTo(2);
  }

  @Test
  @Order(2)
  void an_instance_whose_node_was_taken_over_begins_no_payment() {
    EscrowLife escrow = life();
    escrow.lock(buyer);
    int sends = node.faults().calls("SendPaymentV2");
    jdbc.sql(
            """
            update node_lease set owner = 'another', fence = fence + 1,
            until = clock_timestamp() + interval '5 seconds'
            """)
        .update();

    escrow.decide(100, provider.invoice(escrow.due()));
    MarketTest.await(() -> !leases().owns("market-1"));
    assertThat(owner()).isEqualTo("another");
    assertThat(node.faults().calls("SendPaymentV2")).isEqualTo(sends);

    escrow.await(PayoutSucceeded.class);
    assertThat(owner()).isEqualTo("second");
    assertThat(node.faults().calls("SendPaymentV2")).isEqualTo(sends + 1);
  }

  @Test
  @Order(6)
  void ten_thousand_waiting_legs_cost_a_bounded_number_of_calls_and_delay_no_order() {
    new WaitingLegs(jdbc, node).add(10_000);
    long begin = System.nanoTime();
    int before = node.faults().calls("LookupInvoiceV2");

    EscrowLife order = life();
    order.lock(buyer);
    order.decide(100, provider.invoice(order.due()));
    order.await(PayoutSucceeded.class);
    order.await(LegSettled.class);
    MarketTest.await(() -> node.faults().calls("LookupInvoiceV2") - before > 2_000);

    double seconds = (System.nanoTime() - begin) / 1e9;
    int ofTheOrder = 20;
    assertThat(node.faults().calls("LookupInvoiceV2") - before)
        .isLessThanOrEqualTo((int) (200 * (seconds + 1)) + ofTheOrder);
  }

  /** The channels have one confirmation until blocks come. */
  @Test
  @Order(4)
  void a_large_leg_is_accepted_only_when_the_channel_it_came_through_is_deep() {
    EscrowLife large = new EscrowLife(events, ids, Msat.ofSat(12_000_000));
    large.planAndOpen().pay(buyer);
    EscrowLife small = life();
    small.lock(buyer);
    network.mine(4);
    assertThat(large.seen(LegAccepted.class)).isEmpty();
    network.mine(1);
    assertThat(large.accepted()).hasSize(1);
  }

  /** They come through the one channel that the buyer has, where 20,000 sat are held already. */
  @Test
  @Order(5)
  void small_legs_over_the_limit_of_their_channel_are_given_back_even_if_they_come_at_once() {
    List<EscrowLife> lives =
        IntStream.range(0, 30)
            .mapToObj(i -> new EscrowLife(events, ids, Msat.ofSat(45_000)).planAndOpen())
            .toList();
    lives.forEach(life -> life.pay(buyer));
    MarketTest.await(() ->
        lives.stream()
            .allMatch(life ->
                !life.seen(LegAccepted.class).isEmpty()
                    || !life.seen(LegCancelled.class).isEmpty()));
    assertThat(lives.stream().filter(life -> !life.seen(LegAccepted.class).isEmpty())).hasSize(21);
    assertThat(lives.stream().flatMap(life -> life.seen(LegCancelled.class).stream()))
        .hasSize(9)
        .extracting(LegCancelled::cause)
        .containsOnly(LegCancelCause.SMALL_LEGS_IN_CHANNEL);
  }

  private EscrowLife life() {
    return new EscrowLife(events, ids, PRICE);
  }

  private NodeLeases leases() {
    return second.getBean(NodeLeases.class);
  }

  private String setting(String name) {
    return Objects.requireNonNull(environment.get("HOLDFAST_SETTLEMENT_" + name));
  }

  private @Nullable String owner() {
    boolean migrated =
        jdbc.sql("select to_regclass('node_lease') is not null").query(Boolean.class).single();
    return migrated
        ? jdbc.sql("select owner from node_lease").query(String.class).optional().orElse(null)
        : null;
  }

  private long fence() {
    return jdbc.sql("select fence from node_lease").query(Long.class).single();
  }
}
