package dev.holdfast.web.security;

import dev.holdfast.web.Caller;
import dev.holdfast.web.IdempotencyKey;
import dev.holdfast.web.Idempotent;
import dev.holdfast.web.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives controller methods the {@link Caller} and the {@link IdempotencyKey} they ask for. */
final class CallerArguments implements HandlerMethodArgumentResolver, WebMvcConfigurer {

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Caller.class
        || parameter.getParameterType() == IdempotencyKey.class;
  }

  @Override
  public @Nullable Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    return parameter.getParameterType() == Caller.class
        ? caller(parameter)
        : key(parameter, request.getHeader("Idempotency-Key"));
  }

  private static @Nullable Caller caller(MethodParameter parameter) {
    Caller caller = Callers.current();
    if (caller == null && !parameter.isOptional()) {
      throw Problems.unauthenticated("a token is needed");
    }
    return caller;
  }

  private static IdempotencyKey key(MethodParameter parameter, @Nullable String header) {
    if (header == null || !parameter.hasMethodAnnotation(Idempotent.class)) {
      throw new IllegalStateException("only an @Idempotent method has an IdempotencyKey");
    }
    return new IdempotencyKey(header);
  }
}
