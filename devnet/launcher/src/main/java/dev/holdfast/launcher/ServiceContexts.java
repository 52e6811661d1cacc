package dev.holdfast.launcher;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The Spring contexts of the services: started some at a time, closed all at once. Logging is as
 * the JVM that they run in has set it up; Spring Boot leaves it alone.
 */
public final class ServiceContexts implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ServiceContexts.class);

  /** More at a time compete for the same classes and cores, fewer leave a core idle. */
  private static final int AT_A_TIME = 3;

  private static final long CLOSE_SECONDS = 6;

  static {
    // Each context would set the JVM's one Logback up anew, and two that do so at once fail.
    System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
  }

  private final Collection<ConfigurableApplicationContext> contexts = new ConcurrentLinkedQueue<>();

  /**
   * Starts the services, in the order of the list.
   *
   * @param environment what each finds in its environment
   * @throws IllegalStateException when one does not start; the others have been closed then
   */
  public static ServiceContexts start(
      List<MarketService> services,
      Function<MarketService, Map<String, String>> environment,
      Consumer<MarketService> started) {
    // Tomcat remembers the folder of the first server of a JVM, which is gone with that server. Of
    // several that find it gone at once one makes it anew, and the others fail.
    System.clearProperty("catalina.home");
    ServiceContexts running = new ServiceContexts();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(
            AT_A_TIME, Thread.ofPlatform().name("start-", 0).daemon().factory())) {
      Map<MarketService, Future<?>> starting = new LinkedHashMap<>();
      for (MarketService service : services) {
        starting.put(
            service,
            threads.submit(() -> {
              running.contexts.add(run(service, environment.apply(service)));
              started.accept(service);
            }));
      }
      starting.forEach((service, future) -> await(service, future, starting.values()));
      return running;
    } catch (RuntimeException e) {
      running.close();
      throw e;
    }
  }

  private static void await(MarketService service, Future<?> started, Collection<Future<?>> all) {
    try {
      started.get();
    } catch (ExecutionException e) {
      all.forEach(other -> other.cancel(false));
      throw new IllegalStateException(
          service.configName() + " did not start: " + NestedExceptionUtils.getMostSpecificCause(e),
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the services start", e);
    }
  }

  /** Runs one service; whoever does closes its context. */
  public static ConfigurableApplicationContext run(
      MarketService service, Map<String, String> variables) {
    Map<String, Object> settings = new HashMap<>(variables);
    StandardEnvironment environment = new StandardEnvironment();
    // The suffix makes Boot read it as it reads the process's own environment.
    environment
        .getPropertySources()
        .addFirst(new SystemEnvironmentPropertySource("market-systemEnvironment", settings));
    SpringApplication application = new SpringApplication(service.application());
    application.setEnvironment(environment);
    application.setBannerMode(Banner.Mode.OFF);
    application.setRegisterShutdownHook(false);
    return application.run(
        "--spring.config.name=" + service.configName(),
        "--" + OwnAutoConfigurations.WITHOUT + "=" + String.join(",", service.without()),
        "--management.metrics.use-global-registry=false",
        "--spring.jmx.enabled=false",
        "--server.shutdown=immediate",
        "--spring.lifecycle.timeout-per-shutdown-phase=2s");
  }

  /**
   * Closes all contexts in parallel. One that hangs is left behind after some seconds: its threads
   * end with the JVM.
   */
  @Override
  public void close() {
    CountDownLatch open = new CountDownLatch(contexts.size());
    for (ConfigurableApplicationContext context : contexts) {
      Thread.ofPlatform()
          .name("close-" + context.getId())
          .daemon()
          .start(() -> {
            try {
              context.close();
            } finally {
              open.countDown();
            }
          });
    }
    try {
      if (!open.await(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        log.warn("{} services did not close within {} s", open.getCount(), CLOSE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
