package dev.holdfast.settlement.lnd;

import dev.holdfast.settlement.domain.node.Answer;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts calls by node, call and what became of them. */
final class LndMetrics {
  private final MeterRegistry registry;

  LndMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void count(String node, String call, Answer<?> answer) {
    String outcome =
        switch (answer) {
          case Answer.Done<?> done -> "done";
          case Answer.Refused<?> refused -> "refused";
          case Answer.Unknown<?> unknown -> "unknown";
        };
    registry
        .counter("holdfast.lnd.calls", "node", node, "call", call, "outcome", outcome)
        .increment();
  }
}
