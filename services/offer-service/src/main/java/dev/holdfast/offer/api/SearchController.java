package dev.holdfast.offer.api;

import dev.holdfast.money.Msat;
import dev.holdfast.offer.app.Finding;
import dev.holdfast.offer.app.Finding.Found;
import dev.holdfast.offer.domain.Offers.After;
import dev.holdfast.offer.domain.Offers.Question;
import dev.holdfast.offer.domain.Offers.Sort;
import dev.holdfast.offer.domain.Score;
import dev.holdfast.web.Cursor;
import dev.holdfast.web.PageOf;
import dev.holdfast.web.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds active offers by words, capability, price, time and their provider's score. */
@RestController
class SearchController {

  private static final Pattern SCORE = Pattern.compile("0(\\.\\d{1,9})?|1(\\.0{1,9})?");

  private final Finding finding;

  SearchController(Finding finding) {
    this.finding = finding;
  }

  @GetMapping("/v1/offers")
  PageOf<OfferView> search(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String capability,
      @RequestParam(name = "max_price_msat", required = false) @Nullable Long maxPrice,
      @RequestParam(name = "max_delivery_seconds", required = false) @Nullable Long maxDelivery,
      @RequestParam(name = "min_score", required = false) @Nullable String minScore,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    Question question =
        new Question(
            blankToNull(q),
            blankToNull(capability),
            maxPrice == null ? null : amount(maxPrice),
            maxDelivery,
            minScore == null ? null : score(minScore),
            sort(sort, q));
    int size = Cursor.limit(limit);
    Cursor from = Cursor.decode(cursor, 2);
    After after = from == null ? null : new After(from.number(0), from.uuid(1));
    List<Found> found = finding.search(question, after, size + 1);
    return PageOf.of(
        found, size, OfferView::of, last -> Cursor.of(last.rank(), last.offer().offerId()));
  }

  private static Sort sort(@Nullable String sort, @Nullable String q) {
    if (sort == null) {
      return blankToNull(q) == null ? Sort.NEWEST : Sort.RELEVANCE;
    }
    return Arrays.stream(Sort.values())
        .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(sort))
        .findFirst()
        .orElseThrow(() ->
            Problems.validation("sort", "is one of relevance, price, delivery, score, newest"));
  }

  private static Score score(String text) {
    if (!SCORE.matcher(text).matches()) {
      throw Problems.validation("min_score", "is a decimal from 0 to 1, such as 0.5");
    }
    return new Score(Double.parseDouble(text));
  }

  private static Msat amount(long msat) {
    if (msat < 0 || msat > Msat.MAX_VALUE) {
      throw Problems.validation("max_price_msat", "is 0 to " + Msat.MAX_VALUE);
    }
    return Msat.of(msat);
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
