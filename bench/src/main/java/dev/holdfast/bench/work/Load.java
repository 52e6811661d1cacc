package dev.holdfast.bench.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does work many times: so much at once, or at a fixed rate whether the last is done or not. */
public final class Load {
  /** One piece of work. */
  public interface Task<T> {
    /**
     * @param due when it should begin, in nanoseconds of {@link System#nanoTime}; it may begin
     *     later, and what it waited counts
     */
    T run(long due) throws Exception;
  }

  private Load() {}

  /** At least one, so many a second for so long; returns when all are done. */
  public static <T> List<T> arrive(double perSecond, Duration time, Task<T> task) throws Exception {
    int count = Math.max(1, (int) (perSecond * time.toMillis() / 1_000));
    long began = System.nanoTime();
    List<T> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> begun = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        long due = began + (long) (i * 1e9 / perSecond);
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        begun.add(threads.submit(() -> task.run(due)));
      }
      for (Future<T> one : begun) {
        all.add(one.get());
      }
    }
    return all;
  }

  /** So many at once for so long, each the next as soon as its last is done. */
  public static <T> List<T> atOnce(int atOnce, Duration time, Task<T> task) throws Exception {
    long until = System.nanoTime() + time.toNanos();
    List<T> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<T>>> begun = new ArrayList<>();
      for (int i = 0; i < atOnce; i++) {
        begun.add(
            threads.submit(() -> {
              List<T> own = new ArrayList<>();
              while (System.nanoTime() < until) {
                own.add(task.run(System.nanoTime()));
              }
              return own;
            }));
      }
      for (Future<List<T>> one : begun) {
        all.addAll(one.get());
      }
    }
    return all;
  }
}
