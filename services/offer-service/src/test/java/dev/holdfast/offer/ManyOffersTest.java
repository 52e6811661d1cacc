package dev.holdfast.offer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A word that is in very many offers. */
class ManyOffersTest extends MatchingBase {
  private static final String[] COPIES = {
    """
    insert into offer select md5(v.title || i)::uuid, 0, o.provider, o.state, 1, o.created_at,
      o.changed_at
    from generate_series(1, %1$d) i, offer o join offer_version v using (offer_id)
    where o.offer_id = '%2$s'\
    """,
    """
    insert into offer_version select gen_random_uuid(), md5(v.title || i)::uuid, 1, v.title,
      v.description, v.capabilities, v.input_schema, v.output_schema, v.price_msat,
      v.delivery_seconds, v.review_seconds, v.dispute_seconds, v.split_step, v.deadline_outcome,
      v.max_open_orders, v.attributes, v.conditions
    from generate_series(1, %1$d) i, offer_version v where v.offer_id = '%2$s'\
    """,
    """
    insert into offer_listing (offer_id, capabilities, price_msat, delivery_seconds, words, version,
      provider, max_open_orders)
    select md5(v.title || i)::uuid, '{}', l.price_msat, l.delivery_seconds, l.words, 1, l.provider,
      l.max_open_orders
    from generate_series(1, %1$d) i, offer_listing l join offer_version v using (offer_id)
    where l.offer_id = '%2$s'\
    """
  };

  private static final String UNLIST =
      "delete from offer_listing l using offer_version v where v.offer_id = l.offer_id and v.title = ?";

  private static final String OUTSIDE_OF_THE_SAMPLE =
      "select count(*) from offer_listing where offer_id = any(?) and lot & 63 <> 0";

  @Autowired private JdbcTemplate jdbc;
  @Autowired private DataSource database;

  @Test
  void words_that_very_many_offers_have_are_matched_in_a_fair_sample_always_the_same() {
    UUID offer = publish(provider, offer(word));
    try {
      copy(offer, 20_000);
      List<UUID> found = matches("'limit':50");
      assertThat(found).hasSize(50).doesNotHaveDuplicates();
      assertThat(matches("'limit':50")).isEqualTo(found);
      assertThat(jdbc.queryForObject(OUTSIDE_OF_THE_SAMPLE, Long.class, (Object) array(found)))
          .isZero();
    } finally {
      int unused = jdbc.update(UNLIST, word);
    }
  }

  @Test
  void words_that_few_offers_have_are_matched_in_all_of_them() {
    UUID offer = publish(provider, offer(word));
    try {
      copy(offer, 40);
      assertThat(matches("'limit':50")).hasSize(41).contains(offer);
    } finally {
      int unused = jdbc.update(UNLIST, word);
    }
  }

  @Test
  void words_that_very_many_offers_have_are_searched_by_relevance_in_a_fair_sample() {
    UUID offer = publish(provider, offer(word));
    try {
      copy(offer, 10_000);
      List<UUID> found = new ArrayList<>();
      String cursor = "";
      do {
        JsonNode page = anyone.get("/v1/offers?limit=100&q=" + word + cursor).json();
        page.at("/items")
            .forEach(item -> found.add(UUID.fromString(item.at("/offer_id").asString())));
        cursor =
            page.at("/next_cursor").isString()
                ? "&cursor=" + page.at("/next_cursor").asString()
                : "";
      } while (!cursor.isEmpty());
      assertThat(found).hasSizeBetween(500, 1_000).doesNotHaveDuplicates();
      assertThat(
              jdbc.queryForObject(
                  "select count(*) from offer_listing where offer_id = any(?) and lot & 15 <> 0",
                  Long.class,
                  (Object) array(found)))
          .isZero();
    } finally {
      int unused = jdbc.update(UNLIST, word);
    }
  }

  @Test
  void what_is_sought_is_planned_by_how_many_offers_have_it_and_not_by_a_guess() throws Exception {
    publish(provider, offer(word));
    for (int i = 0; i < 40; i++) {
      assertThat(matches("'limit':50")).isNotEmpty();
    }
    assertThat(keptStatements())
        .isNotEmpty()
        .noneMatch(statement -> statement.contains("from offer_listing l"));
  }

  /** On connections that the service may have used. */
  private List<String> keptStatements() throws SQLException {
    List<Connection> connections = new ArrayList<>();
    List<String> statements = new ArrayList<>();
    try {
      for (int i = 0; i < 7; i++) {
        Connection connection = database.getConnection();
        connections.add(connection);
        try (Statement sql = connection.createStatement();
            ResultSet row = sql.executeQuery("select statement from pg_prepared_statements")) {
          while (row.next()) {
            statements.add(row.getString(1));
          }
        }
      }
    } finally {
      for (Connection connection : connections) {
        connection.close();
      }
    }
    return statements;
  }

  private void copy(UUID offer, int count) {
    for (String sql : COPIES) {
      jdbc.execute(sql.formatted(count, offer));
    }
    jdbc.execute("analyze offer_listing");
  }

  private static UUID[] array(List<UUID> ids) {
    return ids.toArray(UUID[]::new);
  }
}
