package dev.holdfast.web.security;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Reads paths such as {@code GET /v1/offers/**} or {@code /v1/auth/**} from the configuration. */
final class OpenPaths {
  /** Open in every service. Neither is reachable through the gateway. */
  private static final List<String> ALWAYS =
      List.of("GET /actuator/health/**", "GET /v3/api-docs/**", "/error");

  private OpenPaths() {}

  static RequestMatcher[] of(List<String> paths) {
    return Stream.concat(ALWAYS.stream(), paths.stream())
        .map(OpenPaths::matcher)
        .toArray(RequestMatcher[]::new);
  }

  static RequestMatcher[] only(List<String> paths) {
    return paths.stream().map(OpenPaths::matcher).toArray(RequestMatcher[]::new);
  }

  private static RequestMatcher matcher(String path) {
    String[] words = path.trim().split("\\s+");
    return words.length == 2
        ? PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.valueOf(words[0]), words[1])
        : PathPatternRequestMatcher.withDefaults().matcher(words[0]);
  }
}
