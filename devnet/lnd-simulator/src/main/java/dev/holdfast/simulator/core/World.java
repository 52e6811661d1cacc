package dev.holdfast.simulator.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All nodes, channels and blocks, behind one lock. What follows from a step (an HTLC travelling
 * back, a payment's next attempt) is queued and done before the lock is given up, so that callers
 * see whole steps only and no step runs inside another.
 */
public final class World {
  private static final Logger LOG = LoggerFactory.getLogger(World.class);

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final PriorityQueue<Timer> timers = new PriorityQueue<>(Timer.BY_TIME);
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final List<Channel> channels = new ArrayList<>();
  private final List<IntConsumer> miners = new ArrayList<>();
  private final Clock base;
  private final Chain chain;
  private volatile Duration offset = Duration.ZERO;
  private long timerCount;
  private boolean draining;

  public World(Clock base, int height) {
    this.base = base;
    this.chain = new Chain(height, base.instant());
  }

  /** A planned step; cancelling it is only a mark. */
  static final class Timer {
    static final Comparator<Timer> BY_TIME =
        Comparator.comparing((Timer t) -> t.at).thenComparing(t -> t.number);

    private final Instant at;
    private final long number;
    private @Nullable Runnable action;

    private Timer(Instant at, long number, Runnable action) {
      this.at = at;
      this.number = number;
      this.action = action;
    }

    void cancel() {
      action = null;
    }
  }

  /** Takes one step, and all that follows from it. */
  public <T> T call(Supplier<T> step) {
    lock.lock();
    try {
      return step.get();
    } finally {
      finish();
    }
  }

  /** Takes one step, and all that follows from it. */
  public void run(Runnable step) {
    lock.lock();
    try {
      step.run();
    } finally {
      finish();
    }
  }

  private void finish() {
    try {
      // A step inside a step leaves what follows to the outer one.
      if (lock.getHoldCount() == 1) {
        drain();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Now, with what tests have advanced. */
  public Instant now() {
    return base.instant().plus(offset);
  }

  /** Moves the clock of all nodes, and does what is due by then. */
  public void advance(Duration by) {
    run(() -> {
      offset = offset.plus(by);
      fireDue();
    });
  }

  /** Does what is due; called regularly. */
  public void tick() {
    run(this::fireDue);
  }

  void later(Runnable task) {
    tasks.add(task);
  }

  Timer at(Instant time, Runnable action) {
    Timer timer = new Timer(time, timerCount++, action);
    timers.add(timer);
    return timer;
  }

  Timer after(Duration delay, Runnable action) {
    return at(now().plus(delay), action);
  }

  Chain chain() {
    return chain;
  }

  public int height() {
    return call(chain::height);
  }

  /** Mines blocks; every running node sees each of them. */
  public void mine(int blocks) {
    for (int i = 0; i < blocks; i++) {
      run(() -> {
        chain.mine(now());
        nodes.values().forEach(Node::seeTip);
        miners.forEach(miner -> miner.accept(chain.height()));
      });
    }
  }

  /** Told of every block after the nodes. */
  void onBlock(IntConsumer miner) {
    miners.add(miner);
  }

  public void add(Node node) {
    nodes.put(node.publicKeyHex(), node);
  }

  public @Nullable Node nodeOf(String publicKeyHex) {
    return nodes.get(publicKeyHex);
  }

  public void add(Channel channel) {
    channels.add(channel);
  }

  /**
   * @throws IllegalArgumentException if there is no such channel
   */
  public Channel channel(long id) {
    return channels.stream()
        .filter(channel -> channel.id() == id)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no channel " + id));
  }

  public int channelCount() {
    return channels.size();
  }

  private void fireDue() {
    Instant now = now();
    Timer first = timers.peek();
    while (first != null && !first.at.isAfter(now)) {
      Runnable action = timers.remove().action;
      if (action != null) {
        action.run();
        drain();
      }
      first = timers.peek();
    }
  }

  private void drain() {
    if (draining) {
      return;
    }
    draining = true;
    try {
      Runnable task = tasks.poll();
      while (task != null) {
        try {
          task.run();
        } catch (RuntimeException bug) {
          LOG.error("A step of the simulated network failed", bug);
        }
        task = tasks.poll();
      }
    } finally {
      draining = false;
    }
  }
}
