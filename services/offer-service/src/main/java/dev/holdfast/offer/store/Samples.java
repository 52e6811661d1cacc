package dev.holdfast.offer.store;

import java.util.List;

/**
 * Fair samples of all listed offers, each with an index of its own, and all: words that very many
 * offers have are ranked in the first of them that has enough. By lot, so that nobody is in one for
 * being first, and always the same.
 */
final class Samples {
  static final List<String> SMALLEST_FIRST = List.of("lot & 63 = 0", "lot & 7 = 0", "true");

  private Samples() {}
}
