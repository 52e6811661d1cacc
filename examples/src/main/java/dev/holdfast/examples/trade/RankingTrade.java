package dev.holdfast.examples.trade;

import dev.holdfast.examples.text.Passages;
import dev.holdfast.examples.text.Ranking;
import dev.holdfast.examples.text.Ranking.Ranked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Ranks passages by how well they answer a question. */
final class RankingTrade implements Trade {

  private static final int PASSAGES = 8;

  record Input(String question, List<String> passages) {}

  @Override
  public String capability() {
    return "text.ranking";
  }

  @Override
  public String title() {
    return "Semantic ranking of passages";
  }

  @Override
  public String description() {
    return "Ranks up to 64 passages by how well they answer a question, by the meaning of whole"
        + " sentences (MiniLM embeddings), with a score for each.";
  }

  @Override
  public JsonNode inputSchema() {
    return Mapping.schema(
        """
        {
          "type": "object",
          "properties": {
            "question": {"type": "string", "minLength": 3, "maxLength": 1000},
            "passages": {
              "type": "array", "minItems": 2, "maxItems": 64,
              "items": {"type": "string", "minLength": 1, "maxLength": 4000}
            }
          },
          "required": ["question", "passages"],
          "additionalProperties": false
        }
        """);
  }

  @Override
  public JsonNode outputSchema() {
    return Mapping.schema(
        """
        {
          "type": "object",
          "properties": {
            "ranking": {
              "type": "array", "minItems": 2, "maxItems": 64,
              "items": {
                "type": "object",
                "properties": {
                  "index": {"type": "integer", "minimum": 0, "maximum": 63},
                  "score": {"type": "number", "minimum": -1, "maximum": 1}
                },
                "required": ["index", "score"],
                "additionalProperties": false
              }
            }
          },
          "required": ["ranking"],
          "additionalProperties": false
        }
        """);
  }

  @Override
  public JsonNode perform(JsonNode json) {
    Input input = Mapping.read(json, Input.class);
    return Mapping.json(Ranking.of(input.question(), input.passages()));
  }

  /** The worst passage first, under the best one's score. */
  @Override
  public JsonNode bungle(JsonNode json) {
    Input input = Mapping.read(json, Input.class);
    List<Ranked> right = Ranking.of(input.question(), input.passages()).ranking();
    return Mapping.json(
        new Ranking(
            IntStream.range(0, right.size())
                .mapToObj(
                    i -> new Ranked(right.get(right.size() - 1 - i).index(), right.get(i).score()))
                .toList()));
  }

  /** Asks for a passage in words of its own: the passage has to be among the first. */
  @Override
  public Task task(Passages passages, Random random) {
    List<String> picked = passages.pick(PASSAGES, random);
    int wanted = random.nextInt(picked.size());
    String question = "Which passage says this: " + openingOf(picked.get(wanted));
    Input input = new Input(question, picked);
    return new Task(
        Mapping.json(input), result -> fault(input, wanted, Mapping.read(result, Ranking.class)));
  }

  private static String openingOf(String passage) {
    String[] words = passage.split(" ");
    return String.join(" ", List.of(words).subList(0, Math.min(words.length, 24)));
  }

  private static Optional<String> fault(Input input, int wanted, Ranking result) {
    int count = input.passages().size();
    List<Ranked> ranking = result.ranking();
    List<Integer> indices = new ArrayList<>(ranking.stream().map(Ranked::index).toList());
    indices.sort(null);
    if (!indices.equals(IntStream.range(0, count).boxed().toList())) {
      return Optional.of("the ranking does not have each of the %d passages once".formatted(count));
    }
    for (int i = 1; i < count; i++) {
      if (ranking.get(i).score() > ranking.get(i - 1).score()) {
        return Optional.of("the scores do not fall from rank %d to %d".formatted(i, i + 1));
      }
    }
    int rank = ranking.stream().map(Ranked::index).toList().indexOf(wanted) + 1;
    return rank <= Math.ceilDiv(count, 3)
        ? Optional.empty()
        : Optional.of(
            "the passage that the question was taken from is only number %d of %d"
                .formatted(rank, count));
  }
}
