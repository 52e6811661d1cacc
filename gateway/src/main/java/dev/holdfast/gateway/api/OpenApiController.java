package dev.holdfast.gateway.api;

import dev.holdfast.gateway.config.GatewayProperties;
import dev.holdfast.web.InternalClients;
import dev.holdfast.web.ProblemException;
import dev.holdfast.web.Problems;
import dev.holdfast.web.WebProperties;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One description of the whole market's API, put together from those of the services. */
@RestController
class OpenApiController {

  private static final Logger log = LoggerFactory.getLogger(OpenApiController.class);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Map<String, URI> services;
  private final InternalClients clients;
  private final String publicUrl;

  OpenApiController(GatewayProperties gateway, InternalClients clients, WebProperties web) {
    this.services = gateway.services();
    this.clients = clients;
    this.publicUrl = web.publicUrl();
  }

  @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  String openApi() {
    Map<String, JsonNode> parts = new LinkedHashMap<>();
    services.forEach((name, url) -> {
      try {
        parts.put(name, JSON.readTree(describe(name, url)));
      } catch (ProblemException e) {
        log.warn("/openapi.json is without {}-service: {}", name, e.detail());
      }
    });
    ObjectNode whole = OpenApiMerge.merge(publicUrl, parts);
    return JSON.writeValueAsString(whole);
  }

  @GetMapping(path = "/docs", produces = MediaType.TEXT_HTML_VALUE)
  String docs() throws IOException {
    return new ClassPathResource("gateway-pages/docs.html")
        .getContentAsString(StandardCharsets.UTF_8);
  }

  private String describe(String name, URI url) {
    String text =
        clients
            .to(name + "-description", url.toString())
            .get()
            .uri("/v3/api-docs")
            .retrieve()
            .body(String.class);
    if (text == null) {
      throw Problems.serviceUnavailable("The " + name + " service does not describe itself.");
    }
    return text;
  }
}
