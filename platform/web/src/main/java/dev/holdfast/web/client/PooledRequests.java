package dev.holdfast.web.client;

import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

/**
 * HTTP/1.1 over connections that are kept, for calls that end. Nothing is repeated, redirected,
 * remembered or decoded: a request that may have had an effect is its caller's to repeat. The JDK's
 * own client leads each exchange through several threads, which costs three times the CPU.
 */
public final class PooledRequests {
  /** A server may have closed one that was idle for longer, so it is looked at before its use. */
  private static final TimeValue LOOKED_AT_AFTER = TimeValue.ofMilliseconds(500);

  /** Sooner than a server closes what is idle. */
  private static final TimeValue KEPT = TimeValue.ofSeconds(20);

  /** How many may wait for an answer is bounded by who asks. */
  private static final int MOST = 10_000;

  private PooledRequests() {}

  /**
   * The caller closes it.
   *
   * @param connect for how long a connection is tried
   * @param answer for how long an answer, or more of it, is waited for
   */
  public static HttpComponentsClientHttpRequestFactory within(Duration connect, Duration answer) {
    PoolingHttpClientConnectionManager connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.of(connect))
                    .setValidateAfterInactivity(LOOKED_AT_AFTER)
                    .build())
            .setMaxConnPerRoute(MOST)
            .setMaxConnTotal(MOST)
            .build();
    return new HttpComponentsClientHttpRequestFactory(
        HttpClients.custom()
            .setConnectionManager(connections)
            .setDefaultRequestConfig(
                RequestConfig.custom().setResponseTimeout(Timeout.of(answer)).build())
            .evictIdleConnections(KEPT)
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .disableDefaultUserAgent()
            .build());
  }
}
