package dev.holdfast.web.security;

import dev.holdfast.web.ProblemCode;
import dev.holdfast.web.ProblemException;
import dev.holdfast.web.Problems;
import dev.holdfast.web.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** What Spring Security refuses, as problems. */
final class Refusal implements AuthenticationEntryPoint, AccessDeniedHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Refusal.class);

  private final ProblemWriter problems;

  Refusal(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    problems.write(request, response, problemOf(e));
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException {
    problems.write(request, response, Problems.forbidden(ProblemCode.FORBIDDEN.title()));
  }

  private static ProblemException problemOf(AuthenticationException e) {
    return switch (e) {
      case AuthenticationServiceException unavailable -> {
        LOG.warn("tokens cannot be checked", unavailable);
        yield Problems.serviceUnavailable("tokens cannot be checked at the moment");
      }
      case OAuth2AuthenticationException invalid -> {
        LOG.debug("a token was refused", invalid);
        yield refused("the token is not valid, or it has expired", ", error=\"invalid_token\"");
      }
      default -> refused("a token is needed", "");
    };
  }

  private static ProblemException refused(String detail, String error) {
    return new ProblemException(
        401,
        ProblemCode.UNAUTHENTICATED.code(),
        detail,
        List.of(),
        Map.of("WWW-Authenticate", "Bearer realm=\"holdfast\"" + error));
  }
}
