package dev.holdfast.offer.store.meaning;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.JdbcTemplate;

/** The vectors in PostgreSQL: one of each listed offer, gone with its listing. */
final class StoredVectors {

  /** A title and first words say what an offer is; a model reads no more than that well. */
  private static final int MOST_CHARACTERS = 2_000;

  private final JdbcTemplate jdbc;

  StoredVectors(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  record Text(int version, String text) {}

  record Vector(int version, float[] numbers) {}

  List<UUID> missing(int atMost) {
    return jdbc.queryForList(
        """
        select l.offer_id from offer_listing l left join offer_embedding e
          on e.offer_id = l.offer_id and e.version = l.version
        where e.offer_id is null order by l.offer_id limit ?\
        """,
        UUID.class,
        atMost);
  }

  Optional<Text> textOf(UUID offerId) {
    return jdbc
        .query(
            """
            select v.version, v.title, v.capabilities, v.description from offer_listing l
            join offer_version v on v.offer_id = l.offer_id and v.version = l.version
            where l.offer_id = ?\
            """,
            StoredVectors::text,
            offerId)
        .stream()
        .findFirst();
  }

  /** Keeps it, unless the offer is listed no more or has a later one. */
  boolean keep(UUID offerId, Vector vector) {
    return jdbc.update(
            """
            insert into offer_embedding (offer_id, version, numbers)
            select offer_id, ?, ?::real[] from offer_listing where offer_id = ? for key share
            on conflict (offer_id) do update set version = excluded.version,
              numbers = excluded.numbers where offer_embedding.version <= excluded.version\
            """,
            vector.version,
            Arrays.toString(vector.numbers).replace('[', '{').replace(']', '}'),
            offerId)
        == 1;
  }

  /** Which offers have a vector, and of which version; the newest offers first. */
  Map<UUID, Integer> versions(int atMost) {
    Map<UUID, Integer> versions = new LinkedHashMap<>();
    jdbc.query(
        "select offer_id, version from offer_embedding order by offer_id desc limit ?",
        row -> {
          versions.put(row.getObject("offer_id", UUID.class), row.getInt("version"));
        },
        atMost);
    return versions;
  }

  void read(Collection<UUID> offers, BiConsumer<UUID, Vector> reader) {
    jdbc.query(
        "select offer_id, version, numbers from offer_embedding where offer_id = any(?)",
        row -> {
          reader.accept(
              row.getObject("offer_id", UUID.class),
              new Vector(row.getInt("version"), numbers(row.getArray("numbers"))));
        },
        (Object) offers.toArray(UUID[]::new));
  }

  private static Text text(ResultSet row, int index) throws SQLException {
    String capabilities =
        String.join(", ", (String[]) row.getArray("capabilities").getArray())
            .replaceAll("[._-]", " ");
    String text =
        "%s\n%s\n%s".formatted(row.getString("title"), capabilities, row.getString("description"));
    return new Text(
        row.getInt("version"), text.substring(0, Math.min(MOST_CHARACTERS, text.length())));
  }

  private static float[] numbers(Array column) throws SQLException {
    Float[] boxed = (Float[]) column.getArray();
    float[] numbers = new float[boxed.length];
    for (int i = 0; i < boxed.length; i++) {
      numbers[i] = boxed[i];
    }
    return numbers;
  }
}
