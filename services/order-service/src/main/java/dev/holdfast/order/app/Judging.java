package dev.holdfast.order.app;

import dev.holdfast.order.domain.ConditionJudge;
import java.util.UUID;

/** Judges a delivery by the conditions of its order, outside of any transaction. */
public final class Judging {

  private final Judgements judgements;
  private final ConditionJudge judge;

  public Judging(Judgements judgements, ConditionJudge judge) {
    this.judgements = judgements;
    this.judge = judge;
  }

  /** Does nothing for an order that has no conditions, or is past its delivery. */
  public void judge(UUID orderId) {
    judgements.open(orderId).ifPresent(facts -> judgements.close(orderId, judge.judge(facts)));
  }
}
