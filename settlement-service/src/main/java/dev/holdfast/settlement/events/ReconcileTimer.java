package dev.holdfast.settlement.events;

import dev.holdfast.settlement.app.Reconciler;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The slow timer behind the streams: what they missed is found here. */
@Component
class ReconcileTimer {
  private final Reconciler reconciler;

  ReconcileTimer(Reconciler reconciler) {
    this.reconciler = reconciler;
  }

  @Scheduled(fixedDelayString = "${holdfast.settlement.unfinished-every:1s}")
  void unfinished() {
    reconciler.unfinished();
  }

  @Scheduled(fixedDelayString = "${holdfast.settlement.compare-every:10s}")
  void everything() {
    reconciler.all();
  }
}
