package dev.holdfast.settlement.domain.hold;

import dev.holdfast.money.Msat;
import dev.holdfast.settlement.domain.node.HeldHtlc;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The stored record of which held HTLC came through which channel. */
public interface ChannelLoads {
  /**
   * What is held through these channels, for nobody else to add to until the transaction ends.
   *
   * @param small legs under this amount are small
   */
  Map<Long, ChannelLoad> locked(Set<Long> channels, Msat small);

  void add(UUID legId, List<HeldHtlc> held);

  /** The leg is final. */
  void remove(UUID legId);
}
