package dev.holdfast.offer.store;

import dev.holdfast.contracts.offer.OfferState;
import dev.holdfast.contracts.order.DeadlineOutcome;
import dev.holdfast.money.Msat;
import dev.holdfast.money.SplitStep;
import dev.holdfast.offer.domain.CurrentOffer;
import dev.holdfast.offer.domain.OfferContent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads pages of offers. As entities, nothing of which changes, they took two fifths of a search.
 */
final class CurrentOffers {
  private static final String OF =
      """
      select o.offer_id, o.provider, o.state, o.created_at, o.changed_at, v.version, v.title,
        v.description, v.capabilities, v.input_schema, v.output_schema, v.price_msat,
        v.delivery_seconds, v.review_seconds, v.dispute_seconds, v.split_step, v.deadline_outcome,
        v.max_open_orders, v.conditions, v.attributes
      from offer o join offer_version v on v.offer_id = o.offer_id and v.version = o.current_version
      where o.offer_id = any(?)\
      """;

  private CurrentOffers() {}

  static List<CurrentOffer> of(JdbcTemplate jdbc, Collection<UUID> offerIds) {
    return jdbc.query(OF, (row, i) -> offer(row), (Object) offerIds.toArray(UUID[]::new));
  }

  private static CurrentOffer offer(ResultSet row) throws SQLException {
    return new CurrentOffer(
        row.getObject("offer_id", UUID.class),
        row.getString("provider"),
        OfferState.valueOf(row.getString("state")),
        row.getInt("version"),
        content(row),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("changed_at").toInstant());
  }

  private static OfferContent content(ResultSet row) throws SQLException {
    return new OfferContent(
        row.getString("title"),
        row.getString("description"),
        List.of((String[]) row.getArray("capabilities").getArray()),
        row.getString("input_schema"),
        row.getString("output_schema"),
        Msat.of(row.getLong("price_msat")),
        row.getLong("delivery_seconds"),
        row.getLong("review_seconds"),
        row.getLong("dispute_seconds"),
        SplitStep.valueOf(row.getString("split_step")),
        DeadlineOutcome.valueOf(row.getString("deadline_outcome")),
        row.getInt("max_open_orders"),
        row.getString("conditions"),
        row.getString("attributes"));
  }
}
