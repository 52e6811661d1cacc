package dev.holdfast.torture.load;

import dev.holdfast.money.Msat;
import dev.holdfast.money.SplitStep;
import dev.holdfast.sdk.HoldfastClient;
import dev.holdfast.sdk.model.Offer;
import dev.holdfast.sdk.model.OfferDraft;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** What one provider sells: the same work on different terms, at odd prices and in odd shares. */
final class Offers {
  private static final Duration LONG = Duration.ofMinutes(30);
  private static final Duration SHORT = Duration.ofSeconds(6);

  private final HoldfastClient provider;
  private final String evaluator;
  private final Map<Plan, Offer> byPlan = new ConcurrentHashMap<>();

  private Offers(HoldfastClient provider, String evaluator) {
    this.provider = provider;
    this.evaluator = evaluator;
  }

  /**
   * @param evaluator agent id of who releases work by a signature
   */
  static Offers of(HoldfastClient provider, Collection<Plan> plans, String evaluator) {
    Offers offers = new Offers(provider, evaluator);
    plans.forEach(offers::publish);
    return offers;
  }

  /** Publishes the offer of a plan, also in place of the one before. */
  void publish(Plan plan) {
    OfferDraft draft = draft(plan, evaluator);
    byPlan.put(plan, Patience.untilDone(() -> provider.offers().publish(draft)));
  }

  Offer forPlan(Plan plan) {
    return java.util.Objects.requireNonNull(byPlan.get(plan));
  }

  private static OfferDraft draft(Plan plan, String evaluator) {
    OfferDraft draft =
        OfferDraft.of("Say it again: " + plan, price(plan), any(), any())
            .within(
                windowOf(plan, Plan.Hurry.DELIVERY),
                windowOf(plan, Plan.Hurry.REVIEW),
                windowOf(plan, Plan.Hurry.DISPUTE));
    if (plan.outcome() != null) {
      draft = draft.splitBy(SplitStep.STEP_5, plan.outcome());
    }
    return plan.review() == Plan.AtReview.EVALUATE
        ? draft.releasedBy(
            HoldfastClient.json()
                .readTree("{\"type\":\"signed_by\",\"evaluator\":\"" + evaluator + "\"}"))
        : draft;
  }

  private static Duration windowOf(Plan plan, Plan.Hurry window) {
    return plan.hurry() == window ? SHORT : LONG;
  }

  private static Msat price(Plan plan) {
    return Msat.of(20_000_003L + plan.ordinal() * 1_001L);
  }

  private static JsonNode any() {
    return HoldfastClient.json().readTree("{\"type\":\"object\"}");
  }
}
