package dev.holdfast.order.store;

import dev.holdfast.conditions.Condition.HttpProbe;
import dev.holdfast.conditions.Facts.Answer;
import dev.holdfast.order.config.OrderProperties;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/**
 * Asks addresses that strangers wrote into conditions. Only public addresses are connected to,
 * whatever a name resolves to at that moment; redirects are not followed, nothing is sent along,
 * and little is read.
 */
@Component
class HttpProbes {

  private static final Timeout PATIENCE = Timeout.ofSeconds(5);
  private static final int MOST_BYTES = 1 << 20;

  private final CloseableHttpClient client;

  HttpProbes(OrderProperties properties) {
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(new PublicAddresses(properties.probePrivateAddresses()))
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(PATIENCE)
                            .setSocketTimeout(PATIENCE)
                            .build())
                    .setMaxConnPerRoute(2)
                    .setMaxConnTotal(16)
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setResponseTimeout(PATIENCE)
                    .setConnectionRequestTimeout(PATIENCE)
                    .build())
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAutomaticRetries()
            .disableContentCompression()
            .setUserAgent("holdfast-probe/1")
            .build();
  }

  Answer ask(HttpProbe probe, UUID orderId) {
    String url = probe.url().replace("{order_id}", orderId.toString());
    try {
      return client.execute(new HttpGet(url), response -> answer(probe, response));
    } catch (IOException | RuntimeException e) {
      return new Answer(false, "it could not be asked: " + e.getClass().getSimpleName());
    }
  }

  private static Answer answer(HttpProbe probe, ClassicHttpResponse response) throws IOException {
    if (response.getCode() != probe.status()) {
      return new Answer(false, "it answered " + response.getCode());
    }
    if (probe.bodySha256() == null) {
      return new Answer(true, "it answered " + response.getCode());
    }
    String found = sha256(response);
    return new Answer(
        found.equals(probe.bodySha256()),
        "it answered %d with a body of SHA-256 %s".formatted(response.getCode(), found));
  }

  /** A body that drips slowly ends with the time of its judgement, not with its last byte. */
  private static String sha256(ClassicHttpResponse response) throws IOException {
    if (response.getEntity() == null) {
      return digest(new byte[0]);
    }
    long giveUp = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE.toMilliseconds());
    byte[] body = new byte[MOST_BYTES + 1];
    int length = 0;
    try (InputStream in = response.getEntity().getContent()) {
      int read = 0;
      while (length < body.length && (read = in.read(body, length, body.length - length)) >= 0) {
        length += read;
        if (System.nanoTime() > giveUp) {
          throw new IOException("too slow");
        }
      }
    }
    if (length > MOST_BYTES) {
      throw new IOException("too large");
    }
    return digest(java.util.Arrays.copyOf(body, length));
  }

  private static String digest(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  @PreDestroy
  void close() throws IOException {
    client.close();
  }
}
