package dev.holdfast.bench.parts;

import dev.holdfast.bench.Part;
import dev.holdfast.bench.Stage;
import dev.holdfast.bench.report.Sheet;
import dev.holdfast.bench.work.ManyOffers;
import java.time.Duration;
import java.util.Locale;

/** Search and match among very many offers, beside a bare query of the same database. */
final class Finding implements Part {
  @Override
  public String name() {
    return "offers";
  }

  @Override
  public void measure(Stage stage) throws Exception {
    int count = stage.extent().much().offers();
    Sheet sheet = stage.sheet();
    sheet.say("%,d offers are written".formatted(count));
    try (ManyOffers offers = new ManyOffers(stage.market())) {
      offers.write(count);
      String among = String.format(Locale.ROOT, " among %,d offers", count);
      Duration each = stage.each().multipliedBy(2);
      int rounds = stage.extent().rounds();
      // The market has warmed up with orders: until now nobody has sought an offer.
      var unused = offers.measure(each.multipliedBy(rounds));
      for (int round = 0; round < rounds; round++) {
        ManyOffers.Round measured = offers.measure(each);
        measured.each().forEach((what, micros) -> sheet.percentiles(what + among, micros));
      }
    }
  }
}
