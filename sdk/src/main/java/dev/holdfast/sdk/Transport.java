package dev.holdfast.sdk;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Sends calls to the gateway, and again where that is safe and promises to help. */
final class Transport implements AutoCloseable {

  private final URI gateway;
  private final ClientOptions options;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http;
  private volatile boolean closed;

  Transport(URI gateway, ClientOptions options) {
    String text = gateway.toString();
    this.gateway = text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : gateway;
    this.options = options;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(threads)
            .build();
  }

  /**
   * The final answer to a call, after as many tries as it takes and the options allow.
   *
   * @param token the bearer token, none for what anybody may call
   */
  Answer send(Call call, @Nullable String token) {
    try {
      return sendAgainAndAgain(call, token);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreachableException("interrupted", e);
    }
  }

  private Answer sendAgainAndAgain(Call call, @Nullable String token) throws InterruptedException {
    Backoff backoff = new Backoff(options);
    while (true) {
      try {
        Answer answer =
            Answer.of(http.send(request(call, token), HttpResponse.BodyHandlers.ofString()));
        if (!isWorthRepeating(call, answer) || !backoff.pause(answer.retryAfter())) {
          return answer;
        }
      } catch (IOException e) {
        if (closed) {
          throw new UnreachableException("the client is closed", e);
        }
        boolean neverArrived =
            e instanceof ConnectException || e instanceof HttpConnectTimeoutException;
        if (!(call.repeatable() || neverArrived) || !backoff.pause(null)) {
          throw new UnreachableException(
              call.method() + " " + gateway + call.path() + " got no answer", e);
        }
      }
    }
  }

  /** Opens an endless answer. The caller closes it. */
  HttpResponse<InputStream> open(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(gateway + path));
  }

  ClientOptions options() {
    return options;
  }

  private static boolean isWorthRepeating(Call call, Answer answer) {
    return switch (answer.status()) {
      case 429, 503 -> true;
      case 502, 504 -> call.repeatable();
      case 409 -> answer.problem().is("request-in-progress");
      default -> false;
    };
  }

  private HttpRequest request(Call call, @Nullable String token) {
    HttpRequest.Builder request =
        to(call.path()).timeout(options.callTimeout().plus(call.patience()));
    request.header("Accept", "application/json, application/problem+json");
    call.headers().forEach(request::header);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (call.body() == null) {
      return request.method(call.method(), HttpRequest.BodyPublishers.noBody()).build();
    }
    return request
        .header("Content-Type", "application/json")
        .method(
            call.method(),
            HttpRequest.BodyPublishers.ofString(Json.MAPPER.writeValueAsString(call.body())))
        .build();
  }

  @Override
  public void close() {
    closed = true;
    http.shutdownNow();
    threads.shutdownNow();
  }
}
