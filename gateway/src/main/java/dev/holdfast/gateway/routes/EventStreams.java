package dev.holdfast.gateway.routes;

import dev.holdfast.web.request.RequestId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Passes server-sent events on, each as it comes and for as long as it lasts. The gateway's general
 * client would read a stream to its end before it lets go of it; here the service's stream ends
 * with the reader's.
 */
final class EventStreams implements HandlerFunction<ServerResponse> {

  private static final List<String> PASSED_ON =
      List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.ACCEPT, "Last-Event-ID");

  private final HttpClient http;
  private final URI service;

  EventStreams(HttpClient http, URI service) {
    this.http = http;
    this.service = service;
  }

  @Override
  public ServerResponse handle(ServerRequest request) throws Exception {
    HttpResponse<InputStream> answer = http.send(requestOf(request), BodyHandlers.ofInputStream());
    return ServerResponse.status(answer.statusCode())
        .headers(headers ->
            answer
                .headers()
                .firstValue(HttpHeaders.CONTENT_TYPE)
                .ifPresent(type -> headers.set(HttpHeaders.CONTENT_TYPE, type)))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build((servletRequest, response) -> {
          copy(answer.body(), response);
          return null;
        });
  }

  private HttpRequest requestOf(ServerRequest request) {
    String query = request.uri().getRawQuery();
    URI target = service.resolve(request.uri().getRawPath() + (query == null ? "" : "?" + query));
    HttpRequest.Builder onward =
        HttpRequest.newBuilder(target)
            .header(RequestId.HEADER, RequestId.of(request.servletRequest()));
    for (String name : PASSED_ON) {
      String value = request.headers().firstHeader(name);
      if (value != null) {
        onward.header(name, value);
      }
    }
    return onward.build();
  }

  private static void copy(InputStream events, HttpServletResponse response) {
    try (events) {
      OutputStream out = response.getOutputStream();
      response.flushBuffer();
      byte[] buffer = new byte[8_192];
      for (int read = events.read(buffer); read >= 0; read = events.read(buffer)) {
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // The reader or the service went away: the other side's stream is closed with it.
    }
  }
}
