package dev.holdfast.bench.jmh;

import dev.holdfast.contracts.settlement.PayoutSucceeded;
import dev.holdfast.messaging.EventJson;
import dev.holdfast.money.Msat;
import java.util.UUID;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** An event into its JSON and back. */
@State(Scope.Thread)
public class EventBenchmark {
  private PayoutSucceeded event =
      new PayoutSucceeded(
          UUID.randomUUID(),
          UUID.randomUUID(),
          UUID.randomUUID(),
          "ab".repeat(32),
          Msat.of(990_000),
          Msat.of(980_000),
          Msat.of(1_000),
          "02" + "cd".repeat(32));
  private String json = EventJson.MAPPER.writeValueAsString(event);

  @Benchmark
  public String event_to_json() {
    return EventJson.MAPPER.writeValueAsString(event);
  }

  @Benchmark
  public PayoutSucceeded event_from_json() {
    return EventJson.MAPPER.readValue(json, PayoutSucceeded.class);
  }
}
