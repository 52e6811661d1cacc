package dev.holdfast.launcher.replay;

import dev.holdfast.messaging.EventJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What the market's gateway says of agents. */
final class ServedReputations implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ServedReputations.class);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final URI gateway;

  ServedReputations(URI gateway) {
    this.gateway = gateway;
  }

  JsonNode ask(String agentId, Instant asOf) throws InterruptedException {
    URI uri = gateway.resolve("/v1/agents/" + agentId + "/reputation?as_of=" + asOf);
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new UnreachableMarketException(
            "the market at %s refuses to tell a reputation, with %d"
                .formatted(gateway, answer.statusCode()));
      }
      return EventJson.MAPPER.readTree(answer.body());
    } catch (IOException | JacksonException e) {
      log.warn("{}", uri, e);
      throw new UnreachableMarketException("the market at " + gateway + " is not reachable");
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
