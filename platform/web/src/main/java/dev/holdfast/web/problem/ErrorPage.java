package dev.holdfast.web.problem;

import dev.holdfast.web.Problems;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What fails outside of any controller: in a filter, or in Tomcat's own reading of a request. */
@Controller
@Hidden
public final class ErrorPage implements ErrorController {
  private final ProblemWriter problems;

  ErrorPage(ProblemWriter problems) {
    this.problems = problems;
  }

  @RequestMapping("${server.error.path:${error.path:/error}}")
  public void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    if (failure instanceof AuthenticationServiceException) {
      problems.write(
          request, response, Problems.serviceUnavailable("tokens cannot be checked now"));
    } else if (failure instanceof Throwable thrown) {
      problems.write(request, response, LastResort.problemOf(thrown, request));
    } else {
      int code = status instanceof Integer given ? given : 404;
      problems.write(request, response, Refusals.of(HttpStatusCode.valueOf(code), null));
    }
  }
}
