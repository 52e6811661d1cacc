package dev.holdfast.simulator.core;

import dev.holdfast.lnd.chainrpc.BlockEpoch;
import dev.holdfast.lnd.lnrpc.ChannelEventUpdate;
import dev.holdfast.lnd.lnrpc.LookupHtlcResolutionResponse;
import dev.holdfast.lnd.lnrpc.SubscribeStateResponse;
import dev.holdfast.lnd.lnrpc.WalletState;
import dev.holdfast.lnd.routerrpc.HtlcEvent;
import dev.holdfast.simulator.bolt11.NodeKey;
import dev.holdfast.simulator.faults.Faults;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One LND: what it owns, what it knows, and whether it runs. Used under the world's lock. */
public final class Node {
  private final World world;
  private final String alias;
  private final NodeKey key;
  private final NodeSettings settings;
  private final Faults faults;
  private final InvoiceRegistry invoices;
  private final PaymentBook payments;
  private final List<Channel> channels = new ArrayList<>();
  private final Map<HtlcKey, LookupHtlcResolutionResponse> resolutions = new HashMap<>();
  private final Feed<BlockEpoch> blocks = new Feed<>();
  private final Feed<HtlcEvent> htlcEvents = new Feed<>();
  private final Feed<ChannelEventUpdate> channelEvents = new Feed<>();
  private final Feed<SubscribeStateResponse> states = new Feed<>();
  private volatile WalletState state = WalletState.SERVER_ACTIVE;
  private volatile boolean process = true;
  private boolean registryRuns = true;
  private int height;

  /** An incoming HTLC. */
  public record HtlcKey(long channelId, long index) {}

  public Node(
      World world,
      String alias,
      NodeKey key,
      NodeSettings settings,
      Faults faults,
      Forwarding forwarding) {
    this.world = world;
    this.alias = alias;
    this.key = key;
    this.settings = settings;
    this.faults = faults;
    this.invoices = new InvoiceRegistry(world, this, forwarding);
    this.payments = new PaymentBook(world, this, forwarding);
    this.height = world.chain().height();
  }

  public String alias() {
    return alias;
  }

  public NodeKey key() {
    return key;
  }

  public String publicKeyHex() {
    return key.publicKeyHex();
  }

  public NodeSettings settings() {
    return settings;
  }

  public Faults faults() {
    return faults;
  }

  public InvoiceRegistry invoices() {
    return invoices;
  }

  public PaymentBook payments() {
    return payments;
  }

  public List<Channel> channels() {
    return channels;
  }

  /** Takes up a new channel and tells the node's listeners. */
  public void addChannel(Channel channel) {
    channels.add(channel);
    channelEvents.publish(
        ChannelEventUpdate.newBuilder()
            .setType(ChannelEventUpdate.UpdateType.OPEN_CHANNEL)
            .setOpenChannel(ChannelViews.view(channel, this))
            .build());
  }

  public long balanceMsat() {
    return channels.stream()
        .filter(Channel::isOpen)
        .mapToLong(channel -> channel.balanceMsat(this))
        .sum();
  }

  public int pendingHtlcs() {
    return channels.stream()
        .mapToInt(c -> c.sending(this).size() + c.sending(c.other(this)).size())
        .sum();
  }

  public Feed<BlockEpoch> blocks() {
    return blocks;
  }

  public Feed<HtlcEvent> htlcEvents() {
    return htlcEvents;
  }

  public Feed<ChannelEventUpdate> channelEvents() {
    return channelEvents;
  }

  public Feed<SubscribeStateResponse> states() {
    return states;
  }

  public WalletState state() {
    return state;
  }

  /** Whether a process runs at all. */
  public boolean hasProcess() {
    return process;
  }

  /** The height this node has seen. */
  public int seenHeight() {
    return height;
  }

  /** Whether invoices end by themselves: LND starts that a little before SERVER_ACTIVE. */
  boolean registryRuns() {
    return registryRuns;
  }

  boolean linksUp() {
    return process && state == WalletState.SERVER_ACTIVE;
  }

  /** Of the channels that a payment may leave by; of all where none is named. */
  long spendableMsat(Set<Long> firstChannels) {
    return channels.stream()
        .filter(Channel::active)
        .filter(channel -> firstChannels.isEmpty() || firstChannels.contains(channel.id))
        .mapToLong(channel -> channel.spendableMsat(this))
        .sum();
  }

  long forwardingFeeMsat(long amountMsat) {
    return settings.baseFeeMsat() + Math.multiplyExact(amountMsat, settings.feePpm()) / 1_000_000;
  }

  void seeTip() {
    if (!registryRuns) {
      return;
    }
    while (height < world.chain().height()) {
      height++;
      blocks.publish(epoch());
    }
    invoices.cancelBefore(height);
  }

  public BlockEpoch epoch() {
    return BlockEpoch.newBuilder().setHeight(height).setHash(Chain.hash(height)).build();
  }

  void keepResolution(PendingHtlc htlc, boolean settled, boolean offchain) {
    if (settings.storeFinalResolutions()) {
      resolutions.put(
          new HtlcKey(htlc.channel().id, htlc.index()),
          LookupHtlcResolutionResponse.newBuilder()
              .setSettled(settled)
              .setOffchain(offchain)
              .build());
    }
  }

  /** What became of an incoming HTLC, or LND's refusal. */
  public LookupHtlcResolutionResponse resolution(HtlcKey htlc) {
    if (!settings.storeFinalResolutions()) {
      throw LndErrors.unavailable("cannot lookup with flag --store-final-htlc-resolutions=false");
    }
    LookupHtlcResolutionResponse known = resolutions.get(htlc);
    if (known == null) {
      throw LndErrors.notFound("htlc unknown");
    }
    return known;
  }

  void setState(WalletState to) {
    state = to;
    states.publish(SubscribeStateResponse.newBuilder().setState(to).build());
  }

  void processStarts() {
    process = true;
    registryRuns = false;
    setState(WalletState.WAITING_TO_START);
  }

  void registryStarts() {
    registryRuns = true;
    seeTip();
    invoices.catchUp();
  }

  /** Ends the process: every stream ends as LND ends it. */
  void processEnds() {
    process = false;
    registryRuns = false;
    invoices.endStreams();
    channelEvents.end(null);
    payments.shutDown();
    htlcEvents.end(LndErrors.plain("routerrpc server shutting down"));
    blocks.end(LndErrors.plain("chain notifier RPC subserver shutting down"));
    states.end(null);
  }
}
