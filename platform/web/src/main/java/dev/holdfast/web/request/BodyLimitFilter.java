package dev.holdfast.web.request;

import dev.holdfast.web.ProblemCode;
import dev.holdfast.web.Problems;
import dev.holdfast.web.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies over the limit, by their declared length or, when chunked, while they come. */
final class BodyLimitFilter extends OncePerRequestFilter {
  private final int maxBytes;
  private final ProblemWriter problems;

  BodyLimitFilter(int maxBytes, ProblemWriter problems) {
    this.maxBytes = maxBytes;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > maxBytes) {
      problems.write(
          request,
          response,
          Problems.of(
              ProblemCode.PAYLOAD_TOO_LARGE, "the body is larger than " + maxBytes + " bytes"));
      return;
    }
    chain.doFilter(new LimitedRequest(request, maxBytes), response);
  }
}
