package dev.holdfast.order.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.order.domain.Feed;
import dev.holdfast.order.domain.Order;
import dev.holdfast.order.domain.OrderChange.Notice;
import dev.holdfast.order.domain.Orders;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What open streams hear of the feed. */
class FeedWatchTest {
  private static final String AGENT = "an agent";

  private final WrittenFeed feed = new WrittenFeed();
  private final Wakeups commits = new Wakeups();
  private final OrderQueries queries = new OrderQueries(noOrders(), feed);

  @Test
  void streams_hear_of_their_orders_after_every_start_of_the_watch() throws Exception {
    for (int i = 0; i < 100; i++) {
      FeedWatch watch = new FeedWatch(queries, commits);
      watch.start();
      try (FeedReader reader = watch.read(AGENT, null, feed.end())) {
        // What was before the stream is read from the database; what comes then the watch hands on.
        assertThat(reader.next(Duration.ZERO)).isEmpty();
        Feed.Entry entry = feed.write(AGENT);
        commits.wake(AGENT);
        assertThat(heard(reader)).containsExactly(entry);
      } finally {
        watch.stop();
      }
    }
  }

  @Test
  void a_stream_that_does_not_keep_up_misses_nothing_and_hears_nothing_twice() throws Exception {
    FeedWatch watch = new FeedWatch(queries, commits);
    watch.start();
    try (FeedReader reader = watch.read(AGENT, null, feed.end())) {
      assertThat(reader.next(Duration.ZERO)).isEmpty();
      List<Feed.Entry> written = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        written.add(feed.write(AGENT));
        feed.write("somebody else");
        commits.wake(AGENT);
      }
      List<Feed.Entry> heard = new ArrayList<>();
      while (heard.size() < written.size()) {
        heard.addAll(heard(reader));
      }
      assertThat(heard).isEqualTo(written);
    } finally {
      watch.stop();
    }
  }

  private static List<Feed.Entry> heard(FeedReader reader) throws InterruptedException {
    for (int tries = 0; tries < 10; tries++) {
      List<Feed.Entry> news = reader.next(Duration.ofSeconds(1));
      if (!news.isEmpty()) {
        return news;
      }
    }
    return List.of();
  }

  private static Orders noOrders() {
    return (Orders)
        Proxy.newProxyInstance(
            Orders.class.getClassLoader(),
            new Class<?>[] {Orders.class},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            });
  }

  /** A feed in memory, of transactions that commit at once, told a few entries at a time. */
  private static final class WrittenFeed implements Feed {
    private static final int AT_ONCE = 10;

    private final List<Told> told = new ArrayList<>();

    synchronized Entry write(String agent) {
      Position position = new Position(told.size() + 1, 1);
      Entry entry = new Entry(position, UUID.randomUUID(), "order.funded", "{}", Instant.EPOCH);
      told.add(new Told(entry, Set.of(agent)));
      return entry;
    }

    @Override
    public synchronized Position end() {
      return new Position(told.size(), Long.MAX_VALUE);
    }

    @Override
    public synchronized List<Entry> after(
        Position position, String agentId, @Nullable UUID orderId, int atMost) {
      return told.stream()
          .filter(t -> t.readers().contains(agentId))
          .map(Told::entry)
          .filter(entry -> entry.position().compareTo(position) > 0)
          .limit(atMost)
          .toList();
    }

    @Override
    public synchronized News since(Position position) {
      List<Told> news =
          told.stream()
              .filter(t -> t.entry().position().compareTo(position) > 0)
              .limit(AT_ONCE)
              .toList();
      return new News(
          news.isEmpty() ? position : news.getLast().entry().position(),
          news,
          news.size() == AT_ONCE);
    }

    @Override
    public void add(Order order, Notice notice, Instant at) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void addFor(String evaluator, Order order, Notice notice, Instant at) {
      throw new UnsupportedOperationException();
    }
  }
}
