package dev.holdfast.gateway.routes;

import static org.springframework.web.servlet.function.RequestPredicates.path;

import dev.holdfast.gateway.config.GatewayProperties;
import dev.holdfast.web.request.RequestId;
import java.net.URI;
import org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The public paths of the market. What is not here does not exist outside: no service's actuator,
 * no path under {@code /internal}, nothing of settlement-service.
 */
@Configuration(proxyBeanMethods = false)
class Routes {

  private static final RequestPredicate EVENT_STREAM =
      path("/v1/events")
          .or(path("/v1/orders/*/events"))
          .and(request -> Upstreams.wantsEventStream(request.headers().accept()));

  @Bean
  RouterFunction<ServerResponse> marketRoutes(GatewayProperties services, Upstreams upstreams) {
    return streams(upstreams)
        .and(
            to(
                "reputation",
                services.reputationUrl(),
                upstreams,
                "/v1/agents/*/reputation",
                "/v1/agents/*/reputation/**"))
        .and(
            to(
                "agent",
                services.agentUrl(),
                upstreams,
                "/v1/auth/challenges",
                "/v1/auth/tokens",
                "/.well-known/jwks.json",
                "/v1/agents/*"))
        // Before the offers: who quotes is who freezes the terms.
        .and(
            to(
                "order",
                services.orderUrl(),
                upstreams,
                "/v1/offers/*/quotes",
                "/v1/orders",
                "/v1/orders/**",
                "/v1/events",
                "/v1/conditions/evaluate",
                "/v1/receipts",
                "/schemas/*"))
        .and(
            to(
                "offer",
                services.offerUrl(),
                upstreams,
                "/v1/offers",
                "/v1/offers/**",
                "/v1/matches"))
        .and(
            to(
                "escrow",
                services.escrowUrl(),
                upstreams,
                "/v1/escrows/**",
                "/v1/ledger/**",
                "/v1/balance",
                "/v1/balance/**"))
        .and(to("dispute", services.disputeUrl(), upstreams, "/v1/disputes", "/v1/disputes/**"));
  }

  private static RouterFunction<ServerResponse> streams(Upstreams upstreams) {
    return GatewayRouterFunctions.route("order-events")
        .route(EVENT_STREAM, upstreams.streaming())
        .filter(upstreams.guard("order-events"))
        .build();
  }

  private static RouterFunction<ServerResponse> to(
      String service, URI url, Upstreams upstreams, String... patterns) {
    RequestPredicate any = path(patterns[0]);
    for (String pattern : patterns) {
      any = any.or(path(pattern));
    }
    return GatewayRouterFunctions.route(service)
        .route(any, upstreams.answering())
        .before(BeforeFilterFunctions.uri(url))
        .before(Routes::withRequestId)
        .after((request, response) -> {
          // The gateway has said it already.
          response.headers().remove(RequestId.HEADER);
          return response;
        })
        .filter(upstreams.guard(service))
        .build();
  }

  /** The service logs under the same id as the gateway. */
  private static ServerRequest withRequestId(ServerRequest request) {
    return ServerRequest.from(request)
        .headers(headers -> headers.set(RequestId.HEADER, RequestId.of(request.servletRequest())))
        .build();
  }
}
