package dev.holdfast.torture.load;

import dev.holdfast.sdk.HoldfastException;
import dev.holdfast.sdk.wallet.WalletException;
import java.util.concurrent.Callable;

/** What an agent does when a market does not answer: it asks again. */
final class Patience {
  private static final long PAUSE_MILLIS = 300;
  private static final int TRIES = 600;

  private Patience() {}

  static <T> T untilDone(Callable<T> step) {
    for (int tried = 1; ; tried++) {
      try {
        return step.call();
      } catch (HoldfastException | WalletException | io.grpc.StatusRuntimeException e) {
        if (tried == TRIES) {
          throw e;
        }
        pause();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
