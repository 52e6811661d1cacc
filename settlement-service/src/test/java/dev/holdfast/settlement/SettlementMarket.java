package dev.holdfast.settlement;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.holdfast.contracts.Topics;
import dev.holdfast.messaging.probe.EventProbe;
import dev.holdfast.simulator.NetworkOptions;
import dev.holdfast.simulator.SimulatedNetwork;
import dev.holdfast.simulator.SimulatedNode;
import dev.holdfast.testkit.TestKafka;
import dev.holdfast.testkit.TestServers;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The service, started once for all tests, between a Kafka of probes and a simulated network. */
final class SettlementMarket {
  private static final SettlementMarket SHARED = new SettlementMarket();

  final SimulatedNetwork network =
      SimulatedNetwork.start(
          NetworkOptions.market(List.of("market-1"), List.of("buyer", "provider"), 50_000_000));
  final SimulatedNode market = network.node("market-1");
  final SimulatedNode buyer = network.node("buyer");
  final SimulatedNode provider = network.node("provider");
  final ConfigurableApplicationContext service;
  final EventProbe events;
  final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

  private SettlementMarket() {
    Map<String, Object> settings = new HashMap<>(TestServers.environment("settlement"));
    settings.putAll(TestSettings.node(0, market));
    settings.putAll(TestSettings.preimageKey());
    settings.put("holdfast.settlement.payout-attempts", "2");
    settings.put(
        "holdfast.settlement.payouts-per-destination", TestSettings.PAYOUTS_PER_DESTINATION);
    settings.put("holdfast.settlement.payout-pause", "200ms");
    settings.put("holdfast.settlement.unfinished-every", "200ms");
    settings.put("holdfast.settlement.compare-every", "2s");
    settings.put("holdfast.settlement.call-deadline", "2s");
    settings.put("holdfast.settlement.longest-call", "3s");
    settings.put("holdfast.settlement.final-from-msat", "400000000");
    settings.put("spring.config.name", "settlement-service");
    String[] arguments =
        settings.entrySet().stream()
            .map(e -> "--" + e.getKey() + "=" + e.getValue())
            .toArray(String[]::new);
    service = new SpringApplicationBuilder(SettlementApplication.class).run(arguments);
    events = new EventProbe(TestKafka.bootstrapServers(), Clock.systemUTC(), Topics.ALL);
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  static SettlementMarket shared() {
    return SHARED;
  }

  UUID id() {
    return ids.generate();
  }

  private void close() {
    events.close();
    service.close();
    network.close();
  }
}
