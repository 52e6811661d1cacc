package dev.holdfast.settlement.lnd;

import dev.holdfast.settlement.domain.node.Answer;
import dev.holdfast.settlement.domain.node.Refusal;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What an error of LND means. Plain Go errors arrive as UNKNOWN with their text, so the text
 * decides; whatever is not recognised is unknown, never a refusal.
 */
final class LndAnswers {
  private record Known(String text, Refusal reason) {}

  private static final List<Known> REFUSALS =
      List.of(
          new Known("invoice with payment hash already exists", Refusal.ALREADY_EXISTS),
          new Known("payment already exists", Refusal.ALREADY_EXISTS),
          new Known("payment is in transition", Refusal.ALREADY_EXISTS),
          new Known("invoice is already paid", Refusal.ALREADY_EXISTS),
          new Known("unable to locate invoice", Refusal.NOT_FOUND),
          new Known("payment isn't initiated", Refusal.NOT_FOUND),
          new Known("invoice still open", Refusal.STILL_OPEN),
          new Known("invoice already canceled", Refusal.ALREADY_CANCELED),
          new Known("invoice already settled", Refusal.ALREADY_SETTLED),
          new Known("invoice expired", Refusal.INVOICE_EXPIRED),
          new Known("self-payments not allowed", Refusal.SELF_PAYMENT),
          new Known("cannot use hash of all-zeroes preimage", Refusal.INVALID),
          new Known("invalid hash length", Refusal.INVALID),
          new Known("CLTV delta of", Refusal.INVALID),
          new Known("memo too large", Refusal.INVALID));

  /** While it starts LND answers so; nothing was done, but nothing was decided either. */
  private static final List<String> NOT_YET =
      List.of("waiting to start", "wallet locked", "process of starting up");

  private LndAnswers() {}

  static <T> Answer<T> of(Supplier<T> call) {
    try {
      return new Answer.Done<>(call.get());
    } catch (StatusRuntimeException e) {
      return of(e);
    }
  }

  /** For a call whose every plain error is about what was asked, such as an invoice to decode. */
  static <T> Answer<T> ofRequest(Supplier<T> call) {
    try {
      return new Answer.Done<>(call.get());
    } catch (StatusRuntimeException e) {
      return refusalOfRequest(e)
          .<Answer<T>>map(reason -> new Answer.Refused<>(reason, text(e.getStatus())))
          .orElseGet(() -> new Answer.Unknown<>(text(e.getStatus())));
    }
  }

  static <T> Answer<T> of(StatusRuntimeException e) {
    String text = text(e.getStatus());
    return refusal(e.getStatus())
        .<Answer<T>>map(reason -> new Answer.Refused<>(reason, text))
        .orElseGet(() -> new Answer.Unknown<>(text));
  }

  static Optional<Refusal> refusalOfRequest(StatusRuntimeException e) {
    Optional<Refusal> known = refusal(e.getStatus());
    boolean plainError =
        e.getStatus().getCode() == Status.Code.UNKNOWN
            || e.getStatus().getCode() == Status.Code.INVALID_ARGUMENT;
    boolean notYet = NOT_YET.stream().anyMatch(text(e.getStatus())::contains);
    return known.isEmpty() && plainError && !notYet ? Optional.of(Refusal.INVALID) : known;
  }

  private static Optional<Refusal> refusal(Status status) {
    String text = text(status);
    Optional<Refusal> known =
        REFUSALS.stream().filter(k -> text.contains(k.text)).map(Known::reason).findFirst();
    return switch (status.getCode()) {
      case ALREADY_EXISTS -> Optional.of(Refusal.ALREADY_EXISTS);
      case NOT_FOUND -> Optional.of(Refusal.NOT_FOUND);
      case UNKNOWN, INVALID_ARGUMENT, FAILED_PRECONDITION -> known;
      case OK,
          CANCELLED,
          DEADLINE_EXCEEDED,
          PERMISSION_DENIED,
          RESOURCE_EXHAUSTED,
          ABORTED,
          OUT_OF_RANGE,
          UNIMPLEMENTED,
          INTERNAL,
          UNAVAILABLE,
          DATA_LOSS,
          UNAUTHENTICATED ->
          Optional.empty();
    };
  }

  static String text(Status status) {
    String description = status.getDescription();
    return description == null ? status.getCode().name() : description;
  }
}
