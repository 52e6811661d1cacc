package dev.holdfast.offer.api;

import dev.holdfast.offer.domain.OfferRefusal;
import dev.holdfast.web.ProblemException;
import dev.holdfast.web.Problems;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** How refusals of the domain look to a caller. */
@RestControllerAdvice
class OfferProblems {

  @ExceptionHandler
  ProblemException refused(OfferRefusal refusal) {
    String detail = String.valueOf(refusal.getMessage());
    return switch (refusal) {
      case OfferRefusal.NotFound e -> Problems.notFound(detail);
      case OfferRefusal.NotYours e -> Problems.forbidden(detail);
      case OfferRefusal.WrongState e -> Problems.wrongState(detail);
      case OfferRefusal.Stale e -> Problems.staleVersion(detail);
      case OfferRefusal.WindowTooLong e -> Problems.windowTooLong(detail);
    };
  }
}
