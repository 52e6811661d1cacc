package dev.holdfast.order.config;

import dev.holdfast.order.app.Judgements;
import dev.holdfast.order.app.Judging;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Judges again what is open, and what was delivered when this service was away. */
@Component
class JudgeClock {

  private static final Logger log = LoggerFactory.getLogger(JudgeClock.class);

  private final Judgements judgements;
  private final Judging judging;

  JudgeClock(Judgements judgements, Judging judging) {
    this.judgements = judgements;
    this.judging = judging;
  }

  @Scheduled(fixedDelayString = "500ms")
  void tick() {
    for (var orderId : judgements.due()) {
      try {
        judging.judge(orderId);
      } catch (RuntimeException e) {
        // One that cannot be judged now must not keep the others waiting.
        log.warn("Order {} was not judged and will be again", orderId, e);
      }
    }
  }
}
