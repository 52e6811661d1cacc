package dev.holdfast.bench.work;

import dev.holdfast.bench.market.BenchMarket;
import dev.holdfast.launcher.MarketService;
import dev.holdfast.launcher.Stoppables;
import dev.holdfast.money.Msat;
import dev.holdfast.sdk.AgentKey;
import dev.holdfast.sdk.HoldfastClient;
import dev.holdfast.sdk.model.MatchQuery;
import dev.holdfast.sdk.model.Offer;
import dev.holdfast.sdk.model.OfferDraft;
import dev.holdfast.sdk.model.OfferQuery;
import dev.holdfast.testkit.embedded.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;

/**
 * Search and match in a market with many offers. They are written with SQL, as copies of one that
 * was published: each with six of three thousand words, some of which are in very many of them.
 */
public final class ManyOffers implements AutoCloseable {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int WORDS = 3_000;

  /** The words before this one are each in a hundredth of the offers and more. */
  private static final int COMMON = 10;

  private static final int RARE_FROM = 100;
  private static final String CAPABILITY = "bench.copied";

  private static final String[] COPIES = {
    """
    create temporary table copied as
      select i, md5('offer ' || i)::uuid as offer_id, md5('version ' || i)::uuid as version_id,
        (select string_agg('word' || (power(random(), 2) * %d)::int, ' ')
         from generate_series(1, 6) where i = i) as title
      from generate_series(1, %d) as i\
    """,
    """
    insert into offer select c.offer_id, o.row_version, encode(sha256(c.offer_id::text::bytea), 'hex'),
      o.state, o.current_version, o.created_at, o.changed_at
    from copied c, offer o where o.offer_id = '%s'\
    """,
    """
    insert into offer_version select c.version_id, c.offer_id, v.version, c.title, v.description,
      v.capabilities, v.input_schema, v.output_schema, 10000 + c.i, v.delivery_seconds + c.i %% 3600,
      v.review_seconds, v.dispute_seconds, v.split_step, v.deadline_outcome, v.max_open_orders,
      v.attributes, v.conditions
    from copied c, offer_version v where v.offer_id = '%s'\
    """,
    """
    insert into offer_listing (offer_id, capabilities, price_msat, delivery_seconds, words, version,
      provider, max_open_orders)
    select c.offer_id, l.capabilities, 10000 + c.i, l.delivery_seconds + c.i %% 3600,
      to_tsvector('english', c.title), l.version,
      encode(sha256(c.offer_id::text::bytea), 'hex'), l.max_open_orders
    from copied c, offer_listing l where l.offer_id = '%s'\
    """,
  };

  private static final String BARE =
      """
      select offer_id from offer_listing where words @@ websearch_to_tsquery('english', ?)
      order by lot limit 50\
      """;

  private final Stoppables running = new Stoppables();
  private final HoldfastClient agent;
  private final Database database;
  private final Random chance = new Random(1);

  /** Microseconds by what was asked, one at a time and in turns. */
  public record Round(Map<String, Histogram> each) {}

  public ManyOffers(BenchMarket market) {
    agent = running.add(HoldfastClient.connect(market.gateway(), AgentKey.random()));
    database = market.database(MarketService.OFFER);
  }

  /** Writes so many. */
  public void write(int count) throws SQLException {
    JsonNode any = HoldfastClient.json().readTree("{\"type\":\"object\"}");
    OfferDraft draft =
        OfferDraft.of("Copied work", Msat.of(10_000), any, any)
            .describedAs("Work that was copied", CAPABILITY);
    Offer offer = agent.offers().publish(draft.within(HOUR, HOUR, HOUR));
    try (Connection connection = connect();
        Statement sql = connection.createStatement()) {
      sql.execute(COPIES[0].formatted(WORDS, count));
      Indexes indexes = Indexes.drop(sql, List.of("offer", "offer_version", "offer_listing"));
      for (int i = 1; i < COPIES.length; i++) {
        sql.execute(COPIES[i].formatted(offer.offerId()));
      }
      indexes.create();
      sql.execute("vacuum analyze");
    }
  }

  public Round measure(Duration time) throws Exception {
    Map<String, Histogram> each = new LinkedHashMap<>();
    long until = System.nanoTime() + time.toNanos();
    int found = 0;
    try (Connection connection = connect();
        PreparedStatement query = connection.prepareStatement(BARE)) {
      do {
        String any = "word" + chance.nextInt(RARE_FROM, WORDS);
        String common = "word" + chance.nextInt(COMMON);
        String two = any + " or " + common;
        found += time(each, "search for a word", () -> search(OfferQuery.text(any)));
        found += time(each, "bare SQL query for the same word", () -> bare(query, any));
        found += time(each, "search for a common word", () -> search(OfferQuery.text(common)));
        found += time(each, "bare SQL query for the same common word", () -> bare(query, common));
        found += time(each, "search for a word up to a price", () -> search(cheap(any)));
        found += time(each, "the newest, without a word", () -> search(OfferQuery.all()));
        found += time(each, "match by words", () -> match(MatchQuery.text(two)));
        found += time(each, "match without words", () -> match(MatchQuery.capability(CAPABILITY)));
      } while (System.nanoTime() < until);
    }
    if (found == 0) {
      throw new IllegalStateException("no question has found an offer");
    }
    return new Round(each);
  }

  private static int time(Map<String, Histogram> each, String what, Callable<Integer> question)
      throws Exception {
    long began = System.nanoTime();
    int found = question.call();
    each.computeIfAbsent(what, name -> Lives.histogram())
        .recordValue((System.nanoTime() - began) / 1_000);
    return found;
  }

  private int search(OfferQuery query) {
    return agent.offers().searchPage(query, null).items().size();
  }

  private int match(MatchQuery query) {
    return agent.offers().match(query).matches().size();
  }

  private static OfferQuery cheap(String word) {
    return OfferQuery.text(word).upTo(Msat.of(100_000));
  }

  private static int bare(PreparedStatement query, String word) throws SQLException {
    query.setString(1, word);
    int rows = 0;
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        rows++;
      }
    }
    return rows;
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  @Override
  public void close() {
    running.close();
  }
}
