package dev.holdfast.bench.parts;

import dev.holdfast.bench.Part;
import dev.holdfast.bench.Stage;
import dev.holdfast.bench.report.Sheet;
import dev.holdfast.bench.work.ManyOffers;
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
      var unused = offers.measure(stage.each());
      for (int round = 0; round < stage.extent().rounds(); round++) {
        ManyOffers.Round measured = offers.measure(stage.each().multipliedBy(2));
        measured.each().forEach((what, micros) -> sheet.percentiles(what + among, micros));
      }
    }
  }
}
