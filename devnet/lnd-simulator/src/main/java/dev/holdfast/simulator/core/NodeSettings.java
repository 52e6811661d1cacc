package dev.holdfast.simulator.core;

import java.time.Duration;

/**
 * What lnd.conf would say, and how long the node's start takes.
 *
 * @param holdExpiryDelta blocks before the first expiry at which a hold is cancelled
 * @param maxCltvExpiry blocks that a whole route may lock
 * @param rejectHtlc the node forwards nothing
 * @param zeroConf channels count before their first confirmation
 * @param storeFinalResolutions LookupHtlcResolution answers
 * @param collectCancelled a cancelled invoice is forgotten at once, and its hash can be added again
 * @param baseFeeMsat for forwarding
 * @param feePpm for forwarding, millionths of the amount
 * @param maxHtlcs slots per direction of each channel it opens
 * @param rpcDelay from the start to RPC_ACTIVE
 * @param activeDelay from RPC_ACTIVE to SERVER_ACTIVE; missed deadlines are acted on just before
 */
public record NodeSettings(
    int holdExpiryDelta,
    int maxCltvExpiry,
    boolean rejectHtlc,
    boolean zeroConf,
    boolean storeFinalResolutions,
    boolean collectCancelled,
    long baseFeeMsat,
    long feePpm,
    int maxHtlcs,
    Duration rpcDelay,
    Duration activeDelay) {
  public static final int CLTV_DELTA = 80;

  /** The defaults of LND 0.21, resolutions kept, and a quick start. */
  public static NodeSettings defaults() {
    return new NodeSettings(
        18,
        2016,
        false,
        false,
        true,
        false,
        1000,
        1,
        483,
        Duration.ofMillis(100),
        Duration.ofMillis(300));
  }

  public NodeSettings withHoldExpiryDelta(int blocks) {
    return new NodeSettings(
        blocks,
        maxCltvExpiry,
        rejectHtlc,
        zeroConf,
        storeFinalResolutions,
        collectCancelled,
        baseFeeMsat,
        feePpm,
        maxHtlcs,
        rpcDelay,
        activeDelay);
  }

  public NodeSettings withZeroConf(boolean on) {
    return new NodeSettings(
        holdExpiryDelta,
        maxCltvExpiry,
        rejectHtlc,
        on,
        storeFinalResolutions,
        collectCancelled,
        baseFeeMsat,
        feePpm,
        maxHtlcs,
        rpcDelay,
        activeDelay);
  }

  public NodeSettings withRejectHtlc(boolean on) {
    return new NodeSettings(
        holdExpiryDelta,
        maxCltvExpiry,
        on,
        zeroConf,
        storeFinalResolutions,
        collectCancelled,
        baseFeeMsat,
        feePpm,
        maxHtlcs,
        rpcDelay,
        activeDelay);
  }

  public NodeSettings withStoreFinalResolutions(boolean on) {
    return new NodeSettings(
        holdExpiryDelta,
        maxCltvExpiry,
        rejectHtlc,
        zeroConf,
        on,
        collectCancelled,
        baseFeeMsat,
        feePpm,
        maxHtlcs,
        rpcDelay,
        activeDelay);
  }

  public NodeSettings withCollectCancelled(boolean on) {
    return new NodeSettings(
        holdExpiryDelta,
        maxCltvExpiry,
        rejectHtlc,
        zeroConf,
        storeFinalResolutions,
        on,
        baseFeeMsat,
        feePpm,
        maxHtlcs,
        rpcDelay,
        activeDelay);
  }

  public NodeSettings withFees(long baseMsat, long ppm) {
    return new NodeSettings(
        holdExpiryDelta,
        maxCltvExpiry,
        rejectHtlc,
        zeroConf,
        storeFinalResolutions,
        collectCancelled,
        baseMsat,
        ppm,
        maxHtlcs,
        rpcDelay,
        activeDelay);
  }

  public NodeSettings withMaxHtlcs(int slots) {
    return new NodeSettings(
        holdExpiryDelta,
        maxCltvExpiry,
        rejectHtlc,
        zeroConf,
        storeFinalResolutions,
        collectCancelled,
        baseFeeMsat,
        feePpm,
        slots,
        rpcDelay,
        activeDelay);
  }

  public NodeSettings withStart(Duration toRpc, Duration toActive) {
    return new NodeSettings(
        holdExpiryDelta,
        maxCltvExpiry,
        rejectHtlc,
        zeroConf,
        storeFinalResolutions,
        collectCancelled,
        baseFeeMsat,
        feePpm,
        maxHtlcs,
        toRpc,
        toActive);
  }
}
