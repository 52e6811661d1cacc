package dev.holdfast.settlement.app;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs tasks on threads of their own, each task one at a time: asked for while it runs, it runs
 * once more. A task that fails is left to the reconciler.
 */
public final class Work {
  private static final Logger LOG = LoggerFactory.getLogger(Work.class);

  private final Executor executor;

  /** Tasks that run now; true where one is to run again. */
  private final Map<Task, Boolean> running = new ConcurrentHashMap<>();

  private volatile Consumer<Task> worker = task -> {};

  public Work(Executor executor) {
    this.executor = executor;
  }

  public void doneBy(Consumer<Task> doer) {
    worker = doer;
  }

  /** Runs it when the current transaction has committed, or now if there is none. */
  public void submit(Task task) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      start(task);
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            start(task);
          }
        });
  }

  /** Runs it on this thread, unless it runs already: then it is run once more there. */
  public void doNow(Task task) {
    if (isFirst(task)) {
      run(task);
    }
  }

  private boolean isFirst(Task task) {
    return !running.merge(task, false, (isRunning, ignored) -> true);
  }

  private void start(Task task) {
    if (!isFirst(task)) {
      return;
    }
    try {
      executor.execute(() -> run(task));
    } catch (RejectedExecutionException e) {
      // Shutting down: the reconciler of the next start finds it.
      running.remove(task);
    }
  }

  private void run(Task task) {
    do {
      try {
        worker.accept(task);
      } catch (RuntimeException | Error e) {
        // Also an Error: a task that stayed marked as running would never be tried again.
        LOG.warn("{} did not succeed and is tried again by the reconciler", task, e);
      }
    } while (isAskedForAgain(task));
  }

  private boolean isAskedForAgain(Task task) {
    return running.computeIfPresent(task, (any, again) -> again ? false : null) != null;
  }
}
