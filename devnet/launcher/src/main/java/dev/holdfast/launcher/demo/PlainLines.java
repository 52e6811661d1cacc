package dev.holdfast.launcher.demo;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;

/** A line for each state that an order enters: for logs, pipes and CI. */
final class PlainLines implements OrderView {
  private final PrintStream out;
  private final Map<Integer, String> shown = new HashMap<>();

  PlainLines(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void show(OrderRow row) {
    String entered = row.state() + row.end();
    if (!row.state().isEmpty() && !entered.equals(shown.put(row.number(), entered))) {
      out.println(Format.line(row));
    }
  }

  @Override
  public synchronized void say(String line) {
    out.println(line);
  }

  @Override
  public synchronized void close() {
    out.flush();
  }
}
