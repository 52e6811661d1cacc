package dev.holdfast.settlement.domain.node;

import dev.holdfast.money.BlockHeight;
import dev.holdfast.money.Msat;
import java.util.Optional;

/**
 * What was last heard of a node; nothing here is asked for anew.
 *
 * @param answering its RPC answers: decided legs can be settled and cancelled
 * @param ready SERVER_ACTIVE and synced to the chain, with the hold delta that is configured: new
 *     legs and payouts may start
 * @param trouble why it is not ready, else empty
 * @param publicKey hex, empty until known
 * @param network such as {@code simnet}, empty until known
 * @param inbound what its active channels can still receive
 * @param outbound what its active channels can still send
 * @param freeSlots HTLCs that its active channels can still take
 * @param newcomerSlots those of them that a buyer without settled history may take: a third of each
 *     channel is kept for the others
 */
public record NodeStatus(
    String name,
    boolean answering,
    boolean ready,
    String trouble,
    String publicKey,
    String network,
    BlockHeight height,
    int holdExpiryDelta,
    Msat inbound,
    Msat outbound,
    int freeSlots,
    int newcomerSlots) {

  public boolean hasRoomFor(Msat amount, int legs, boolean newcomer) {
    int slots = newcomer ? newcomerSlots : freeSlots;
    return ready && !inbound.isLessThan(amount) && slots >= legs;
  }

  /** The same at another height. */
  public NodeStatus at(BlockHeight now) {
    return new NodeStatus(
        name,
        answering,
        ready,
        trouble,
        publicKey,
        network,
        now,
        holdExpiryDelta,
        inbound,
        outbound,
        freeSlots,
        newcomerSlots);
  }

  /** The human-readable part that invoices of the node's network begin with. */
  public Optional<String> invoicePrefix() {
    return switch (network) {
      case "mainnet" -> Optional.of("lnbc");
      case "testnet", "testnet3", "testnet4" -> Optional.of("lntb");
      case "signet" -> Optional.of("lntbs");
      case "regtest" -> Optional.of("lnbcrt");
      case "simnet" -> Optional.of("lnsb");
      case String other -> Optional.empty();
    };
  }
}
