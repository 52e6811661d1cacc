package dev.holdfast.order.app;

import dev.holdfast.order.domain.Feed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the feed for all open streams of this process, and wakes those that have something to
 * read. What a commit of this process wrote may not be readable yet, because an older transaction
 * still runs: so it looks again soon, as long as there is more. What another instance wrote it
 * finds by itself.
 */
public final class FeedWatch {
  private static final Logger log = LoggerFactory.getLogger(FeedWatch.class);
  private static final Duration SOON = Duration.ofMillis(2);
  private static final Duration AT_REST = Duration.ofMillis(250);

  private final OrderQueries queries;
  private final Wakeups commits;
  private final Wakeups streams = new Wakeups();
  private volatile @Nullable Thread thread;

  /**
   * @param commits is told of every notice that this process has committed
   */
  public FeedWatch(OrderQueries queries, Wakeups commits) {
    this.queries = queries;
    this.commits = commits;
  }

  /** Begins to listen, before the first look at the feed. */
  public Wakeups.Waiter listen(String agentId) {
    return streams.listen(agentId);
  }

  public void start() {
    thread = Thread.ofVirtual().name("feed-watch").start(this::run);
  }

  public void stop() {
    Thread running = thread;
    thread = null;
    if (running != null) {
      running.interrupt();
    }
  }

  private void run() {
    Feed.@Nullable Position seen = null;
    Duration pause = AT_REST;
    try (Wakeups.Waiter waiter = commits.listenToAll()) {
      while (thread != null) {
        var unused = waiter.await(pause);
        Feed.News news = look(seen);
        if (news != null) {
          news.agents().forEach(streams::wake);
          seen = news.upTo();
        }
        pause = news != null && news.more() ? after(pause) : AT_REST;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ever longer: the older transaction may be a backup. */
  private static Duration after(Duration pause) {
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
