package dev.holdfast.settlement.lnd;

import dev.holdfast.lnd.lnrpc.GetDebugInfoRequest;
import dev.holdfast.lnd.lnrpc.GetDebugInfoResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What in a node's lnd.conf the market's money depends on; read at every connect, since it may have
 * been changed with the restart.
 *
 * @param holdExpiryDelta blocks before the first expiry at which LND cancels an accepted hold
 * @param zeroConf whether channels count before their funding is in a block
 */
record NodeConfig(int holdExpiryDelta, boolean zeroConf) {
  private static final Logger LOG = LoggerFactory.getLogger(NodeConfig.class);

  /** With fewer a leg may be cancelled while a channel is being closed for it. */
  private static final int LEAST_DELTA = 17;

  static final NodeConfig UNKNOWN = new NodeConfig(0, false);

  static NodeConfig read(LndNode node, int configuredDelta) {
    GetDebugInfoResponse debug =
        node.read(c -> c.lightning().getDebugInfo(GetDebugInfoRequest.getDefaultInstance()));
    String value = debug.getConfigOrDefault("invoices.holdexpirydelta", "0");
    int delta = value.matches("\\d{1,4}") ? Integer.parseInt(value) : 0;
    if (delta < LEAST_DELTA || delta != configuredDelta) {
      LOG.error(
          "ALARM: {} cancels accepted holds {} blocks before their expiry, configured are {}: no new"
              + " legs on it",
          node.name(),
          value,
          configuredDelta);
    }
    return new NodeConfig(
        delta, Boolean.parseBoolean(debug.getConfigOrDefault("protocol.zero-conf", "false")));
  }

  /** Why the node gets no new legs; empty where it does. */
  String trouble(int configuredDelta) {
    if (holdExpiryDelta < LEAST_DELTA || holdExpiryDelta != configuredDelta) {
      return "invoices.holdexpirydelta is %d, configured are %d"
          .formatted(holdExpiryDelta, configuredDelta);
    }
    return zeroConf
        ? "protocol.zero-conf is on: money could be locked in a channel that never confirms"
        : "";
  }
}
