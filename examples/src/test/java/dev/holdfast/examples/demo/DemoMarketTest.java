package dev.holdfast.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.examples.demo.OrderStory.Ending;
import dev.holdfast.sdk.AgentKey;
import dev.holdfast.sdk.model.OrderState;
import dev.holdfast.simulator.NetworkOptions;
import dev.holdfast.simulator.SimulatedNetwork;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every scenario, with real work and real hold invoices, at a market that believes everything. */
class DemoMarketTest {

  private static DemoSetup setup(SimulatedNetwork network, URI gateway) {
    Map<String, URI> wallets =
        DemoSetup.WALLETS.stream()
            .collect(
                Collectors.toMap(
                    Function.identity(), name -> URI.create(network.node(name).lndconnectUri())));
    return new DemoSetup(
        gateway,
        wallets,
        AgentKey.random(),
        List.of(Path.of(System.getProperty("holdfast.root", ".."))),
        Clock.systemUTC());
  }

  private static void passWindowOf(OrderStory story, FakeMarket fake) {
    boolean waits =
        switch (story.scenario()) {
          case NEVER_PAY -> story.toPayable() != null;
          case PROVIDER_MISSES -> story.state() == OrderState.FUNDED;
          case ACCEPT,
              STEP_5,
              STEP_1,
              CANCEL,
              DISPUTE_REFUND,
              DISPUTE_PAY,
              BY_MATCH,
              BY_EVALUATOR,
              BY_HASH,
              SPLIT_35,
              SETTLED_60 ->
              false;
        };
    UUID orderId = story.orderId();
    if (waits && orderId != null) {
      fake.letWindowPass(orderId);
    }
  }

  /** The fake market has no matching, no conditions and no splits: the whole market tries those. */
  private static final List<Scenario> PLAIN =
      List.of(
          Scenario.ACCEPT,
          Scenario.STEP_5,
          Scenario.STEP_1,
          Scenario.CANCEL,
          Scenario.NEVER_PAY,
          Scenario.PROVIDER_MISSES,
          Scenario.DISPUTE_REFUND,
          Scenario.DISPUTE_PAY);

  @Test
  void every_scenario_ends_as_it_should() throws Exception {
    List<OrderStory> told = new CopyOnWriteArrayList<>();
    try (SimulatedNetwork network =
            SimulatedNetwork.start(
                NetworkOptions.market(List.of("market"), DemoSetup.WALLETS, 10_000_000));
        FakeMarket fake = new FakeMarket(network.node("market"))) {
      long before = network.node("market").balanceMsat();
      List<OrderStory> ends;
      try (DemoMarket market =
          DemoMarket.open(
              setup(network, fake.uri()),
              story -> {
                told.add(story);
                passWindowOf(story, fake);
              })) {
        ends = market.run(PLAIN, 3);
      }

      assertThat(ends)
          .allSatisfy(end -> {
            assertThat(end.ending()).as("%s", end).isEqualTo(Ending.AS_IT_SHOULD);
            assertThat(end.isFinal()).isTrue();
            assertThat(end.toPayable()).isNotNull();
            assertThat(end.toPaid() != null).isEqualTo(end.scenario().providerIsPaid());
          });
      long fees =
          ends.stream()
              .filter(end -> end.scenario().providerIsPaid())
              .mapToLong(end -> end.price().value() / 100)
              .sum();
      assertThat(network.node("market").balanceMsat()).isEqualTo(before + fees);
      assertThat(network.node("market").pendingHtlcs()).isZero();
    }
    assertThat(told).extracting(OrderStory::number).contains(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void closing_ends_what_is_going_on_and_calls_nothing_a_failure() throws Exception {
    List<OrderStory> told = new CopyOnWriteArrayList<>();
    CountDownLatch begun = new CountDownLatch(1);
    try (SimulatedNetwork network =
            SimulatedNetwork.start(
                NetworkOptions.market(List.of("market"), DemoSetup.WALLETS, 10_000_000));
        FakeMarket fake = new FakeMarket(network.node("market"));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      DemoMarket market =
          DemoMarket.open(
              setup(network, fake.uri()),
              story -> {
                told.add(story);
                begun.countDown();
              });
      Future<List<OrderStory>> running = threads.submit(() -> market.run(Scenario.mix(9), 2));
      begun.await();
      market.close();

      assertThatThrownBy(running::get).hasRootCauseInstanceOf(InterruptedException.class);
      assertThat(told).extracting(OrderStory::ending).doesNotContain(Ending.OTHERWISE);
    }
  }

  @Test
  void a_mix_ends_mostly_in_payment_and_sixteen_show_everything() {
    assertThat(Scenario.mix(16)).containsAll(Arrays.asList(Scenario.values()));
    assertThat(Scenario.mix(16).stream().filter(Scenario::providerIsPaid)).hasSizeGreaterThan(8);
  }
}
