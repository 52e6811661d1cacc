package dev.holdfast.web.client;

import dev.holdfast.web.InternalClients;
import dev.holdfast.web.json.TolerantJson;
import java.time.Duration;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** Clients that share their connections. */
final class GuardedClients implements InternalClients, AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration READ = Duration.ofSeconds(5);

  private final HttpComponentsClientHttpRequestFactory requests =
      PooledRequests.within(CONNECT, READ);
  private final JsonMapper json = TolerantJson.mapper();

  @Override
  public RestClient to(String service, String baseUrl) {
    return RestClient.builder()
        .baseUrl(baseUrl)
        .requestFactory(requests)
        .requestInterceptor(new OnBehalfOfCaller())
        .requestInterceptor(new Guard(service))
        .defaultStatusHandler(HttpStatusCode::isError, new UpstreamRefusal(service, json))
        .configureMessageConverters(converters ->
            converters
                .registerDefaults()
                .withJsonConverter(new JacksonJsonHttpMessageConverter(json)))
        .build();
  }

  @Override
  public void close() throws Exception {
    requests.destroy();
  }
}
