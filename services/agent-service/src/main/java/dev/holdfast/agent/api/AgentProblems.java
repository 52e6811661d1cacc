package dev.holdfast.agent.api;

import dev.holdfast.agent.domain.SignInRefused;
import dev.holdfast.web.ProblemCode;
import dev.holdfast.web.ProblemException;
import dev.holdfast.web.Problems;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The domain's refusals as problems. */
@RestControllerAdvice
class AgentProblems {

  @ExceptionHandler
  ProblemException refused(SignInRefused e) {
    String detail = String.valueOf(e.getMessage());
    return switch (e) {
      case SignInRefused.ChallengeUnusable unusable ->
          Problems.of(ProblemCode.CHALLENGE_INVALID, detail);
      case SignInRefused.SignatureWrong wrong -> Problems.of(ProblemCode.SIGNATURE_INVALID, detail);
      case SignInRefused.TooManyOpen many -> Problems.capacityReached(detail);
      case SignInRefused.RequestNotProved fault -> Problems.unauthenticated(detail);
    };
  }
}
