package dev.holdfast.sdk;

import dev.holdfast.sdk.model.MarketEvent;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server-sent events of the market, read by a thread of its own. A broken connection is opened anew
 * after the last event that was read, so that nothing is missed and little comes twice: treat an
 * event as a hint to look, not as a command.
 */
public final class EventStream implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EventStream.class);
  private static final int AHEAD = 1_000;

  private final Gateway gateway;
  private final String path;
  private final BlockingQueue<MarketEvent> events = new ArrayBlockingQueue<>(AHEAD);
  private final Thread reader;

  /** Handed to the caller; what is only in the queue would be lost with this process. */
  private volatile @Nullable String lastEventId;

  private volatile @Nullable InputStream connection;
  private volatile @Nullable ProblemException refusal;
  private volatile boolean closed;

  /** Of the reader alone: the market spoke since the last pause. */
  private boolean heard;

  /** Of the reader alone: where a broken connection is taken up again. */
  private @Nullable String lastReceived;

  EventStream(Gateway gateway, String path, @Nullable String lastEventId) {
    this.gateway = gateway;
    this.path = path;
    this.lastEventId = lastEventId;
    this.lastReceived = lastEventId;
    this.reader = Thread.ofVirtual().name("holdfast-events").start(this::read);
  }

  /**
   * The next event, or none within that time.
   *
   * @throws ProblemException once, and from then on, the market refuses the stream for good
   */
  public Optional<MarketEvent> next(Duration patience) throws InterruptedException {
    MarketEvent event = events.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    ProblemException refused = refusal;
    if (event == null && refused != null) {
      throw refused;
    }
    if (event != null && event.id() != null) {
      lastEventId = event.id();
    }
    return Optional.ofNullable(event);
  }

  /**
   * Where a later stream resumes: the last event that {@link #next} gave; before the first, where
   * this stream began.
   */
  public @Nullable String lastEventId() {
    return lastEventId;
  }

  private void read() {
    Backoff backoff = patientBackoff();
    try {
      while (!closed) {
        try {
          readConnection();
        } catch (IOException | UnreachableException e) {
          log.debug("The event stream broke and is opened anew", e);
        }
        if (heard) {
          heard = false;
          backoff = patientBackoff();
        }
        if (!closed) {
          boolean unused = backoff.pause(null);
        }
      }
    } catch (ProblemException e) {
      refusal = e;
    } catch (InterruptedException e) {
      // That is how close() ends a reader that waits.
    }
  }

  /** Reads until the connection ends. */
  private void readConnection() throws IOException, InterruptedException {
    String token = gateway.session().token();
    HttpRequest.Builder request =
        gateway
            .transport()
            .to(path)
            .header("Accept", "text/event-stream")
            .header("Authorization", "Bearer " + token);
    String last = lastReceived;
    if (last != null) {
      request.header("Last-Event-ID", last);
    }
    HttpResponse<InputStream> response = gateway.transport().open(request.build());
    try (InputStream body = response.body()) {
      connection = body;
      if (closed) {
        return;
      }
      if (response.statusCode() == 200) {
        parse(body);
      } else {
        refuse(token, response.statusCode(), body);
      }
    } finally {
      connection = null;
    }
  }

  private void parse(InputStream body) throws IOException, InterruptedException {
    try (SilenceWatch watch = new SilenceWatch(body, gateway.transport().options().silence())) {
      SseParser parser =
          new SseParser(
              body,
              () -> {
                heard = true;
                watch.heard();
              });
      MarketEvent event;
      while ((event = parser.next()) != null) {
        events.put(event);
        String id = event.id();
        if (id != null) {
          lastReceived = id;
        }
      }
    }
  }

  private void refuse(String token, int status, InputStream body) throws IOException {
    if (status == 401) {
      gateway.session().forget(token);
    } else if (status >= 400 && status < 500 && status != 429) {
      String text = new String(body.readNBytes(64 * 1024), StandardCharsets.UTF_8);
      throw new Answer(status, text, null).problem();
    }
  }

  /** As the client's options say, but without an end: an agent waits for its market to return. */
  private Backoff patientBackoff() {
    ClientOptions o = gateway.transport().options();
    return new Backoff(
        new ClientOptions(
            o.callTimeout(), Integer.MAX_VALUE, o.firstPause(), o.longestPause(), o.silence()));
  }

  /** Ends the stream and waits until its thread is gone. */
  @Override
  public void close() {
    closed = true;
    reader.interrupt();
    InputStream open = connection;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        log.debug("The event stream did not close cleanly", e);
      }
    }
    try {
      reader.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
