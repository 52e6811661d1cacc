package dev.holdfast.examples.trade;

import dev.holdfast.examples.text.Passages;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** A kind of work that is sold, from both sides. */
public sealed interface Trade
    permits RankingTrade, DuplicatesTrade, StatisticsTrade, DocumentTrade {

  Trade RANKING = new RankingTrade();
  Trade DUPLICATES = new DuplicatesTrade();
  Trade STATISTICS = new StatisticsTrade();
  Trade DOCUMENT = new DocumentTrade();

  /** What buyers search for. */
  String capability();

  String title();

  String description();

  /** JSON Schema of an order's input. */
  JsonNode inputSchema();

  /** JSON Schema of a delivery's result. */
  JsonNode outputSchema();

  /** Does the work. */
  JsonNode perform(JsonNode input);

  /** Does it badly: the result has the right shape and is wrong, so that only a buyer can tell. */
  JsonNode bungle(JsonNode input);

  /** A buyer's order of this work, made of real passages. */
  Task task(Passages passages, Random random);
}
