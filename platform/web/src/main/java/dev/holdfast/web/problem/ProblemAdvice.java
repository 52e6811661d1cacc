package dev.holdfast.web.problem;

import dev.holdfast.web.ProblemCode;
import dev.holdfast.web.ProblemException;
import dev.holdfast.web.Problems;
import org.springframework.core.MethodParameter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * What Spring refuses before a controller runs, and what a controller refuses itself. A service's
 * own advice for its domain's refusals has methods that return a {@link ProblemException} too:
 * {@link ProblemResolver} renders it.
 */
@RestControllerAdvice
final class ProblemAdvice {

  @ExceptionHandler
  ProblemException refused(ProblemException e) {
    return e;
  }

  @ExceptionHandler
  ProblemException unreadable(HttpMessageNotReadableException e) {
    return Refusals.unreadable(e);
  }

  @ExceptionHandler
  ProblemException invalid(MethodArgumentNotValidException e) {
    return Refusals.invalid(e.getBindingResult());
  }

  @ExceptionHandler
  ProblemException invalid(HandlerMethodValidationException e) {
    return Refusals.invalid(e);
  }

  @ExceptionHandler
  ProblemException wrongType(MethodArgumentTypeMismatchException e) {
    MethodParameter parameter = e.getParameter();
    return Refusals.wrongType(e, parameter.hasParameterAnnotation(PathVariable.class));
  }

  @ExceptionHandler
  ProblemException missing(MissingServletRequestParameterException e) {
    return Refusals.missing(e);
  }

  @ExceptionHandler
  ProblemException missing(MissingRequestHeaderException e) {
    return Refusals.missing(e);
  }

  @ExceptionHandler
  ProblemException badRequest(ServletRequestBindingException e) {
    return Refusals.of(e);
  }

  @ExceptionHandler
  ProblemException nothingHere(NoHandlerFoundException e) {
    return Problems.notFound("there is nothing at this path");
  }

  @ExceptionHandler
  ProblemException nothingHere(NoResourceFoundException e) {
    return Problems.notFound("there is nothing at this path");
  }

  @ExceptionHandler
  ProblemException method(HttpRequestMethodNotSupportedException e) {
    return Refusals.of(e);
  }

  @ExceptionHandler
  ProblemException type(HttpMediaTypeNotSupportedException e) {
    return Refusals.of(e);
  }

  @ExceptionHandler
  ProblemException form(HttpMediaTypeNotAcceptableException e) {
    return Refusals.of(e);
  }

  @ExceptionHandler
  ProblemException tooLate(AsyncRequestTimeoutException e) {
    return Refusals.of(e);
  }

  @ExceptionHandler
  ProblemException anyOther(ErrorResponseException e) {
    return Refusals.of(e);
  }

  @ExceptionHandler
  ProblemException denied(AccessDeniedException e) {
    return Problems.forbidden(ProblemCode.FORBIDDEN.title());
  }

  @ExceptionHandler
  ProblemException unknown(AuthenticationException e) {
    return Problems.unauthenticated("a token is needed");
  }
}
