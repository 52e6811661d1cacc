package dev.holdfast.order.api;

import dev.holdfast.order.app.FeedReader;
import dev.holdfast.order.app.FeedWatch;
import dev.holdfast.order.domain.Feed;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open event streams. Each has a virtual thread that sends what the feed has, waits for news,
 * and sends a comment now and then: only a write shows that a reader has gone.
 */
@Component
class EventStreams implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(EventStreams.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  private final FeedWatch watch;
  private final Set<SseEmitter> open = ConcurrentHashMap.newKeySet();
  private volatile boolean running;

  EventStreams(FeedWatch watch) {
    this.watch = watch;
  }

  SseEmitter open(String agentId, @Nullable UUID orderId, Feed.Position from) {
    SseEmitter stream = new SseEmitter(0L);
    open.add(stream);
    stream.onCompletion(() -> open.remove(stream));
    Thread.ofVirtual().name("events").start(() -> run(stream, agentId, orderId, from));
    return stream;
  }

  private void run(SseEmitter stream, String agentId, @Nullable UUID orderId, Feed.Position from) {
    long lastWrite = 0;
    try (FeedReader reader = watch.read(agentId, orderId, from)) {
      while (running && open.contains(stream)) {
        List<Feed.Entry> news = reader.next(LOOK_AGAIN);
        for (Feed.Entry entry : news) {
          stream.send(
              SseEmitter.event().id(entry.position().text()).name(entry.type()).data(entry.data()));
        }
        if (!news.isEmpty()) {
          lastWrite = System.nanoTime();
        } else if (lastWrite == 0 || System.nanoTime() - lastWrite > HEARTBEAT.toNanos()) {
          stream.send(SseEmitter.event().comment("here"));
          lastWrite = System.nanoTime();
        }
      }
      stream.complete();
    } catch (IOException | IllegalStateException e) {
      log.debug("A reader of events has gone: {}", e.toString());
      open.remove(stream);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.warn("An event stream ends; its reader comes back with its last id", e);
      stream.completeWithError(e);
    }
  }

  @Override
  public void start() {
    running = true;
  }

  /** Before the web server waits for its requests to end: a stream would never. */
  @Override
  public void stop() {
    running = false;
    open.forEach(SseEmitter::complete);
    open.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
