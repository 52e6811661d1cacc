package dev.holdfast.settlement.lnd;

import dev.holdfast.settlement.domain.node.LightningListener;
import org.springframework.context.SmartLifecycle;

/** Starts to look at the nodes when the application is up, and ends with it. */
public final class NodeWatches implements SmartLifecycle {
  private final LndPool pool;
  private final LightningListener listener;
  private volatile boolean running;

  public NodeWatches(LndPool pool, LightningListener listener) {
    this.pool = pool;
    this.listener = listener;
  }

  @Override
  public void start() {
    running = true;
    pool.watches().forEach(watch -> watch.start(listener));
  }

  @Override
  public void stop() {
    running = false;
    pool.watches().forEach(NodeWatch::stop);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
