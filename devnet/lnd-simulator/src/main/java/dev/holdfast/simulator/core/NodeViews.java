package dev.holdfast.simulator.core;

import dev.holdfast.lnd.lnrpc.GetDebugInfoResponse;
import dev.holdfast.lnd.lnrpc.GetInfoResponse;
import dev.holdfast.simulator.bolt11.Bolt11;
import java.time.Duration;
import java.util.HexFormat;

/** What a node says of itself. */
public final class NodeViews {
  /** LND's own bound: an older tip means "not synced". */
  private static final Duration FRESH_TIP = Duration.ofHours(2);

  private NodeViews() {}

  public static GetInfoResponse info(Node node, World world, String address) {
    Chain chain = world.chain();
    boolean fresh = Duration.between(chain.tipTime(), world.now()).compareTo(FRESH_TIP) <= 0;
    boolean caughtUp = node.seenHeight() == chain.height();
    int active = (int) node.channels().stream().filter(Channel::active).count();
    return GetInfoResponse.newBuilder()
        .setVersion("0.21.2-beta commit=simulated")
        .setCommitHash("simulated")
        .setIdentityPubkey(node.publicKeyHex())
        .setAlias(node.alias())
        .setColor("#3399ff")
        .setNumActiveChannels(active)
        .setNumInactiveChannels(
            (int) node.channels().stream().filter(c -> c.isOpen() && !c.active()).count())
        .setNumPeers((int) node.channels().stream().map(c -> c.other(node)).distinct().count())
        .setBlockHeight(node.seenHeight())
        .setBlockHash(HexFormat.of().formatHex(Chain.hash(node.seenHeight()).toByteArray()))
        .setBestHeaderTimestamp(chain.tipTime().getEpochSecond())
        .setSyncedToChain(fresh && caughtUp && !node.faults().isNotSynced())
        .setSyncedToGraph(true)
        .addChains(
            dev.holdfast.lnd.lnrpc.Chain.newBuilder().setChain("bitcoin").setNetwork("simnet"))
        .addUris(node.publicKeyHex() + "@" + address)
        .putAllFeatures(Features.named(Bolt11.LND_FEATURES))
        .setStoreFinalHtlcResolutions(node.settings().storeFinalResolutions())
        .build();
  }

  public static GetDebugInfoResponse settings(Node node) {
    NodeSettings settings = node.settings();
    return GetDebugInfoResponse.newBuilder()
        .putConfig("alias", node.alias())
        .putConfig("bitcoin.simnet", "true")
        .putConfig("invoices.holdexpirydelta", Integer.toString(settings.holdExpiryDelta()))
        .putConfig("max-cltv-expiry", Integer.toString(settings.maxCltvExpiry()))
        .putConfig("rejecthtlc", Boolean.toString(settings.rejectHtlc()))
        .putConfig("protocol.zero-conf", Boolean.toString(settings.zeroConf()))
        .putConfig(
            "store-final-htlc-resolutions", Boolean.toString(settings.storeFinalResolutions()))
        .putConfig("gc-canceled-invoices-on-the-fly", Boolean.toString(settings.collectCancelled()))
        .build();
  }
}
