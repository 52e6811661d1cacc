package dev.holdfast.launcher.demo;

import java.io.PrintStream;

/** Whether somebody looks, and how much fits on the screen. */
final class Terminal {
  private static final int USUAL_HEIGHT = 24;

  private Terminal() {}

  static boolean isOne() {
    String kind = System.getenv("TERM");
    return System.console() != null
        && System.console().isTerminal()
        && kind != null
        && !kind.equals("dumb");
  }

  static OrderView view(PrintStream out) {
    return isOne() ? new LiveTable(out, height()) : new PlainLines(out);
  }

  /** Told by the script, which can ask the terminal. */
  private static int height() {
    return Integer.getInteger("holdfast.terminal-lines", USUAL_HEIGHT);
  }
}
