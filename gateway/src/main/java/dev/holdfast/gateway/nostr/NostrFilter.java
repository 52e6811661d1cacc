package dev.holdfast.gateway.nostr;

import dev.holdfast.web.ProblemCode;
import dev.holdfast.web.ProblemException;
import dev.holdfast.web.Problems;
import dev.holdfast.web.problem.ProblemWriter;
import dev.holdfast.web.request.BodyTooLargeException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts a token in the place of a signed event; all that follows knows tokens alone. */
final class NostrFilter extends OncePerRequestFilter {
  private static final String SCHEME = "Nostr ";

  private final TokenExchange exchange;
  private final ProblemWriter problems;

  NostrFilter(TokenExchange exchange, ProblemWriter problems) {
    this.exchange = exchange;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    return authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpServletRequest known;
    try {
      byte[] body = request.getInputStream().readAllBytes();
      String event =
          request.getHeader(HttpHeaders.AUTHORIZATION).substring(SCHEME.length()).strip();
      known = new TokenRequest(request, body, exchange.tokenFor(event, request, body));
    } catch (BodyTooLargeException e) {
      problems.write(
          request,
          response,
          Problems.of(ProblemCode.PAYLOAD_TOO_LARGE, "the body is larger than allowed"));
      return;
    } catch (ProblemException e) {
      problems.write(request, response, refusalOf(e));
      return;
    }
    chain.doFilter(known, response);
  }

  /** What agent-service finds wrong with the exchange is wrong with the header the caller sent. */
  private static ProblemException refusalOf(ProblemException e) {
    return e.status() == 400
        ? Problems.unauthenticated("Authorization: Nostr needs the base64 of a signed event")
        : e;
  }
}
