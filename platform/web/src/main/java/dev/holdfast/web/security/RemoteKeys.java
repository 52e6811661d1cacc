package dev.holdfast.web.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URL;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that agent-service publishes, fetched when the first token comes and kept. An outage of
 * agent-service does not make good tokens bad: old keys serve on until a fetch succeeds. A token
 * with an unknown key makes one look-up every few seconds at most, however many are sent.
 */
final class RemoteKeys implements JWKSource<SecurityContext> {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteKeys.class);

  static final Duration FRESH = Duration.ofMinutes(5);
  static final Duration BETWEEN_LOOKUPS = Duration.ofSeconds(5);

  private final URL url;
  private final ResourceRetriever http;
  private final Clock clock;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile @Nullable JWKSet keys;
  private volatile Instant fetched = Instant.EPOCH;

  RemoteKeys(URL url, ResourceRetriever http, Clock clock) {
    this.url = url;
    this.http = http;
    this.clock = clock;
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws KeySourceException {
    JWKSet known = keys;
    if (known == null || isOlderThan(FRESH)) {
      known = fetch(known);
    }
    List<JWK> found = selector.select(known);
    if (found.isEmpty() && isOlderThan(BETWEEN_LOOKUPS)) {
      found = selector.select(fetch(known));
    }
    return found;
  }

  private boolean isOlderThan(Duration age) {
    return clock.instant().isAfter(fetched.plus(age));
  }

  private JWKSet fetch(@Nullable JWKSet known) throws KeySourceException {
    if (known != null && !fetching.tryLock()) {
      return known;
    } else if (known == null) {
      fetching.lock();
    }
    try {
      JWKSet other = keys;
      if (other != null && other != known) {
        return other;
      }
      JWKSet current = JWKSet.parse(http.retrieveResource(url).getContent());
      keys = current;
      fetched = clock.instant();
      return current;
    } catch (IOException | ParseException e) {
      if (known == null) {
        throw new RemoteKeySourceException("the keys of the tokens cannot be read from " + url, e);
      }
      LOG.warn("the keys of the tokens cannot be read from {}; those known serve on", url, e);
      fetched = clock.instant().minus(FRESH).plus(BETWEEN_LOOKUPS);
      return known;
    } finally {
      fetching.unlock();
    }
  }
}
