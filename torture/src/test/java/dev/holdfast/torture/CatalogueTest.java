package dev.holdfast.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.launcher.MarketService;
import dev.holdfast.torture.run.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** To write the lists anew: {@code -Dholdfast.update-docs=true}. */
@TestInstance(Lifecycle.PER_CLASS)
class CatalogueTest {
  static Iterable<MarketService> services() {
    return Catalogue.SERVICES;
  }

  @ParameterizedTest
  @MethodSource("services")
  void every_outside_effect_in_the_code_of_a_service_has_its_points(MarketService service)
      throws IOException {
    TreeSet<String> inCode = EffectsInCode.of(service);
    if (Boolean.getBoolean("holdfast.update-docs")) {
      Path file =
          Path.of(System.getProperty("holdfast.root"), "torture/src/main/resources/points")
              .resolve(service.configName() + ".txt");
      Files.writeString(file, String.join("\n", inCode) + "\n");
      return;
    }
    assertThat(new TreeSet<>(Catalogue.effectsOf(service))).isEqualTo(inCode);
  }

  @Test
  void what_no_market_comes_to_is_an_effect_and_its_test_is_named() throws IOException {
    String page =
        Files.readString(Path.of(System.getProperty("holdfast.root"), "docs/reliability.md"));
    TreeSet<String> all = new TreeSet<>();
    for (MarketService service : Catalogue.SERVICES) {
      Catalogue.effectsOf(service).forEach(effect -> all.add(service.configName() + " " + effect));
    }
    assertThat(all).containsAll(Catalogue.elsewhere());
    assertThat(Catalogue.elsewhere())
        .allMatch(line -> page.contains("`" + line.substring(line.indexOf(' ') + 1) + "`"));
  }
}
