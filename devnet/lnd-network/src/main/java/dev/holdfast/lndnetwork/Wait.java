package dev.holdfast.lndnetwork;

import java.time.Duration;

/** Waits for what a program will do in its own time. */
final class Wait {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private Wait() {}

  /** Something to look at, again and again. */
  interface Look {
    boolean isTrue() throws InterruptedException;
  }

  /** Throws {@link IllegalStateException} after {@code atMost}, or when the program has ended. */
  static void until(String what, Duration atMost, Daemon daemon, Look look)
      throws InterruptedException {
    long giveUp = System.nanoTime() + atMost.toNanos();
    while (!look.isTrue()) {
      if (!daemon.isRunning()) {
        throw new IllegalStateException(what + " has ended:\n" + daemon.lastWords());
      }
      if (System.nanoTime() > giveUp) {
        throw new IllegalStateException(
            what + " is not ready after " + atMost.toSeconds() + " s:\n" + daemon.lastWords());
      }
      Thread.sleep(LOOK_AGAIN);
    }
  }
}
