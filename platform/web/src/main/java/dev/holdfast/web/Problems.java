package dev.holdfast.web;

import java.util.List;
import java.util.Map;

/** Makes refusals. Each becomes a {@code application/problem+json} answer. */
public final class Problems {
  private Problems() {}

  /** Any refusal; {@code code} should be one of {@link ProblemCode}. */
  public static ProblemException of(int status, String code, String detail) {
    return new ProblemException(status, code, detail, List.of(), Map.of());
  }

  public static ProblemException of(
      int status, String code, String detail, List<FieldError> errors) {
    return new ProblemException(status, code, detail, errors, Map.of());
  }

  /** A refusal with the code's usual status. */
  public static ProblemException of(ProblemCode code, String detail) {
    return of(code.status(), code.code(), detail);
  }

  /** 400; {@code pointer} is a JSON pointer into the body, or the name of a parameter. */
  public static ProblemException validation(String pointer, String detail) {
    return validation(List.of(new FieldError(pointer, detail)));
  }

  public static ProblemException validation(List<FieldError> errors) {
    String detail = errors.isEmpty() ? "the request is not valid" : sentence(errors.getFirst());
    return of(400, ProblemCode.VALIDATION_FAILED.code(), detail, errors);
  }

  public static ProblemException unauthenticated(String detail) {
    return of(ProblemCode.UNAUTHENTICATED, detail);
  }

  public static ProblemException forbidden(String detail) {
    return of(ProblemCode.FORBIDDEN, detail);
  }

  /** 404, also for what the caller may not know of. */
  public static ProblemException notFound(String detail) {
    return of(ProblemCode.NOT_FOUND, detail);
  }

  public static ProblemException conflict(String detail) {
    return of(ProblemCode.CONFLICT, detail);
  }

  public static ProblemException wrongState(String detail) {
    return of(ProblemCode.WRONG_STATE, detail);
  }

  /** 412: the {@code If-Match} is not the current ETag. */
  public static ProblemException staleVersion(String detail) {
    return of(ProblemCode.STALE_VERSION, detail);
  }

  /** 429: a limit on what may be open at once. */
  public static ProblemException capacityReached(String detail) {
    return of(ProblemCode.CAPACITY_REACHED, detail);
  }

  public static ProblemException windowTooLong(String detail) {
    return of(ProblemCode.WINDOW_TOO_LONG, detail);
  }

  public static ProblemException payoutInvoiceInvalid(String detail) {
    return of(ProblemCode.PAYOUT_INVOICE_INVALID, detail);
  }

  public static ProblemException lightningUnavailable(String detail) {
    return retryLater(ProblemCode.LIGHTNING_UNAVAILABLE, detail, 5);
  }

  public static ProblemException serviceUnavailable(String detail) {
    return retryLater(ProblemCode.SERVICE_UNAVAILABLE, detail, 1);
  }

  private static ProblemException retryLater(ProblemCode code, String detail, int seconds) {
    return new ProblemException(
        code.status(),
        code.code(),
        detail,
        List.of(),
        Map.of("Retry-After", Integer.toString(seconds)));
  }

  private static String sentence(FieldError error) {
    return error.pointer().isEmpty() ? error.detail() : error.pointer() + ": " + error.detail();
  }
}
