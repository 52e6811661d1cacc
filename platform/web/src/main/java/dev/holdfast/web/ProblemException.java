package dev.holdfast.web;

import java.util.List;
import java.util.Map;

/** A refusal that the caller is told as RFC 9457 says. Made by {@link Problems}. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final transient List<FieldError> errors;
  private final transient Map<String, String> headers;

  /**
   * @param code in kebab-case, listed in docs/problems.md
   * @param detail one sentence for the caller; never anything secret
   * @param headers of the answer, such as Retry-After
   */
  public ProblemException(
      int status,
      String code,
      String detail,
      List<FieldError> errors,
      Map<String, String> headers) {
    super(detail);
    this.status = status;
    this.code = code;
    this.errors = List.copyOf(errors);
    this.headers = Map.copyOf(headers);
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  public List<FieldError> errors() {
    return errors;
  }

  public Map<String, String> headers() {
    return headers;
  }
}
