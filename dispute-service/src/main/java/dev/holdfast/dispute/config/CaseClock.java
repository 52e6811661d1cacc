package dev.holdfast.dispute.config;

import dev.holdfast.dispute.app.Cases;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks for cases whose time is over. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class CaseClock {

  private final Cases cases;

  CaseClock(Cases cases) {
    this.cases = cases;
  }

  @Scheduled(fixedDelayString = "500ms")
  void tick() {
    cases.due().forEach(cases::timeOver);
  }
}
