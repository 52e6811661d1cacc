package dev.holdfast.web.problem;

import dev.holdfast.web.ProblemCode;
import dev.holdfast.web.ProblemException;
import dev.holdfast.web.request.RequestId;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Writes a refusal, from a controller's advice as well as from a filter. */
public final class ProblemWriter {
  private final String publicUrl;
  private final JsonMapper json;

  public ProblemWriter(String publicUrl, JsonMapper json) {
    this.publicUrl = publicUrl;
    this.json = json;
  }

  /** The body of the refusal. */
  public Problem problemOf(ProblemException e, HttpServletRequest request) {
    return new Problem(
        publicUrl + "/problems/" + e.code(),
        e.code(),
        ProblemCode.of(e.code()).map(ProblemCode::title).orElseGet(() -> phrase(e.status())),
        e.status(),
        e.detail(),
        path(request),
        RequestId.of(request),
        e.errors());
  }

  /** Does nothing where the answer has begun already. */
  public void write(HttpServletRequest request, HttpServletResponse response, ProblemException e)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    byte[] body = json.writeValueAsBytes(problemOf(e, request));
    response.resetBuffer();
    response.setStatus(e.status());
    e.headers().forEach(response::setHeader);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.flushBuffer();
  }

  private static String path(HttpServletRequest request) {
    Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return original instanceof String uri ? uri : request.getRequestURI();
  }

  private static String phrase(int status) {
    HttpStatus known = HttpStatus.resolve(status);
    return known == null ? "Refused" : known.getReasonPhrase();
  }
}
