package dev.holdfast.web.client;

import dev.holdfast.web.InternalClients;
import dev.holdfast.web.json.TolerantJson;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** Clients on the JDK's own HTTP client. */
final class GuardedClients implements InternalClients {
  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration READ = Duration.ofSeconds(5);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final JsonMapper json = TolerantJson.mapper();

  @Override
  public RestClient to(String service, String baseUrl) {
    var requests = new JdkClientHttpRequestFactory(http);
    requests.setReadTimeout(READ);
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
}
