package dev.holdfast.dispute.api;

import dev.holdfast.dispute.domain.DisputeRefusal;
import dev.holdfast.web.ProblemException;
import dev.holdfast.web.Problems;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** How refusals of the domain look to a caller. */
@RestControllerAdvice
class DisputeProblems {

  @ExceptionHandler
  ProblemException refused(DisputeRefusal refusal) {
    String detail = String.valueOf(refusal.getMessage());
    return switch (refusal) {
      case DisputeRefusal.NotFound e -> Problems.notFound(detail);
      case DisputeRefusal.OwnCase e -> Problems.forbidden(detail);
      case DisputeRefusal.WrongState e -> Problems.wrongState(detail);
      case DisputeRefusal.ClaimedByAnother e -> Problems.conflict(detail);
      case DisputeRefusal.AwardNotAllowed e -> Problems.validation("/provider_percent", detail);
    };
  }
}
