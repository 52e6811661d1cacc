package dev.holdfast.web.problem;

import dev.holdfast.web.ProblemCode;
import dev.holdfast.web.ProblemException;
import dev.holdfast.web.Problems;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What a database refuses for no fault of the caller. */
@RestControllerAdvice
final class DataProblemAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(DataProblemAdvice.class);

  @ExceptionHandler
  ProblemException lostARace(ConcurrencyFailureException e) {
    // With Retry-After the answer is not kept for its Idempotency-Key: a repetition may succeed.
    return new ProblemException(
        409,
        ProblemCode.CONFLICT.code(),
        "it was changed at the same moment by another request; repeat it",
        List.of(),
        Map.of("Retry-After", "1"));
  }

  @ExceptionHandler
  ProblemException unreachable(DataAccessResourceFailureException e) {
    return down(e);
  }

  @ExceptionHandler
  ProblemException unreachable(CannotCreateTransactionException e) {
    return down(e);
  }

  private static ProblemException down(Exception e) {
    LOG.error("the database does not answer", e);
    return Problems.serviceUnavailable("a part of the market does not answer");
  }
}
