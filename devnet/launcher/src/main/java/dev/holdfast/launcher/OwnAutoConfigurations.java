package dev.holdfast.launcher;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * All services share one class path here, so Spring Boot would give each of them everybody's
 * starters: a database to the gateway, a gateway to every service. This filter, found by Boot
 * through {@code spring.factories}, takes away what a service's own jar does not bring. A property
 * would do less: a list in a service's own file and a list of the launcher's do not add up.
 */
public final class OwnAutoConfigurations
    implements AutoConfigurationImportFilter, EnvironmentAware {
  /** Prefixes of the auto-configuration classes that this context is not to have. */
  static final String WITHOUT = "holdfast.launcher.without";

  private String[] without = {};

  @Override
  public void setEnvironment(Environment environment) {
    without = environment.getProperty(WITHOUT, String[].class, new String[0]);
  }

  @Override
  public boolean[] match(
      @Nullable String[] autoConfigurationClasses, AutoConfigurationMetadata metadata) {
    boolean[] match = new boolean[autoConfigurationClasses.length];
    for (int i = 0; i < match.length; i++) {
      String name = autoConfigurationClasses[i];
      match[i] = name == null || keeps(name);
    }
    return match;
  }

  /** Whether the context is to have this auto-configuration. */
  boolean keeps(String className) {
    return Arrays.stream(without).noneMatch(className::startsWith);
  }
}
