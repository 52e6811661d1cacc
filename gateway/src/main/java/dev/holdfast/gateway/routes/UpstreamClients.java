package dev.holdfast.gateway.routes;

import dev.holdfast.gateway.config.GatewayProperties;
import dev.holdfast.web.client.PooledRequests;
import java.net.http.HttpClient;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchangeHandlerFunction;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/**
 * The two ways of asking a service: for an answer, with a time limit, and for a stream, without.
 */
@Configuration(proxyBeanMethods = false)
class UpstreamClients {

  @Bean
  HttpComponentsClientHttpRequestFactory upstreamRequests(GatewayProperties properties) {
    return PooledRequests.within(properties.connectTimeout(), properties.answerTimeout());
  }

  @Bean
  ProxyExchangeHandlerFunction answeringHandler(
      HttpComponentsClientHttpRequestFactory upstreamRequests,
      GatewayMvcProperties gateway,
      ObjectProvider<RequestHttpHeadersFilter> requestFilters,
      ObjectProvider<ResponseHttpHeadersFilter> responseFilters) {
    return new ProxyExchangeHandlerFunction(
        new RestClientProxyExchange(client(upstreamRequests), gateway),
        requestFilters,
        responseFilters);
  }

  @Bean
  Upstreams upstreams(ProxyExchangeHandlerFunction answering, GatewayProperties properties) {
    return new Upstreams(answering, new EventStreams(http(properties), properties.orderUrl()));
  }

  private static HttpClient http(GatewayProperties properties) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(properties.connectTimeout())
        .followRedirects(HttpClient.Redirect.NEVER)
        .executor(Executors.newVirtualThreadPerTaskExecutor())
        .build();
  }

  private static RestClient client(ClientHttpRequestFactory requests) {
    // A refusal of a service is its answer, not an error of the gateway.
    return RestClient.builder()
        .requestFactory(requests)
        .defaultStatusHandler(status -> true, (request, response) -> {})
        .build();
  }
}
