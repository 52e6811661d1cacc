package dev.holdfast.web.idempotency;

import dev.holdfast.web.Caller;
import dev.holdfast.web.Idempotent;
import dev.holdfast.web.ProblemCode;
import dev.holdfast.web.ProblemException;
import dev.holdfast.web.Problems;
import dev.holdfast.web.security.Callers;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets the first request with a key through and answers the others. */
final class IdempotencyInterceptor implements HandlerInterceptor, WebMvcConfigurer {
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]{0,199})");

  private final AnswerStore store;

  IdempotencyInterceptor(AnswerStore store) {
    this.store = store;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    boolean repeatable =
        handler instanceof HandlerMethod method && method.hasMethodAnnotation(Idempotent.class);
    if (!repeatable || request.getDispatcherType() != DispatcherType.REQUEST) {
      return true;
    }
    RequestKey key = keyOf(request);
    return switch (store.claim(key, IdempotencyFilter.repeatable(request).hash())) {
      case Claim.Ours ours -> {
        request.setAttribute(IdempotencyFilter.CLAIM, ours);
        yield true;
      }
      case Claim.Answered(StoredAnswer answer) -> {
        repeat(answer, response);
        yield false;
      }
      case Claim.Running() -> throw stillRunning();
      case Claim.OtherBody() ->
          throw Problems.of(
              ProblemCode.IDEMPOTENCY_KEY_REUSED,
              "this Idempotency-Key was used here with another body");
    };
  }

  private static RequestKey keyOf(HttpServletRequest request) {
    String key = request.getHeader(IdempotencyFilter.HEADER);
    if (key == null || key.isBlank()) {
      throw Problems.of(
          ProblemCode.IDEMPOTENCY_KEY_MISSING,
          "this call needs the header Idempotency-Key, so that it can be repeated safely");
    }
    if (!KEY.matcher(key).matches()) {
      throw Problems.validation(
          IdempotencyFilter.HEADER, "must be 1 to 200 printable ASCII characters");
    }
    Caller caller = Callers.current();
    String query = request.getQueryString();
    return new RequestKey(
        caller == null ? "" : caller.agentId(),
        request.getMethod() + " " + request.getRequestURI() + (query == null ? "" : "?" + query),
        key);
  }

  private static void repeat(StoredAnswer answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.status());
    if (answer.contentType() != null) {
      response.setContentType(answer.contentType());
    }
    if (answer.location() != null) {
      response.setHeader(HttpHeaders.LOCATION, answer.location());
    }
    if (answer.etag() != null) {
      response.setHeader(HttpHeaders.ETAG, answer.etag());
    }
    response.setHeader("Idempotency-Replayed", "true");
    response.getOutputStream().write(answer.body());
  }

  private static ProblemException stillRunning() {
    return new ProblemException(
        ProblemCode.REQUEST_IN_PROGRESS.status(),
        ProblemCode.REQUEST_IN_PROGRESS.code(),
        "the first request with this Idempotency-Key has not been answered yet",
        List.of(),
        Map.of(HttpHeaders.RETRY_AFTER, "1"));
  }
}
