package dev.holdfast.launcher;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/**
 * Ctrl-C and a polite kill: the market is closed in its order and the JVM ends, in ten seconds at
 * the latest. JVM shutdown hooks would do this at the same time as others and in no order.
 */
public final class Interruption {
  private static final Logger log = LoggerFactory.getLogger(Interruption.class);
  private static final int INTERRUPTED = 130;
  private static final long PATIENCE_MILLIS = 8_500;

  private final AtomicBoolean begun = new AtomicBoolean();
  private final Runnable close;
  private final Runnable lastResort;

  private Interruption(Runnable close, Runnable lastResort) {
    this.close = close;
    this.lastResort = lastResort;
  }

  /**
   * From now on a signal closes and ends.
   *
   * @param close ends everything in order
   * @param lastResort ends other processes when {@code close} hangs, or a second signal comes
   */
  public static void handle(Runnable close, Runnable lastResort) {
    Interruption interruption = new Interruption(close, lastResort);
    for (String name : new String[] {"INT", "TERM", "HUP"}) {
      Signal.handle(new Signal(name), signal -> interruption.begin());
    }
  }

  private void begin() {
    if (!begun.compareAndSet(false, true)) {
      end();
    }
    Thread.ofPlatform().name("patience").daemon().start(this::loseItAfterAWhile);
    Thread.ofPlatform().name("interruption").start(this::closeAndExit);
  }

  private void closeAndExit() {
    try {
      close.run();
    } catch (RuntimeException e) {
      log.warn("could not close in order", e);
    }
    leave();
  }

  private void loseItAfterAWhile() {
    try {
      Thread.sleep(PATIENCE_MILLIS);
      end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end() {
    lastResort.run();
    leave();
  }

  /** A JVM that records for the start-up cache would write it now, for many seconds. */
  private static void leave() {
    if (Boolean.getBoolean("holdfast.recording")) {
      try {
        String self = Long.toString(ProcessHandle.current().pid());
        new ProcessBuilder("kill", "-KILL", self).start().waitFor();
      } catch (IOException e) {
        log.warn("cannot end at once", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    Runtime.getRuntime().halt(INTERRUPTED);
  }
}
