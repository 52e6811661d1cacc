package dev.holdfast.bench.market;

import dev.holdfast.sdk.HoldfastClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The calls to Lightning nodes, from settlement-service's own metrics. */
final class NodeCalls {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI settlement;
  private final HoldfastClient anybody;

  /**
   * @param anybody who is signed in: metrics are not told to others
   */
  NodeCalls(URI settlement, HoldfastClient anybody) {
    this.settlement = settlement;
    this.anybody = anybody;
  }

  long count(String call) throws IOException, InterruptedException {
    URI metric = settlement.resolve("/actuator/metrics/holdfast.lnd.calls?tag=call:" + call);
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(metric)
                .header("Authorization", "Bearer " + anybody.token())
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() == 404) {
      return 0;
    }
    if (answer.statusCode() != 200) {
      throw new IOException(metric + " answers " + answer.statusCode());
    }
    JsonNode measurements = JsonMapper.shared().readTree(answer.body()).path("measurements");
    return measurements.path(0).path("value").asLong();
  }
}
