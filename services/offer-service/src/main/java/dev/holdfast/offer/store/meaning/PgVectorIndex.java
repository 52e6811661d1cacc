package dev.holdfast.offer.store.meaning;

import dev.holdfast.offer.domain.match.Candidates.Relevance;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The extension pgvector, where the server has it: an HNSW index beside the vectors. */
final class PgVectorIndex implements VectorIndex {

  private static final Logger log = LoggerFactory.getLogger(PgVectorIndex.class);

  private final JdbcTemplate jdbc;

  private PgVectorIndex(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  static boolean isOffered(JdbcTemplate jdbc) {
    return !jdbc.queryForList(
            "select 1 from pg_available_extensions where name = 'vector'", Integer.class)
        .isEmpty();
  }

  /**
   * Makes what the index needs, beside the migrations: those run everywhere, and this only here.
   * The column is computed from the numbers, so that nothing can bring them out of step.
   *
   * @throws DataAccessException where the service's role may not
   */
  static PgVectorIndex prepared(JdbcTemplate jdbc, int dimensions) {
    log.info("preparing pgvector; with many offers its index takes a while the first time");
    // One transaction, and of several instances that start at once one after the other.
    jdbc.execute(
        """
        select pg_advisory_xact_lock(hashtext('offer_embedding'));
        create extension if not exists vector;
        alter table offer_embedding add column if not exists embedding vector(%d)
          generated always as (numbers::vector(%d)) stored;
        create index if not exists offer_embedding_nearest on offer_embedding
          using hnsw (embedding vector_cosine_ops)\
        """
            .formatted(dimensions, dimensions));
    return new PgVectorIndex(jdbc);
  }

  @Override
  public Relevance relevance() {
    return Relevance.IN_PGVECTOR;
  }

  @Override
  public void put(UUID offerId, int version, float[] vector) {
    // The column is computed from what was stored.
  }

  @Override
  public void refresh() {
    // Nothing is kept in this process.
  }

  @Override
  public Map<UUID, Double> nearest(float[] question, int atMost) {
    // By default the index looks at no more than 40. For this transaction alone.
    jdbc.queryForObject(
        "select set_config('hnsw.ef_search', ?, true)", String.class, Integer.toString(atMost));
    String vector = Arrays.toString(question);
    return cosines(
        """
        select offer_id, 1 - (embedding <=> ?::vector) as cosine from offer_embedding
        order by embedding <=> ?::vector limit ?\
        """,
        vector,
        vector,
        atMost);
  }

  @Override
  public Map<UUID, Double> likeness(float[] question, Collection<UUID> offers) {
    return cosines(
        """
        select offer_id, 1 - (embedding <=> ?::vector) as cosine from offer_embedding
        where offer_id = any(?)\
        """,
        Arrays.toString(question),
        offers.toArray(UUID[]::new));
  }

  private Map<UUID, Double> cosines(String sql, Object... values) {
    Map<UUID, Double> cosines = new LinkedHashMap<>();
    jdbc.query(
        sql,
        row -> {
          cosines.put(row.getObject("offer_id", UUID.class), row.getDouble("cosine"));
        },
        values);
    return cosines;
  }
}
