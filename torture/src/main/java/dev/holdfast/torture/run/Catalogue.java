package dev.holdfast.torture.run;

import dev.holdfast.launcher.MarketService;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * All points of a service, from a list that the build compares with the code: an effect that has
 * none fails it.
 */
public final class Catalogue {
  /** The services that decide about money. */
  public static final List<MarketService> SERVICES =
      List.of(MarketService.SETTLEMENT, MarketService.ESCROW, MarketService.ORDER);

  private Catalogue() {}

  /** The effects of a service, such as {@code lnd/SettleInvoice}. */
  public static List<String> effectsOf(MarketService service) {
    return lines(service.configName());
  }

  private static List<String> lines(String name) {
    String file = "/points/" + name + ".txt";
    try (InputStream in = Catalogue.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("no points of " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Effects that no market comes to while all is well with its money, as {@code settlement-service
   * publish/leg-lost}: docs/reliability.md names the test of each.
   */
  public static List<String> elsewhere() {
    return lines("elsewhere");
  }

  /** Both points of each effect, shuffled, and then one kind of effect after the other. */
  static List<String> shuffled(MarketService service, Random chance) {
    List<String> points = new ArrayList<>();
    List<String> effects = new ArrayList<>(effectsOf(service));
    effects.removeIf(effect -> elsewhere().contains(service.configName() + " " + effect));
    for (String effect : effects) {
      points.add(effect + "/before");
      points.add(effect + "/after");
    }
    Collections.shuffle(points, chance);
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    points.forEach(
        point -> kinds.computeIfAbsent(kindOf(point), kind -> new ArrayList<>()).add(point));
    List<String> mixed = new ArrayList<>();
    while (mixed.size() < points.size()) {
      kinds.values().stream()
          .filter(left -> !left.isEmpty())
          .forEach(left -> mixed.add(left.removeLast()));
    }
    return mixed;
  }

  /** Some points of one kind of effect, such as {@code lnd}. */
  static List<String> someOf(MarketService service, String kind, int atMost, Random chance) {
    return shuffled(service, chance).stream()
        .filter(point -> point.startsWith(kind + "/"))
        .limit(atMost)
        .toList();
  }

  private static String kindOf(String point) {
    return point.substring(0, point.indexOf('/')) + point.substring(point.lastIndexOf('/'));
  }
}
