package dev.holdfast.order.app;

import dev.holdfast.order.domain.Feed.Entry;
import dev.holdfast.order.domain.Feed.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one event stream reads: what was before it from the database, what comes then from {@link
 * FeedWatch}, which reads it once for all. A stream that does not keep up, or began before the
 * watch did, goes back to the database: no entry is missed, and none comes twice. For one thread.
 */
public final class FeedReader implements AutoCloseable {
  private static final int BATCH = 100;
  private static final int MOST_WAITING = 256;

  /** By itself, whatever the watch does: an agent that hears nothing may miss a deadline. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(20);

  /** Ends a wait, and is read by nobody: everything is after it. */
  private static final Entry WAKE =
      new Entry(Position.START, new UUID(0, 0), "", "", Instant.EPOCH);

  private final FeedWatch watch;
  private final OrderQueries queries;
  private final String agentId;
  private final @Nullable UUID orderId;
  private final BlockingQueue<Entry> handed = new ArrayBlockingQueue<>(MOST_WAITING);
  private volatile boolean behind = true;
  private Position position;
  private long looked = System.nanoTime();

  FeedReader(
      FeedWatch watch,
      OrderQueries queries,
      String agentId,
      @Nullable UUID orderId,
      Position position) {
    this.watch = watch;
    this.queries = queries;
    this.agentId = agentId;
    this.orderId = orderId;
    this.position = position;
  }

  String agentId() {
    return agentId;
  }

  /** The next entries, in order; none when the time is over. */
  public List<Entry> next(Duration atMost) throws InterruptedException {
    boolean look = behind || System.nanoTime() - looked > LOOK_AGAIN.toNanos();
    List<Entry> news = look ? fromTheDatabase() : handed(atMost);
    if (!news.isEmpty()) {
      position = news.getLast().position();
    }
    return news;
  }

  private List<Entry> fromTheDatabase() {
    // Before the look: what the watch hands over meanwhile is there twice, and dropped below.
    handed.clear();
    behind = false;
    looked = System.nanoTime();
    List<Entry> news = queries.feedAfter(position, agentId, orderId, BATCH);
    if (news.size() == BATCH) {
      behind = true;
    }
    return news;
  }

  private List<Entry> handed(Duration atMost) throws InterruptedException {
    Entry first = handed.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    if (first == null) {
      return List.of();
    }
    List<Entry> news = new ArrayList<>(List.of(first));
    handed.drainTo(news);
    news.removeIf(entry ->
        entry.position().compareTo(position) <= 0
            || (orderId != null && !orderId.equals(entry.orderId())));
    return news;
  }

  /** By the watch, in the order of the feed. */
  void hand(Entry entry) {
    if (!behind && !handed.offer(entry)) {
      behind = true;
    }
  }

  /** By the watch, which does not know what there was before. */
  void fallBehind() {
    behind = true;
    var unused = handed.offer(WAKE);
  }

  @Override
  public void close() {
    watch.remove(this);
  }
}
