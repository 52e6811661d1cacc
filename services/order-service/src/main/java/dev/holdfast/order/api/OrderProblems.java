package dev.holdfast.order.api;

import dev.holdfast.conditions.ConditionRefusedException;
import dev.holdfast.order.domain.OrderRefusal;
import dev.holdfast.web.FieldError;
import dev.holdfast.web.ProblemCode;
import dev.holdfast.web.ProblemException;
import dev.holdfast.web.Problems;
import java.util.List;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** How refusals of the domain look to a caller. */
@RestControllerAdvice
class OrderProblems {

  @ExceptionHandler
  ProblemException refused(OrderRefusal refusal) {
    String detail = String.valueOf(refusal.getMessage());
    return switch (refusal) {
      case OrderRefusal.NotFound e -> Problems.notFound(detail);
      case OrderRefusal.NotYours e -> Problems.forbidden(detail);
      case OrderRefusal.OwnOffer e -> Problems.forbidden(detail);
      case OrderRefusal.WrongState e -> Problems.wrongState(detail);
      case OrderRefusal.NotForSale e -> Problems.wrongState(detail);
      case OrderRefusal.StaleOffer e -> Problems.of(409, "stale-version", detail);
      case OrderRefusal.CapacityReached e -> Problems.capacityReached(detail);
      case OrderRefusal.WindowTooLong e -> Problems.windowTooLong(detail);
      case OrderRefusal.PriceTooSmall e -> Problems.of(ProblemCode.PRICE_TOO_SMALL, detail);
      case OrderRefusal.PriceTooSmallForSplit e ->
          Problems.of(ProblemCode.PRICE_TOO_SMALL_FOR_SPLIT, detail);
      case OrderRefusal.OffTheStep e -> Problems.validation("/provider_percent", detail);
      case OrderRefusal.NoSuchSplit e -> Problems.conflict(detail);
      case OrderRefusal.NoMatch e -> Problems.notFound(detail);
      case OrderRefusal.MatchInvalid e -> Problems.validation("/match", detail);
      case OrderRefusal.QuoteUnusable e -> Problems.of(ProblemCode.QUOTE_UNUSABLE, detail);
      case OrderRefusal.EvaluatorIsParty e -> Problems.forbidden(detail);
      case OrderRefusal.NotSigned e -> Problems.of(ProblemCode.EVALUATION_INVALID, detail);
      case OrderRefusal.AlreadyEvaluated e -> Problems.conflict(detail);
      case OrderRefusal.ReceiptNotReady e -> Problems.wrongState(detail);
      case OrderRefusal.TooLarge e -> Problems.of(ProblemCode.PAYLOAD_TOO_LARGE, detail);
      case OrderRefusal.InvoiceUnusable e -> Problems.payoutInvoiceInvalid(detail);
      case OrderRefusal.PayoutUnderWay e -> Problems.of(ProblemCode.PAYOUT_UNDER_WAY, detail);
      case OrderRefusal.CheckTooSlow e -> Problems.of(ProblemCode.SCHEMA_INVALID, detail);
      case OrderRefusal.Mismatch e -> mismatch(e, detail);
    };
  }

  @ExceptionHandler
  ProblemException refused(ConditionRefusedException refusal) {
    String why = String.valueOf(refusal.getMessage());
    return Problems.of(
        ProblemCode.CONDITIONS_INVALID.status(),
        ProblemCode.CONDITIONS_INVALID.code(),
        why,
        List.of(new FieldError("/conditions" + refusal.pointer(), why)));
  }

  private static ProblemException mismatch(OrderRefusal.Mismatch refusal, String detail) {
    ProblemCode code =
        refusal.ofResult() ? ProblemCode.RESULT_SCHEMA_MISMATCH : ProblemCode.INPUT_SCHEMA_MISMATCH;
    return Problems.of(
        code.status(),
        code.code(),
        detail,
        refusal.places().stream()
            .map(place -> new FieldError(place.pointer(), place.detail()))
            .toList());
  }
}
