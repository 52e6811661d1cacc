package dev.holdfast.web.problem;

import dev.holdfast.web.FieldError;
import dev.holdfast.web.ProblemCode;
import dev.holdfast.web.ProblemException;
import dev.holdfast.web.Problems;
import dev.holdfast.web.json.JsonTrouble;
import dev.holdfast.web.request.BodyTooLargeException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;

/** What Spring's own refusals mean in our words. */
final class Refusals {
  private Refusals() {}

  static ProblemException unreadable(HttpMessageNotReadableException e) {
    BodyTooLargeException tooLarge = Causes.find(e, BodyTooLargeException.class);
    if (tooLarge != null) {
      return tooLarge(tooLarge);
    }
    JacksonException json = Causes.find(e, JacksonException.class);
    return json != null
        ? JsonTrouble.problemOf(json)
        : Problems.validation("", "a JSON body is needed");
  }

  static ProblemException tooLarge(BodyTooLargeException e) {
    return Problems.of(ProblemCode.PAYLOAD_TOO_LARGE, String.valueOf(e.getMessage()));
  }

  static ProblemException invalid(BindingResult result) {
    return Problems.validation(
        result.getAllErrors().stream()
            .map(error ->
                new FieldError(
                    error instanceof org.springframework.validation.FieldError field
                        ? Pointers.of(field.getField(), result.getTarget())
                        : "",
                    message(error.getDefaultMessage())))
            .sorted(Comparator.comparing(FieldError::pointer))
            .toList());
  }

  static ProblemException invalid(HandlerMethodValidationException e) {
    List<FieldError> errors =
        e.getParameterValidationResults().stream()
            .flatMap(result ->
                result.getResolvableErrors().stream()
                    .map(error ->
                        new FieldError(
                            Pointers.snake(
                                String.valueOf(result.getMethodParameter().getParameterName())),
                            message(error.getDefaultMessage()))))
            .toList();
    return Problems.validation(errors);
  }

  static ProblemException wrongType(MethodArgumentTypeMismatchException e, boolean inPath) {
    if (inPath) {
      return Problems.notFound("there is nothing with that id");
    }
    Class<?> type = e.getRequiredType();
    String expected = type != null && type.isEnum() ? "one of " + names(type) : "of another type";
    return Problems.validation(e.getName(), "must be " + expected);
  }

  static ProblemException missing(MissingServletRequestParameterException e) {
    return Problems.validation(e.getParameterName(), "is needed");
  }

  static ProblemException missing(MissingRequestHeaderException e) {
    return Problems.validation(e.getHeaderName(), "this header is needed");
  }

  /** By the status alone, with the headers Spring would send, such as Allow. */
  static ProblemException of(ErrorResponse response) {
    ProblemException plain = of(response.getStatusCode(), response.getBody().getDetail());
    return new ProblemException(
        plain.status(), plain.code(), plain.detail(), List.of(), flat(response.getHeaders()));
  }

  static ProblemException of(HttpStatusCode status, @Nullable String detail) {
    ProblemCode code =
        switch (status.value()) {
          case 400 -> ProblemCode.VALIDATION_FAILED;
          case 401 -> ProblemCode.UNAUTHENTICATED;
          case 403 -> ProblemCode.FORBIDDEN;
          case 404 -> ProblemCode.NOT_FOUND;
          case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
          case 406 -> ProblemCode.NOT_ACCEPTABLE;
          case 409 -> ProblemCode.CONFLICT;
          case 412 -> ProblemCode.STALE_VERSION;
          case 413 -> ProblemCode.PAYLOAD_TOO_LARGE;
          case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
          case 429 -> ProblemCode.RATE_LIMITED;
          case 503, 504 -> ProblemCode.SERVICE_UNAVAILABLE;
          default ->
              status.is4xxClientError()
                  ? ProblemCode.VALIDATION_FAILED
                  : ProblemCode.INTERNAL_ERROR;
        };
    boolean ours = code == ProblemCode.INTERNAL_ERROR;
    return Problems.of(status.value(), code.code(), ours || detail == null ? code.title() : detail);
  }

  private static Map<String, String> flat(HttpHeaders headers) {
    return headers.headerSet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> String.join(", ", e.getValue())));
  }

  private static String message(@Nullable String message) {
    return message == null ? "is not valid" : message;
  }

  private static String names(Class<?> type) {
    return java.util.Arrays.stream(type.getEnumConstants())
        .map(String::valueOf)
        .collect(Collectors.joining(", "));
  }
}
