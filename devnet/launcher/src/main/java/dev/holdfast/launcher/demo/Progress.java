package dev.holdfast.launcher.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What of the market has been started, as it is: growing in one line, or a line each. */
final class Progress {
  private final PrintStream out;
  private final boolean terminal;
  private final List<String> done = new ArrayList<>();

  Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
    out.print(terminal ? "Starting " : "Starting the market\n");
    out.flush();
  }

  synchronized void done(String what) {
    done.add(what);
    if (terminal) {
      out.print("\r\u001b[KStarted " + String.join(", ", shortened()));
    } else {
      out.println("  " + what);
    }
    out.flush();
  }

  synchronized void end() {
    if (terminal) {
      out.print("\r\u001b[K");
      out.flush();
    }
  }

  private List<String> shortened() {
    return done.stream().map(name -> name.replace("-service", "")).toList();
  }
}
