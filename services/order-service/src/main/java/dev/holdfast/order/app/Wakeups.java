package dev.holdfast.order.app;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Wakes those who wait for news in this process: a request for its order to be payable, the watch
 * that reads the feed for all streams. A hint only; whoever waits also looks for itself now and
 * then, as the news may have happened in another instance.
 */
public final class Wakeups {

  /** No agent has this id. */
  private static final String ALL = "";

  private final ConcurrentMap<String, Set<Semaphore>> waiting = new ConcurrentHashMap<>();

  /** Begins to listen before the first look, so that nothing falls between look and wait. */
  public Waiter listen(String agentId) {
    Semaphore news = new Semaphore(0);
    waiting.computeIfAbsent(agentId, id -> ConcurrentHashMap.newKeySet()).add(news);
    return new Waiter(agentId, news);
  }

  /** Is woken with every agent. */
  Waiter listenToAll() {
    return listen(ALL);
  }

  /** Everybody that one commit has news for. Who waits for all agents looks once for them all. */
  public void wake(String... agentIds) {
    for (String agentId : agentIds) {
      waiting.getOrDefault(agentId, Set.of()).forEach(Semaphore::release);
    }
    waiting.getOrDefault(ALL, Set.of()).forEach(Semaphore::release);
  }

  /** One who waits. Close it, or it is woken for ever. */
  public final class Waiter implements AutoCloseable {
    private final String agentId;
    private final Semaphore news;

    private Waiter(String agentId, Semaphore news) {
      this.agentId = agentId;
      this.news = news;
    }

    /** Returns true at news, or false when the time is over. */
    public boolean await(Duration atMost) throws InterruptedException {
      if (!news.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
      news.drainPermits();
      return true;
    }

    /** Is not woken any more by what has happened so far. */
    public void forget() {
      news.drainPermits();
    }

    @Override
    public void close() {
      waiting.computeIfPresent(
          agentId,
          (id, others) -> {
            others.remove(news);
            return others.isEmpty() ? null : others;
          });
    }
  }
}
