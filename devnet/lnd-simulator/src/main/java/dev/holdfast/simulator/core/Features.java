package dev.holdfast.simulator.core;

import dev.holdfast.lnd.lnrpc.Feature;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Feature bits by LND's names. Even bits are required, odd ones optional. */
public final class Features {
  private static final Map<Integer, String> NAMES =
      Map.of(
          4,
          "tlv-onion",
          7,
          "payment-addr",
          8,
          "multi-path-payments",
          12,
          "route-blinding",
          15,
          "amp");

  private Features() {}

  public static Map<Integer, Feature> named(Set<Integer> bits) {
    Map<Integer, Feature> features = new HashMap<>();
    for (int bit : bits) {
      String name = NAMES.get(bit / 2);
      features.put(
          bit,
          Feature.newBuilder()
              .setName(name == null ? "unknown" : name)
              .setIsKnown(name != null)
              .setIsRequired(bit % 2 == 0)
              .build());
    }
    return features;
  }
}
