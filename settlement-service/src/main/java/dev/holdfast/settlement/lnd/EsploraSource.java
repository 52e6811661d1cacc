package dev.holdfast.settlement.lnd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.holdfast.money.BlockHeight;
import dev.holdfast.settlement.domain.node.BlockSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The height of the tip as Esplora's {@code GET /blocks/tip/height} answers it: the number alone,
 * as text. Electrs, mempool.space and others answer the same.
 */
public final class EsploraSource implements BlockSource, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EsploraSource.class);
  private static final int LONGEST_ANSWER = 32;
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LONGEST).build();
  private final URI url;

  public EsploraSource(URI url) {
    this.url = url;
  }

  @Override
  public Optional<BlockHeight> tip() {
    HttpRequest request = HttpRequest.newBuilder(url).timeout(LONGEST).build();
    try {
      HttpResponse<String> answer =
          http.send(
              request, BodyHandlers.limiting(BodyHandlers.ofString(US_ASCII), LONGEST_ANSWER));
      String text = answer.body().strip();
      if (answer.statusCode() == 200 && text.matches("[1-9]\\d{0,8}")) {
        return Optional.of(BlockHeight.of(Integer.parseInt(text)));
      }
      LOG.warn("the block source answers {}", answer.statusCode());
    } catch (IOException e) {
      LOG.warn("the block source does not answer: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
