package dev.holdfast.web.problem;

import dev.holdfast.web.ProblemCode;
import dev.holdfast.web.ProblemException;
import dev.holdfast.web.Problems;
import dev.holdfast.web.request.BodyTooLargeException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * What no advice knew. It is asked after all advices, so that a service's own come first in
 * whatever order they are found.
 */
final class LastResort implements HandlerExceptionResolver, Ordered {
  private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);

  private final ProblemWriter problems;

  LastResort(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception e) {
    if (response.isCommitted() || Causes.find(e, AsyncRequestNotUsableException.class) != null) {
      LOG.debug("the caller of {} went away", request.getRequestURI(), e);
      return new ModelAndView();
    }
    try {
      problems.write(request, response, problemOf(e, request));
    } catch (IOException gone) {
      LOG.debug("the caller of {} went away", request.getRequestURI(), gone);
    }
    return new ModelAndView();
  }

  static ProblemException problemOf(Throwable e, HttpServletRequest request) {
    BodyTooLargeException tooLarge = Causes.find(e, BodyTooLargeException.class);
    if (tooLarge != null) {
      return Refusals.tooLarge(tooLarge);
    }
    ProblemException wrapped = Causes.find(e, ProblemException.class);
    if (wrapped != null) {
      return wrapped;
    }
    if (isNulCharacter(e)) {
      return Problems.validation("", "a text must not contain the character NUL");
    }
    LOG.error("unexpected failure of {} {}", request.getMethod(), request.getRequestURI(), e);
    return Problems.of(ProblemCode.INTERNAL_ERROR, "something unexpected happened");
  }

  /**
   * JSON can write NUL and PostgreSQL cannot keep it, in a text (22021) or in JSON (22P05). Nothing
   * else in a valid request leads to these.
   */
  private static boolean isNulCharacter(Throwable e) {
    SQLException refused = Causes.find(e, SQLException.class);
    return refused != null
        && ("22021".equals(refused.getSQLState()) || "22P05".equals(refused.getSQLState()));
  }
}
