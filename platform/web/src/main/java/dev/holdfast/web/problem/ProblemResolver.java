package dev.holdfast.web.problem;

import dev.holdfast.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;

/**
 * Renders the {@link ProblemException} that an exception handler returned. It asks nobody what the
 * caller accepts: one that waits for an event stream is told of a refusal as well.
 */
final class ProblemResolver extends ExceptionHandlerExceptionResolver {
  private final ProblemWriter problems;

  ProblemResolver(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected List<HandlerMethodReturnValueHandler> getDefaultReturnValueHandlers() {
    List<HandlerMethodReturnValueHandler> handlers = new ArrayList<>();
    handlers.add(new ProblemReturnValue());
    handlers.addAll(super.getDefaultReturnValueHandlers());
    return handlers;
  }

  private final class ProblemReturnValue implements HandlerMethodReturnValueHandler {

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
      return returnType.getParameterType() == ProblemException.class;
    }

    @Override
    public void handleReturnValue(
        @Nullable Object value,
        MethodParameter returnType,
        ModelAndViewContainer container,
        NativeWebRequest request)
        throws IOException {
      container.setRequestHandled(true);
      problems.write(
          Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)),
          Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class)),
          (ProblemException) Objects.requireNonNull(value));
    }
  }
}
