package dev.holdfast.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The service by itself: no other service, and no node. */
class SettlementAloneTest {
  @Test
  void it_starts_and_is_ready_without_any_node() throws Exception {
    List<String> arguments = new ArrayList<>();
    TestServers.environment("settlement").forEach((k, v) -> arguments.add("--" + k + "=" + v));
    arguments.add("--HOLDFAST_SETTLEMENT_PREIMAGE_KEY_ID=k1");
    arguments.add("--HOLDFAST_SETTLEMENT_PREIMAGE_KEY=" + TestSettings.KEY);
    arguments.add("--spring.config.name=settlement-service");
    arguments.add("--spring.application.name=settlement-alone");
    try (var service =
            new SpringApplicationBuilder(SettlementApplication.class)
                .run(arguments.toArray(String[]::new));
        HttpClient http = HttpClient.newHttpClient()) {
      String port = service.getEnvironment().getProperty("local.server.port");
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }
}
