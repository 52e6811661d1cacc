package dev.holdfast.order.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to orders, for their parties to read in order and without a gap. */
public interface Feed {

  void add(Order order, OrderChange.Notice notice, Instant at);

  /** For an evaluator alone, who is no party. */
  void addFor(String evaluator, Order order, OrderChange.Notice notice, Instant at);

  /** Behind everything that is there: a reader without a past begins here. */
  Position end();

  /** The notices of an agent's orders, or of one of them, after a position. */
  List<Entry> after(Position position, String agentId, @Nullable UUID orderId, int atMost);

  /** What happened to anybody's orders after a position. */
  News since(Position position);

  /**
   * @param upTo the position of the last of it, or the one that was asked for
   * @param more whether there is more that cannot be read in order yet, or was too much
   */
  record News(Position upTo, List<Told> told, boolean more) {}

  /** An entry and the agents that may read it. */
  record Told(Entry entry, Set<String> readers) {}

  /** A place in the feed; its text is opaque to readers. */
  record Position(long tx, long id) implements Comparable<Position> {

    public static final Position START = new Position(0, 0);

    @Override
    public int compareTo(Position other) {
      return tx == other.tx ? Long.compare(id, other.id) : Long.compare(tx, other.tx);
    }

    public String text() {
      return tx + "-" + id;
    }

    /** Throws {@link IllegalArgumentException} for what was never a position. */
    public static Position of(String text) {
      int dash = text.indexOf('-');
      if (dash < 1 || text.length() > 40) {
        throw new IllegalArgumentException("not an event id: " + text);
      }
      return new Position(
          Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1)));
    }
  }

  /**
   * @param data JSON
   */
  record Entry(Position position, UUID orderId, String type, String data, Instant at) {}
}
