package dev.holdfast.web.idempotency;

import dev.holdfast.web.ProblemCode;
import dev.holdfast.web.Problems;
import dev.holdfast.web.problem.ProblemWriter;
import dev.holdfast.web.request.BodyTooLargeException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;

/**
 * Reads the body before the controller does and keeps the answer before the caller gets it. Whether
 * the call is one that takes a key at all is known only to {@link IdempotencyInterceptor}, which
 * leaves its claim in the request.
 */
final class IdempotencyFilter extends OncePerRequestFilter {
  static final String HEADER = "Idempotency-Key";
  static final String CLAIM = IdempotencyFilter.class.getName() + ".claim";

  private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);
  private static final String WRAPPED = IdempotencyFilter.class.getName() + ".response";

  private final AnswerStore store;
  private final ProblemWriter problems;

  IdempotencyFilter(AnswerStore store, ProblemWriter problems) {
    this.store = store;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getHeader(HEADER) == null
        || request.getMethod().equals("GET")
        || request.getMethod().equals("HEAD");
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpServletRequest repeatable = request;
    ContentCachingResponseWrapper answer;
    if (request.getAttribute(WRAPPED) instanceof ContentCachingResponseWrapper begun) {
      answer = begun;
    } else {
      try {
        repeatable = new RepeatableRequest(request);
      } catch (BodyTooLargeException e) {
        problems.write(
            request,
            response,
            Problems.of(ProblemCode.PAYLOAD_TOO_LARGE, String.valueOf(e.getMessage())));
        return;
      }
      answer = new ContentCachingResponseWrapper(response);
      request.setAttribute(WRAPPED, answer);
    }
    boolean done = false;
    try {
      chain.doFilter(repeatable, answer);
      done = true;
    } finally {
      if (!done) {
        giveBack(request);
      } else if (!repeatable.isAsyncStarted()) {
        keep(request, answer);
        answer.copyBodyToResponse();
      }
    }
  }

  /**
   * Not kept are answers that ask the caller to try again. Where keeping fails the caller still
   * gets its answer: the effect is there, and telling it otherwise would invite a second one.
   */
  private void keep(HttpServletRequest request, ContentCachingResponseWrapper answer) {
    if (!(request.getAttribute(CLAIM) instanceof Claim.Ours claim)) {
      return;
    }
    request.removeAttribute(CLAIM);
    int status = answer.getStatus();
    boolean tryAgain =
        status >= 500 || status == 429 || answer.getHeader(HttpHeaders.RETRY_AFTER) != null;
    try {
      if (tryAgain) {
        store.giveBack(claim);
      } else {
        store.keep(
            claim,
            new StoredAnswer(
                status,
                answer.getContentType(),
                answer.getHeader(HttpHeaders.LOCATION),
                answer.getHeader(HttpHeaders.ETAG),
                answer.getContentAsByteArray()));
      }
    } catch (RuntimeException e) {
      LOG.error("the answer for an Idempotency-Key of {} was not kept", claim.key().route(), e);
    }
  }

  private void giveBack(HttpServletRequest request) {
    if (request.getAttribute(CLAIM) instanceof Claim.Ours claim) {
      request.removeAttribute(CLAIM);
      try {
        store.giveBack(claim);
      } catch (RuntimeException e) {
        LOG.warn("an Idempotency-Key stays claimed until its claim is stale", e);
      }
    }
  }

  /** The request that this filter wrapped, beneath whatever others put around it. */
  static RepeatableRequest repeatable(HttpServletRequest request) {
    RepeatableRequest found = WebUtils.getNativeRequest(request, RepeatableRequest.class);
    if (found == null) {
      throw new IllegalStateException("the idempotency filter did not run");
    }
    return found;
  }
}
