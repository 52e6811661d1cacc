package dev.holdfast.sdk;

import dev.holdfast.sdk.model.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The market refused: an RFC 9457 problem. Decide by {@link #code()}, show {@link #detail()}. */
public final class ProblemException extends HoldfastException {

  private final int status;
  private final String code;
  private final String detail;
  private final List<FieldError> errors;
  private final @Nullable String requestId;

  ProblemException(
      int status, String code, String detail, List<FieldError> errors, @Nullable String requestId) {
    super(describe(status, code, detail, errors), null);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.errors = List.copyOf(errors);
    this.requestId = requestId;
  }

  private static String describe(int status, String code, String detail, List<FieldError> errors) {
    StringBuilder text = new StringBuilder().append(status).append(' ').append(code);
    if (!detail.isEmpty()) {
      text.append(": ").append(detail);
    }
    errors.forEach(e -> text.append("; ").append(e.pointer()).append(": ").append(e.detail()));
    return text.toString();
  }

  /** The status of the HTTP answer. */
  public int status() {
    return status;
  }

  /** The stable name of the problem, such as {@code wrong-state}. */
  public String code() {
    return code;
  }

  public boolean is(String otherCode) {
    return code.equals(otherCode);
  }

  public String detail() {
    return detail;
  }

  /** The fields that were wrong, empty where the problem is not about fields. */
  public List<FieldError> errors() {
    return errors;
  }

  /** What the market's operator finds the call by. */
  public @Nullable String requestId() {
    return requestId;
  }
}
