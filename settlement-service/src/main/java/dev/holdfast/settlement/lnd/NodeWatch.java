package dev.holdfast.settlement.lnd;

import dev.holdfast.lnd.chainrpc.BlockEpoch;
import dev.holdfast.lnd.lnrpc.GetInfoRequest;
import dev.holdfast.lnd.lnrpc.GetInfoResponse;
import dev.holdfast.lnd.lnrpc.GetStateRequest;
import dev.holdfast.lnd.lnrpc.ListChannelsRequest;
import dev.holdfast.lnd.lnrpc.WalletState;
import dev.holdfast.money.BlockHeight;
import dev.holdfast.money.Msat;
import dev.holdfast.settlement.domain.node.LightningListener;
import dev.holdfast.settlement.domain.node.NodeStatus;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at one node again and again, on a thread of its own: often while it is away, since after a
 * restart LND may answer invoice calls for about a second before it cancels what has run out.
 */
final class NodeWatch implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(NodeWatch.class);
  private static final Duration WHILE_AWAY = Duration.ofMillis(150);
  private static final Duration WHILE_UP = Duration.ofSeconds(2);
  private static final BlockHeight NO_HEIGHT = BlockHeight.of(0);

  private final LndNode node;
  private final int configuredDelta;
  private final Semaphore lookNow = new Semaphore(0);

  /** Without its height, which is filled in for whoever asks. */
  private volatile NodeStatus status;

  private volatile boolean connected;
  private volatile @Nullable LightningListener listener;
  private volatile @Nullable Thread thread;

  /** Blocks are told on another thread than the one that looks at the node. */
  private final AtomicInteger height = new AtomicInteger();

  private final AtomicBoolean followsBlocks = new AtomicBoolean();

  private NodeConfig config = NodeConfig.UNKNOWN;

  NodeWatch(LndNode node, int configuredDelta) {
    this.node = node;
    this.configuredDelta = configuredDelta;
    this.status = away("not looked at yet");
  }

  void start(LightningListener to) {
    listener = to;
    node.streams().listen(to);
    // Known before it runs: a thread that looks first finds that it is not wanted, and ends.
    Thread watching = Thread.ofVirtual().name("lnd-watch-" + node.name()).unstarted(this);
    thread = watching;
    watching.start();
  }

  void stop() {
    Thread running = thread;
    thread = null;
    if (running != null) {
      running.interrupt();
    }
    node.connection().close();
  }

  NodeStatus status() {
    return status.at(BlockHeight.of(height.get()));
  }

  LndNode node() {
    return node;
  }

  @Override
  public void run() {
    while (thread != null) {
      try {
        Duration pause = look();
        if (lookNow.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          lookNow.drainPermits();
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("{} could not be looked at", node.name(), e);
        pause();
      }
    }
  }

  private Duration look() {
    WalletState state;
    try {
      state = node.connection().state().getState(GetStateRequest.getDefaultInstance()).getState();
    } catch (StatusRuntimeException e) {
      lost(LndAnswers.text(e.getStatus()));
      node.connection().connectNow();
      return WHILE_AWAY;
    }
    return switch (state) {
      case RPC_ACTIVE -> {
        answering("RPC_ACTIVE");
        yield WHILE_AWAY;
      }
      case SERVER_ACTIVE -> {
        if (!connected) {
          answering("SERVER_ACTIVE");
        }
        yield active();
      }
      case NON_EXISTING, LOCKED, UNLOCKED, WAITING_TO_START, UNRECOGNIZED -> {
        lost("wallet state " + state);
        yield WHILE_AWAY;
      }
    };
  }

  /** Decided legs are told first, before anything else is asked of the node. */
  private void answering(String state) {
    node.isBack();
    if (!status.answering()) {
      status = unready(state);
    }
    LightningListener to = listener;
    if (to != null) {
      to.answering(node.name());
    }
  }

  private Duration active() {
    try {
      if (!connected) {
        config = NodeConfig.read(node, configuredDelta);
      }
      GetInfoResponse info =
          node.read(c -> c.lightning().getInfo(GetInfoRequest.getDefaultInstance()));
      if (connected) {
        atLeast(info.getBlockHeight());
      } else {
        height.set(info.getBlockHeight());
      }
      String trouble = trouble(info);
      node.streams().followHtlcs();
      boolean wasReady = status.ready();
      status = seen(info, trouble);
      if (!connected) {
        connected = true;
        LOG.info("{} is connected at height {}{}", node.name(), info.getBlockHeight(), trouble);
        subscribeBlocks();
      }
      LightningListener to = listener;
      if (status.ready() && !wasReady && to != null) {
        to.ready(node.name());
      }
      return WHILE_UP;
    } catch (StatusRuntimeException e) {
      LOG.debug("{}: {}", node.name(), LndAnswers.text(e.getStatus()));
      return WHILE_AWAY;
    }
  }

  private NodeStatus seen(GetInfoResponse info, String trouble) {
    ChannelRoom room =
        ChannelRoom.of(
            node.read(c ->
                c.lightning()
                    .listChannels(ListChannelsRequest.newBuilder().setActiveOnly(true).build())));
    return new NodeStatus(
        node.name(),
        true,
        trouble.isEmpty(),
        trouble,
        info.getIdentityPubkey(),
        info.getChainsCount() == 0 ? "" : info.getChains(0).getNetwork(),
        NO_HEIGHT,
        config.holdExpiryDelta(),
        room.inbound(),
        room.outbound(),
        room.freeSlots(),
        room.newcomerSlots());
  }

  private String trouble(GetInfoResponse info) {
    return info.getSyncedToChain() ? config.trouble(configuredDelta) : "not synced to the chain";
  }

  /**
   * Of GetInfo and the stream of blocks each may come late. A height that went back would give an
   * order that is paid near its guard more blocks than it has.
   */
  private void atLeast(int told) {
    height.accumulateAndGet(told, Math::max);
  }

  /** A node that was away for a moment may still be telling: a second stream would tell twice. */
  private void subscribeBlocks() {
    LightningListener to = listener;
    if (to == null || !followsBlocks.compareAndSet(false, true)) {
      return;
    }
    node.connection()
        .blockStreams()
        .registerBlockEpochNtfn(
            BlockEpoch.getDefaultInstance(),
            new LndStreams.Hints<>(
                block -> {
                  atLeast(block.getHeight());
                  to.blockConnected(node.name(), BlockHeight.of(block.getHeight()));
                },
                this::streamEnded));
  }

  /** Perhaps the node is gone, perhaps it was away for a moment: it is looked at as if new. */
  private void streamEnded() {
    followsBlocks.set(false);
    connected = false;
    status = unready("the stream of blocks ended");
    lookNow.release();
  }

  private void lost(String why) {
    if (connected || status.answering()) {
      LOG.warn("{} is away: {}", node.name(), why);
    }
    connected = false;
    status = away(why);
  }

  private NodeStatus away(String why) {
    return withState(false, why);
  }

  private NodeStatus unready(String why) {
    return withState(true, why);
  }

  /** What was known of the node stays known; its room does not count while it is not ready. */
  private NodeStatus withState(boolean answering, String trouble) {
    NodeStatus known = status;
    return new NodeStatus(
        node.name(),
        answering,
        false,
        trouble,
        known == null ? "" : known.publicKey(),
        known == null ? "" : known.network(),
        NO_HEIGHT,
        config.holdExpiryDelta(),
        Msat.ZERO,
        Msat.ZERO,
        0,
        0);
  }

  private static void pause() {
    try {
      Thread.sleep(WHILE_AWAY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
