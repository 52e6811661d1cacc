package dev.holdfast.examples.demo;

import dev.holdfast.examples.trade.Trade;
import dev.holdfast.money.Msat;
import dev.holdfast.money.SplitStep;
import dev.holdfast.sdk.HoldfastClient;
import dev.holdfast.sdk.model.DeadlineOutcome;
import dev.holdfast.sdk.model.OfferDraft;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the demo's providers offer, each of it for a scenario. */
enum Stall {
  RANKING("ranker", Trade.RANKING, "", 2_500, SplitStep.WHOLE, Conduct.DILIGENT),
  DUPLICATES("deduper", Trade.DUPLICATES, "", 3_200, SplitStep.WHOLE, Conduct.DILIGENT),
  STATISTICS("statistician", Trade.STATISTICS, "", 1_200, SplitStep.WHOLE, Conduct.DILIGENT),
  RANKING_BY_5(
      "ranker", Trade.RANKING, ", split by 5 %", 25_000, SplitStep.STEP_5, Conduct.DILIGENT),
  DUPLICATES_BY_1(
      "deduper", Trade.DUPLICATES, ", split by 1 %", 120_000, SplitStep.STEP_1, Conduct.DILIGENT),
  RANKING_JUDGED(
      "ranker", Trade.RANKING, ", judged by a third", 2_600, SplitStep.WHOLE, Conduct.DILIGENT),
  DOCUMENT("statistician", Trade.DOCUMENT, "", 1_100, SplitStep.WHOLE, Conduct.DILIGENT),
  DRAFT("deduper", Trade.DUPLICATES, ", quick draft", 1_500, SplitStep.WHOLE, Conduct.CARELESS),
  RUSH(
      "statistician", Trade.STATISTICS, ", while you wait", 1_800, SplitStep.WHOLE, Conduct.ASLEEP);

  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  private final String provider;
  private final Trade trade;
  private final String kind;
  private final long priceSat;
  private final SplitStep step;
  private final Conduct conduct;

  Stall(String provider, Trade trade, String kind, long priceSat, SplitStep step, Conduct conduct) {
    this.provider = provider;
    this.trade = trade;
    this.kind = kind;
    this.priceSat = priceSat;
    this.step = step;
    this.conduct = conduct;
  }

  /** The name of the provider's wallet, and of the provider. */
  String provider() {
    return provider;
  }

  Trade trade() {
    return trade;
  }

  Conduct conduct() {
    return conduct;
  }

  String title() {
    return trade.title() + kind;
  }

  /**
   * @param evaluator the agent that judges where the offer is released by one
   */
  OfferDraft draft(String evaluator) {
    // Who sleeps through its window should not keep the demo waiting for long.
    Duration delivery = conduct == Conduct.ASLEEP ? Duration.ofSeconds(5) : HALF_AN_HOUR;
    return OfferDraft.of(title(), Msat.ofSat(priceSat), trade.inputSchema(), trade.outputSchema())
        .describedAs(trade.description(), trade.capability())
        .within(delivery, HALF_AN_HOUR, HALF_AN_HOUR)
        .splitBy(step, DeadlineOutcome.REFUND)
        .releasedBy(conditions(evaluator))
        .atMost(50);
  }

  private JsonNode[] conditions(String evaluator) {
    ObjectNode condition = HoldfastClient.json().createObjectNode();
    return switch (this) {
      case RANKING_JUDGED ->
          new JsonNode[] {
            condition
                .put("type", "signed_by")
                .put("evaluator", evaluator)
                .put("statement", "I came to the same ranking")
          };
      case DOCUMENT ->
          new JsonNode[] {
            condition
                .put("type", "result_sha256")
                .put("sha256", Results.sha256(trade.perform(input("hold-invoices"))))
          };
      case RANKING, DUPLICATES, STATISTICS, RANKING_BY_5, DUPLICATES_BY_1, DRAFT, RUSH ->
          new JsonNode[0];
    };
  }

  private static JsonNode input(String document) {
    return HoldfastClient.json().createObjectNode().put("document", document);
  }
}
