package dev.holdfast.web.client;

import dev.holdfast.web.request.RequestId;
import dev.holdfast.web.security.Callers;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Shows the other service who asked for this, and under which request id. */
final class OnBehalfOfCaller implements ClientHttpRequestInterceptor {

  @Override
  public ClientHttpResponse intercept(
      HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
    HttpHeaders headers = request.getHeaders();
    String token = Callers.currentToken();
    if (token != null && !headers.containsHeader(HttpHeaders.AUTHORIZATION)) {
      headers.setBearerAuth(token);
    }
    if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current) {
      headers.set(RequestId.HEADER, RequestId.of(current.getRequest()));
    }
    return execution.execute(request, body);
  }
}
