package dev.holdfast.sdk;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.sdk.model.FieldError;
import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;

/** What came back for one try of a call. */
record Answer(int status, String body, @Nullable String retryAfter) {

  private static final JavaType PROBLEM = Json.type(Problem.class);

  static Answer of(HttpResponse<String> response) {
    return new Answer(
        response.statusCode(),
        response.body(),
        response.headers().firstValue("Retry-After").orElse(null));
  }

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  <T> T as(JavaType type) {
    return Json.read(body, type);
  }

  ProblemException problem() {
    try {
      Problem problem = Json.MAPPER.readValue(body, PROBLEM);
      if (problem != null && problem.code != null) {
        return new ProblemException(
            status,
            problem.code,
            problem.detail == null ? "" : problem.detail,
            problem.errors == null ? List.of() : problem.errors,
            problem.requestId);
      }
    } catch (JacksonException e) {
      // Something on the way answered in its own words; the status still says what it is.
    }
    return new ProblemException(status, "http-" + status, "", List.of(), null);
  }

  private record Problem(
      @Nullable String code,
      @Nullable String detail,
      @Nullable List<FieldError> errors,
      @JsonProperty("request_id") @Nullable String requestId) {}
}
