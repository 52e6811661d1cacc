package dev.holdfast.order.store;

import dev.holdfast.contracts.offer.OfferState;
import dev.holdfast.contracts.order.DeadlineOutcome;
import dev.holdfast.money.Msat;
import dev.holdfast.money.SplitStep;
import dev.holdfast.order.domain.Catalogue;
import dev.holdfast.order.domain.OfferVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class JdbcCatalogue implements Catalogue {

  private final JdbcTemplate jdbc;

  JdbcCatalogue(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void add(OfferVersion offer) {
    jdbc.update(
        """
        insert into catalogue_offer (offer_id, version, provider, title, price_msat, input_schema,
          output_schema, delivery_seconds, review_seconds, dispute_seconds, split_step,
          deadline_outcome, max_open_orders, conditions)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing\
        """,
        offer.offerId(),
        offer.version(),
        offer.provider(),
        offer.title(),
        offer.price().value(),
        offer.inputSchema(),
        offer.outputSchema(),
        offer.deliverySeconds(),
        offer.reviewSeconds(),
        offer.disputeSeconds(),
        offer.splitStep().name(),
        offer.deadlineOutcome().name(),
        offer.maxOpenOrders(),
        offer.conditions());
    jdbc.update(
        "insert into catalogue_state (offer_id, state) values (?, 'ACTIVE') on conflict do nothing",
        offer.offerId());
  }

  @Override
  public void setState(UUID offerId, OfferState state) {
    jdbc.update(
        """
        insert into catalogue_state (offer_id, state) values (?, ?)
        on conflict (offer_id) do update set state = excluded.state\
        """,
        offerId,
        state.name());
  }

  @Override
  public Optional<OfferVersion> find(UUID offerId, @Nullable Integer version) {
    return jdbc
        .query(
            """
            select o.*, s.state,
              (select max(version) from catalogue_offer where offer_id = o.offer_id) as current
            from catalogue_offer o join catalogue_state s on s.offer_id = o.offer_id
            where o.offer_id = ? and (?::int is null or o.version = ?::int)
            order by o.version desc limit 1\
            """,
            JdbcCatalogue::offer,
            offerId,
            version,
            version)
        .stream()
        .findFirst();
  }

  private static OfferVersion offer(ResultSet row, int index) throws SQLException {
    return new OfferVersion(
        row.getObject("offer_id", UUID.class),
        row.getInt("version"),
        row.getInt("current"),
        OfferState.valueOf(row.getString("state")),
        row.getString("provider"),
        row.getString("title"),
        Msat.of(row.getLong("price_msat")),
        row.getString("input_schema"),
        row.getString("output_schema"),
        row.getLong("delivery_seconds"),
        row.getLong("review_seconds"),
        row.getLong("dispute_seconds"),
        SplitStep.valueOf(row.getString("split_step")),
        DeadlineOutcome.valueOf(row.getString("deadline_outcome")),
        row.getInt("max_open_orders"),
        row.getString("conditions"));
  }
}
