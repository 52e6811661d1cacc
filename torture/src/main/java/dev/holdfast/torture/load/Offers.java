package dev.holdfast.torture.load;

import dev.holdfast.money.Msat;
import dev.holdfast.money.SplitStep;
import dev.holdfast.sdk.HoldfastClient;
import dev.holdfast.sdk.model.DeadlineOutcome;
import dev.holdfast.sdk.model.Offer;
import dev.holdfast.sdk.model.OfferDraft;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What one provider sells: the same work on different terms, at odd prices and in odd shares. */
final class Offers {
  private static final Duration LONG = Duration.ofMinutes(30);
  private static final Duration SHORT = Duration.ofSeconds(6);

  private final Map<Plan, Offer> byPlan = new EnumMap<>(Plan.class);

  private Offers() {}

  static Offers of(HoldfastClient provider) {
    Offers offers = new Offers();
    for (Plan plan : Plan.values()) {
      offers.byPlan.put(plan, Patience.untilDone(() -> provider.offers().publish(draft(plan))));
    }
    return offers;
  }

  Offer forPlan(Plan plan) {
    return java.util.Objects.requireNonNull(byPlan.get(plan));
  }

  private static OfferDraft draft(Plan plan) {
    OfferDraft draft = OfferDraft.of("Say it again: " + plan, price(plan), any(), any());
    return switch (plan) {
      case ACCEPTED, NEVER_PAID, CANCELLED_UNPAID, CANCELLED_BY_PROVIDER ->
          draft.within(LONG, LONG, LONG);
      case SILENT_BUYER -> draft.within(LONG, SHORT, LONG);
      case NEVER_DELIVERED -> draft.within(SHORT, LONG, LONG);
      case AWARDED_TO_PROVIDER, AWARDED_TO_BUYER, AWARDED_IN_PART, AGREED_SPLIT ->
          draft.within(LONG, LONG, LONG).splitBy(SplitStep.STEP_5, DeadlineOutcome.REFUND);
      case HALVED ->
          draft.within(LONG, LONG, SHORT).splitBy(SplitStep.STEP_5, DeadlineOutcome.SPLIT_50);
      case CUSTODY ->
          draft.within(LONG, LONG, SHORT).splitBy(SplitStep.STEP_5, DeadlineOutcome.CUSTODY);
    };
  }

  private static Msat price(Plan plan) {
    return Msat.of(20_000_003L + plan.ordinal() * 1_001L);
  }

  private static JsonNode any() {
    return HoldfastClient.json().readTree("{\"type\":\"object\"}");
  }
}
