package dev.holdfast.settlement.store;

import dev.holdfast.money.Msat;
import dev.holdfast.settlement.domain.hold.ChannelLoad;
import dev.holdfast.settlement.domain.hold.ChannelLoads;
import dev.holdfast.settlement.domain.node.HeldHtlc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A row for each leg and channel. Two legs that come at once wait for each other, by channel. */
@Component
class JdbcChannelLoads implements ChannelLoads {
  /** In one order, so that two transactions never wait for each other in a circle. */
  private static final String LOCK =
      """
      select pg_advisory_xact_lock(hashtextextended('incoming-channel', channel))
      from (select channel from unnest(:channels) as c (channel) order by channel) as ordered
      """;

  private static final String LOADS =
      """
      select p.channel, sum(p.htlcs) as htlcs,
        coalesce(sum(p.amount_msat) filter (where h.amount_msat < :small), 0) as small
      from held_part p join hold_invoice h using (leg_id)
      where p.channel = any (:channels) group by p.channel
      """;

  private static final String ADD =
      """
      insert into held_part (leg_id, channel, htlcs, amount_msat) values (:leg, :channel, 1, :msat)
      on conflict (leg_id, channel) do update
      set htlcs = held_part.htlcs + 1, amount_msat = held_part.amount_msat + excluded.amount_msat
      """;

  private final JdbcClient jdbc;

  JdbcChannelLoads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<Long, ChannelLoad> locked(Set<Long> channels, Msat small) {
    Long[] all = channels.toArray(Long[]::new);
    jdbc.sql(LOCK).param("channels", all).query((row, n) -> n).list();
    Map<Long, ChannelLoad> loads = new HashMap<>();
    jdbc.sql(LOADS)
        .param("channels", all)
        .param("small", small.value())
        .query(row -> {
          loads.put(
              row.getLong("channel"),
              new ChannelLoad(Msat.of(row.getLong("small")), row.getInt("htlcs")));
        });
    return loads;
  }

  @Override
  public void add(UUID legId, List<HeldHtlc> held) {
    for (HeldHtlc htlc : held) {
      jdbc.sql(ADD)
          .param("leg", legId)
          .param("channel", htlc.channel())
          .param("msat", htlc.amount().value())
          .update();
    }
  }

  @Override
  public void remove(UUID legId) {
    jdbc.sql("delete from held_part where leg_id = :leg").param("leg", legId).update();
  }
}
