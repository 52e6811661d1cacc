package dev.holdfast.order.config;

import dev.holdfast.order.app.Windows;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for windows that are over. Several instances may: a row is worked off by one of them. */
@Component
class WindowClock {

  private final Windows windows;

  WindowClock(Windows windows) {
    this.windows = windows;
  }

  @Scheduled(fixedDelayString = "250ms")
  void tick() {
    windows.due().forEach(windows::over);
    windows.toRemind().forEach(windows::remind);
  }
}
