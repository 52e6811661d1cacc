package dev.holdfast.web.client;

import dev.holdfast.web.FieldError;
import dev.holdfast.web.ProblemException;
import dev.holdfast.web.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hands on another service's refusal as it is. */
final class UpstreamRefusal implements RestClient.ResponseSpec.ErrorHandler {
  private static final Logger LOG = LoggerFactory.getLogger(UpstreamRefusal.class);

  private final String service;
  private final JsonMapper json;

  UpstreamRefusal(String service, JsonMapper json) {
    this.service = service;
    this.json = json;
  }

  @Override
  public void handle(HttpRequest request, ClientHttpResponse response) throws IOException {
    int status = response.getStatusCode().value();
    byte[] body = response.getBody().readAllBytes();
    JsonNode problem;
    try {
      problem = json.readTree(body);
    } catch (JacksonException e) {
      problem = json.missingNode();
    }
    String code = problem.path("code").asString("");
    if (code.isEmpty() || status == 500) {
      LOG.error(
          "{} answered {} {} with {}", service, request.getMethod(), request.getURI(), status);
      throw Problems.serviceUnavailable(service + " could not answer");
    }
    String retryAfter = response.getHeaders().getFirst(HttpHeaders.RETRY_AFTER);
    throw new ProblemException(
        status,
        code,
        problem.path("detail").asString(""),
        errors(problem),
        retryAfter == null ? Map.of() : Map.of(HttpHeaders.RETRY_AFTER, retryAfter));
  }

  private static List<FieldError> errors(JsonNode problem) {
    List<FieldError> errors = new ArrayList<>();
    for (JsonNode error : problem.path("errors")) {
      errors.add(
          new FieldError(error.path("pointer").asString(""), error.path("detail").asString("")));
    }
    return errors;
  }
}
