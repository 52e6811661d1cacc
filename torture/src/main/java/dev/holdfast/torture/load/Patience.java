package dev.holdfast.torture.load;

import dev.holdfast.sdk.HoldfastException;
import dev.holdfast.sdk.wallet.WalletException;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an agent does when a market does not answer: it asks again. */
final class Patience {
  private static final Logger log = LoggerFactory.getLogger(Patience.class);
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

  /** Once: it does not matter whether it is done. */
  static void once(Callable<?> step) {
    try {
      step.call();
    } catch (HoldfastException | WalletException | io.grpc.StatusRuntimeException e) {
      log.info("not done: {}", e.getMessage());
    } catch (Exception e) {
      throw new IllegalStateException(e);
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
