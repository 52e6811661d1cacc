package dev.holdfast.order.app;

import dev.holdfast.order.domain.Feed;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the feed once for all open streams of this process, and hands each what is for its agent.
 * What a commit of this process wrote may not be readable yet, because an older transaction still
 * runs: so it looks again soon, as long as there is more. What another instance wrote it finds by
 * itself.
 */
public final class FeedWatch {
  private static final Logger log = LoggerFactory.getLogger(FeedWatch.class);
  private static final Duration SOON = Duration.ofMillis(2);
  private static final Duration AT_REST = Duration.ofMillis(250);

  private final OrderQueries queries;
  private final Wakeups commits;
  private final ConcurrentMap<String, Set<FeedReader>> readers = new ConcurrentHashMap<>();
  private volatile boolean running;
  private @Nullable Thread thread;

  /**
   * @param commits is told of every notice that this process has committed
   */
  public FeedWatch(OrderQueries queries, Wakeups commits) {
    this.queries = queries;
    this.commits = commits;
  }

  /**
   * Reads for one stream.
   *
   * @param orderId of the only order that it wants to know about, or null for all of the agent's
   * @param from what it has read already
   */
  public FeedReader read(String agentId, @Nullable UUID orderId, Feed.Position from) {
    FeedReader reader = new FeedReader(this, queries, agentId, orderId, from);
    readers.compute(
        agentId,
        (id, others) -> {
          Set<FeedReader> all = others == null ? ConcurrentHashMap.newKeySet() : others;
          all.add(reader);
          return all;
        });
    return reader;
  }

  void remove(FeedReader reader) {
    readers.computeIfPresent(
        reader.agentId(),
        (id, all) -> {
          all.remove(reader);
          return all.isEmpty() ? null : all;
        });
  }

  public synchronized void start() {
    // Before the thread: one that looked first and was not to run yet would be gone at once.
    running = true;
    thread = Thread.ofVirtual().name("feed-watch").start(this::run);
  }

  public synchronized void stop() {
    running = false;
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void run() {
    Feed.@Nullable Position seen = null;
    Duration pause = AT_REST;
    try (Wakeups.Waiter waiter = commits.listenToAll()) {
      while (running) {
        var unused = waiter.await(pause);
        Feed.News news = look(seen);
        if (news != null && seen == null) {
          readers.values().forEach(all -> all.forEach(FeedReader::fallBehind));
        }
        if (news != null) {
          news.told().forEach(this::hand);
          seen = news.upTo();
        }
        pause = news != null && news.more() ? after(pause, news) : AT_REST;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void hand(Feed.Told told) {
    for (String agent : told.readers()) {
      readers.getOrDefault(agent, Set.of()).forEach(reader -> reader.hand(told.entry()));
    }
  }

  /** Where nothing could be told, ever longer: the older transaction may be a backup. */
  private static Duration after(Duration pause, Feed.News news) {
    if (!news.told().isEmpty()) {
      return SOON;
    }
    Duration twice = pause.multipliedBy(2);
    return pause.equals(AT_REST) ? SOON : twice.compareTo(AT_REST) < 0 ? twice : AT_REST;
  }

  private Feed.@Nullable News look(Feed.@Nullable Position seen) {
    try {
      return queries.newsSince(seen == null ? queries.endOfFeed() : seen);
    } catch (RuntimeException e) {
      log.debug("The feed cannot be read now: {}", e.toString());
      return null;
    }
  }
}
