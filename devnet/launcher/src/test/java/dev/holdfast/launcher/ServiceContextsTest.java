package dev.holdfast.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;

class ServiceContextsTest {
  private static final int AT_ONCE = 3;
  private static final int ROUNDS = 50;

  @Test
  void services_that_start_at_once_do_not_break_the_log_they_share() throws Exception {
    try (ServiceContexts ignored =
            ServiceContexts.start(List.of(), service -> Map.of(), service -> {});
        ExecutorService services = Executors.newFixedThreadPool(AT_ONCE)) {
      for (int round = 0; round < ROUNDS; round++) {
        LoggingSystem.get(getClass().getClassLoader()).cleanUp();
        CyclicBarrier together = new CyclicBarrier(AT_ONCE);
        List<Future<?>> started = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
          started.add(services.submit(asAnyApplicationDoes(together)));
        }
        for (Future<?> service : started) {
          service.get();
        }
      }
    }
  }

  /** Of services that start at once and do not find it only one could make it anew. */
  @Test
  void services_do_not_look_for_the_folder_of_a_market_that_has_ended(@TempDir Path folder) {
    System.setProperty("catalina.home", folder.resolve("gone").toString());
    try (ServiceContexts ignored =
        ServiceContexts.start(List.of(), service -> Map.of(), service -> {})) {
      assertThat(System.getProperty("catalina.home")).isNull();
    }
  }

  /** What the listener of a Spring application does with logging before there is a context. */
  private static Callable<?> asAnyApplicationDoes(CyclicBarrier together) {
    return () -> {
      together.await();
      LoggingSystem logging = LoggingSystem.get(ServiceContextsTest.class.getClassLoader());
      logging.beforeInitialize();
      logging.initialize(new LoggingInitializationContext(new StandardEnvironment()), null, null);
      return together;
    };
  }
}
