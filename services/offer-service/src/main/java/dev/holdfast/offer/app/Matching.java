package dev.holdfast.offer.app;

import dev.holdfast.offer.app.Finding.Found;
import dev.holdfast.offer.domain.match.Candidates;
import dev.holdfast.offer.domain.match.Candidates.Pool;
import dev.holdfast.offer.domain.match.Candidates.Relevance;
import dev.holdfast.offer.domain.match.Ranked;
import dev.holdfast.offer.domain.match.Ranking;
import dev.holdfast.offer.domain.match.Wish;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ranks offers for a buyer, and says why. Changes nothing. */
@Service
public class Matching {

  private final Candidates candidates;
  private final Finding finding;

  Matching(Candidates candidates, Finding finding) {
    this.candidates = candidates;
    this.finding = finding;
  }

  /** The best first; never the buyer's own. */
  @Transactional(readOnly = true)
  public Matches match(Wish wish, String buyer, int atMost) {
    Pool pool = candidates.of(wish, buyer);
    List<Ranked> best = Ranking.of(wish, pool, atMost);
    List<Found> offers = finding.offers(best.stream().map(Ranked::offerId).toList());
    return new Matches(
        IntStream.range(0, best.size())
            .mapToObj(i -> new Match(best.get(i), offers.get(i)))
            .toList(),
        pool.relevance());
  }

  public record Matches(List<Match> matches, Relevance relevance) {
    public Matches {
      matches = List.copyOf(matches);
    }
  }

  public record Match(Ranked ranked, Found found) {}
}
