package dev.holdfast.offer.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Fair samples of all listed offers, each with an index of its own: words that very many offers
 * have are ranked in the smallest that has enough of them. By lot, so that nobody is in one for
 * being first, and always the same. What is ranked is about twice enough at most for words that few
 * thousands have, four times for others.
 */
final class Samples {
  private static final List<String> SMALLEST_FIRST =
      List.of(
          "lot & 1023 = 0",
          "lot & 255 = 0",
          "lot & 63 = 0",
          "lot & 15 = 0",
          "lot & 3 = 0",
          "lot & 1 = 0");

  private static final String ALL = "true";

  /** The conditions are literal, so that the planner sees which index is meant. */
  private static final String HAS_ENOUGH =
      "when (select count(*) from (select from offer_listing l where %1$s and %2$s limit %3$d) found) = %3$d then %4$d";

  private Samples() {}

  /**
   * The condition of the smallest sample where so many offers keep {@code where}; of all offers
   * where none has. One statement, which stops at the first that has.
   */
  static String smallest(JdbcTemplate jdbc, Where where, int enough) {
    String cases =
        IntStream.range(0, SMALLEST_FIRST.size())
            .mapToObj(i -> HAS_ENOUGH.formatted(where.sql(), SMALLEST_FIRST.get(i), enough, i))
            .collect(Collectors.joining(" "));
    List<Object> values = new ArrayList<>();
    SMALLEST_FIRST.forEach(sample -> values.addAll(where.values()));
    Integer found =
        jdbc.queryForObject("select case " + cases + " end", Integer.class, values.toArray());
    return found == null ? ALL : SMALLEST_FIRST.get(found);
  }
}
