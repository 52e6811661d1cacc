package dev.holdfast.torture.race;

import dev.holdfast.sdk.HoldfastClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** One request that twenty threads send with one Idempotency-Key, by plain HTTP. */
final class SameKey {
  private static final int CONFLICT = 409;
  private static final int TRIES = 200;

  private final URI gateway;
  private final HoldfastClient caller;

  SameKey(URI gateway, HoldfastClient caller) {
    this.gateway = gateway;
    this.caller = caller;
  }

  /**
   * All answers but those that say that the first is still under way; who is told that asks again.
   * There is one, if all is well.
   */
  Set<String> post(String path, String body, String idempotencyKey) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(gateway.resolve(path))
            .header("Authorization", "Bearer " + caller.token())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", idempotencyKey)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    CountDownLatch start = new CountDownLatch(1);
    Set<String> answers = new HashSet<>();
    try (HttpClient http = HttpClient.newHttpClient();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> all = new ArrayList<>();
      for (int i = 0; i < Rivals.THREADS; i++) {
        all.add(
            threads.submit(() -> {
              start.await();
              return answer(http, request);
            }));
      }
      start.countDown();
      for (Future<String> one : all) {
        answers.add(one.get());
      }
    }
    return answers;
  }

  private static String answer(HttpClient http, HttpRequest request) throws Exception {
    for (int tried = 1; ; tried++) {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      boolean underWay =
          response.statusCode() == CONFLICT && response.body().contains("request-in-progress");
      if (!underWay || tried == TRIES) {
        return response.statusCode() + " " + response.body();
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
