package dev.holdfast.torture.race;

import dev.holdfast.sdk.HoldfastException;
import dev.holdfast.sdk.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Commands that exclude each other, each sent by twenty threads at once. */
final class Rivals {
  static final int THREADS = 20;
  private static final int CONFLICT = 409;

  private final Map<String, Runnable> commands = new LinkedHashMap<>();

  /** What came back: who was told yes and how often, and what was neither a yes nor a clear no. */
  record Answers(Map<String, Integer> granted, int refused, List<String> unclear) {}

  /**
   * @param name equal for commands of which several may be granted, since they mean the same
   */
  Rivals add(String name, Runnable command) {
    commands.put(name, command);
    return this;
  }

  /**
   * Lets all go at once.
   *
   * @param meanwhile done in the same moment
   */
  Answers run(Runnable meanwhile) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    Map<String, Integer> granted = Collections.synchronizedMap(new TreeMap<>());
    List<String> refused = Collections.synchronizedList(new ArrayList<>());
    List<String> unclear = Collections.synchronizedList(new ArrayList<>());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        commands.forEach((name, command) ->
            all.add(
                threads.submit(() -> {
                  start.await();
                  try {
                    command.run();
                    granted.merge(name, 1, Integer::sum);
                  } catch (ProblemException e) {
                    (e.status() == CONFLICT ? refused : unclear).add(name + ": " + e.getMessage());
                  } catch (HoldfastException e) {
                    unclear.add(name + ": " + e.getMessage());
                  }
                  return null;
                })));
      }
      start.countDown();
      meanwhile.run();
      for (Future<?> one : all) {
        one.get();
      }
    }
    return new Answers(Map.copyOf(granted), refused.size(), List.copyOf(unclear));
  }
}
