package dev.holdfast.torture.load;

import dev.holdfast.sdk.model.DeadlineOutcome;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an order is meant to end. What breaks meanwhile may end it otherwise, never unfairly. */
public enum Plan {
  ACCEPTED(AtReview.ACCEPT),
  /** As the terms of a quote say. */
  QUOTED(AtReview.ACCEPT),
  SILENT_BUYER(AtReview.NOTHING, Hurry.REVIEW),
  /** An evaluator's signature releases the money. */
  EVALUATED(AtReview.EVALUATE),
  NEVER_PAID(AtReview.NOTHING),
  CANCELLED_UNPAID(AtReview.NOTHING),
  CANCELLED_BY_PROVIDER(AtReview.NOTHING),
  NEVER_DELIVERED(AtReview.NOTHING, Hurry.DELIVERY),
  AWARDED_TO_PROVIDER(100, Hurry.NONE, DeadlineOutcome.REFUND),
  AWARDED_TO_BUYER(0, Hurry.NONE, DeadlineOutcome.REFUND),
  AWARDED_IN_PART(65, Hurry.NONE, DeadlineOutcome.REFUND),
  AGREED_SPLIT(AtReview.SPLIT),
  /** An agreement while an arbiter has the case. */
  AGREED_IN_DISPUTE(AtReview.DISPUTE),
  /** The invoice is of the whole price, so the provider is asked for another one. */
  INVOICE_REPLACED(AtReview.SPLIT),
  HALVED(-1, Hurry.DISPUTE, DeadlineOutcome.SPLIT_50),
  CUSTODY(40, Hurry.DISPUTE, DeadlineOutcome.CUSTODY),
  /** The provider is asked for another invoice, and gives none: the guard settles and credits. */
  INVOICE_NEVER_REPLACED(AtReview.SPLIT),
  /** So near to the guard's block that the market settles before it pays. */
  ACCEPTED_LATE(AtReview.ACCEPT);

  /** What the buyer does with the work. */
  enum AtReview {
    NOTHING,
    ACCEPT,
    EVALUATE,
    SPLIT,
    DISPUTE
  }

  /** Which window is over soon. */
  enum Hurry {
    NONE,
    DELIVERY,
    REVIEW,
    DISPUTE
  }

  private final AtReview review;
  private final int award;
  private final Hurry hurry;
  private final @Nullable DeadlineOutcome outcome;

  Plan(AtReview review) {
    this(review, Hurry.NONE);
  }

  Plan(AtReview review, Hurry hurry) {
    this.review = review;
    this.award = -1;
    this.hurry = hurry;
    this.outcome =
        review == AtReview.SPLIT || review == AtReview.DISPUTE ? DeadlineOutcome.REFUND : null;
  }

  Plan(int award, Hurry hurry, DeadlineOutcome outcome) {
    this.review = AtReview.DISPUTE;
    this.award = award;
    this.hurry = hurry;
    this.outcome = outcome;
  }

  /** All that end without waiting for blocks. */
  public static List<Plan> prompt() {
    return Arrays.stream(values()).filter(plan -> !plan.waitsForBlocks()).toList();
  }

  /** All that the guard's block ends, or almost. */
  public static List<Plan> late() {
    return Arrays.stream(values()).filter(Plan::waitsForBlocks).toList();
  }

  boolean waitsForBlocks() {
    return this == INVOICE_NEVER_REPLACED || this == ACCEPTED_LATE;
  }

  boolean isPaid() {
    return this != NEVER_PAID && this != CANCELLED_UNPAID;
  }

  /** Whether the payout invoice says an amount, which no partial award fits. */
  boolean namesTheAmount() {
    return this == INVOICE_REPLACED || this == INVOICE_NEVER_REPLACED;
  }

  AtReview review() {
    return review;
  }

  /** The provider's percent that the arbiter awards; -1 where it awards nothing. */
  int award() {
    return award;
  }

  Hurry hurry() {
    return hurry;
  }

  /** Of a dispute; none where the price is not divided. */
  @Nullable DeadlineOutcome outcome() {
    return outcome;
  }
}
