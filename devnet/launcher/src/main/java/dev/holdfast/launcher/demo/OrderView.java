package dev.holdfast.launcher.demo;

/** Shows orders as they change: a live table on a terminal, plain lines elsewhere. */
interface OrderView extends AutoCloseable {
  /** An order is new or has changed. May be called by any thread. */
  void show(OrderRow row);

  /** A line that stays, above the table. */
  void say(String line);

  /** Shows the last state and leaves the terminal as it was. */
  @Override
  void close();
}
