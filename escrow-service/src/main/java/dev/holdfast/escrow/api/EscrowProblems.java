package dev.holdfast.escrow.api;

import dev.holdfast.escrow.domain.EscrowRefusal;
import dev.holdfast.web.ProblemException;
import dev.holdfast.web.Problems;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** How refusals of the domain look to a caller. */
@RestControllerAdvice
class EscrowProblems {

  @ExceptionHandler
  ProblemException refused(EscrowRefusal refusal) {
    String detail = String.valueOf(refusal.getMessage());
    return switch (refusal) {
      case EscrowRefusal.NotFound e -> Problems.notFound(detail);
      case EscrowRefusal.InvoiceUnusable e -> Problems.payoutInvoiceInvalid(detail);
      case EscrowRefusal.AmountTooSmall e -> Problems.payoutInvoiceInvalid(detail);
      case EscrowRefusal.BalanceTooSmall e -> Problems.conflict(detail);
    };
  }
}
