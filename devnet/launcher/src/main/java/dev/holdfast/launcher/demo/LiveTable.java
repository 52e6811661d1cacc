package dev.holdfast.launcher.demo;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The latest orders in place, drawn again a few times a second: those that are under way and, as
 * far as there is room, those that have ended.
 */
final class LiveTable implements OrderView {
  private static final long EVERY_MILLIS = 200;
  private static final String UP_AND_CLEAR = "\u001b[%dA\u001b[J";
  private static final String NO_WRAP = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";

  private final PrintStream out;
  private final int rows;
  private final NavigableMap<Integer, OrderRow> orders = new TreeMap<>();
  private final Deque<String> said = new ArrayDeque<>();
  private final Thread painter;
  private int painted;
  private boolean changed;
  private boolean closed;

  /**
   * @param height lines of the terminal
   */
  LiveTable(PrintStream out, int height) {
    this.out = out;
    this.rows = Math.max(5, height - 6);
    this.painter = Thread.ofPlatform().name("table").daemon().start(this::paintOnAndOn);
  }

  @Override
  public synchronized void show(OrderRow row) {
    orders.put(row.number(), row);
    changed = true;
  }

  @Override
  public synchronized void say(String line) {
    said.add(line);
    changed = true;
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      changed = true;
    }
    painter.interrupt();
    paint();
  }

  private void paintOnAndOn() {
    try {
      while (!isClosed()) {
        TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
        paint();
      }
    } catch (InterruptedException end) {
      // close() paints the last picture itself
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized void paint() {
    if (!changed) {
      return;
    }
    changed = false;
    StringBuilder picture = new StringBuilder(NO_WRAP);
    if (painted > 0) {
      picture.append(UP_AND_CLEAR.formatted(painted));
    }
    for (@Nullable String line = said.poll(); line != null; line = said.poll()) {
      picture.append(WRAP).append(line).append('\n').append(NO_WRAP);
    }
    List<String> lines = table();
    lines.forEach(line -> picture.append(line).append('\n'));
    painted = lines.size();
    out.print(picture.append(WRAP));
    out.flush();
  }

  private List<String> table() {
    List<String> lines = new ArrayList<>();
    if (orders.isEmpty()) {
      return lines;
    }
    lines.add("");
    lines.add(Format.HEADINGS);
    visible().forEach(row -> lines.add(Format.line(row)));
    long ended = orders.values().stream().filter(row -> row.end() != null).count();
    lines.add("      %d orders, %d under way".formatted(orders.size(), orders.size() - ended));
    return lines;
  }

  /** The latest that fit; one under way displaces one that has ended, whatever its age. */
  private List<OrderRow> visible() {
    NavigableMap<Integer, OrderRow> chosen = new TreeMap<>();
    for (boolean underWay : new boolean[] {true, false}) {
      for (OrderRow row : orders.descendingMap().values()) {
        if (chosen.size() < rows && (row.end() == null) == underWay) {
          chosen.put(row.number(), row);
        }
      }
    }
    return List.copyOf(chosen.values());
  }
}
