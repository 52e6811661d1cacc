package dev.holdfast.sdk;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a connection on which nothing came for too long. A peer that vanished without a word looks
 * like a market where nothing happens; the market's heartbeats tell the two apart.
 */
final class SilenceWatch implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SilenceWatch.class);

  private final Thread thread;
  private volatile long heardAt = System.nanoTime();

  SilenceWatch(InputStream connection, Duration limit) {
    this.thread = Thread.ofVirtual().start(() -> watch(connection, limit));
  }

  void heard() {
    heardAt = System.nanoTime();
  }

  private void watch(InputStream connection, Duration limit) {
    try {
      long left = limit.toNanos();
      while (left > 0) {
        Thread.sleep(Duration.ofNanos(left));
        left = limit.toNanos() - (System.nanoTime() - heardAt);
      }
      log.debug("Nothing was heard for {}; the connection is given up", limit);
      connection.close();
    } catch (InterruptedException e) {
      // The connection ended by itself.
    } catch (IOException e) {
      log.debug("A silent connection did not close cleanly", e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
