package dev.holdfast.launcher;

import java.util.List;
import java.util.stream.IntStream;

/** Whose node is whose, where there are fewer nodes than agents. */
final class Wallets {
  private Wallets() {}

  /** A node for each name: its own where one is called so, else one of all in turn. */
  static List<LndNode> shared(List<String> names, List<LndNode> nodes) {
    return IntStream.range(0, names.size())
        .mapToObj(i -> {
          String name = names.get(i);
          LndNode node =
              nodes.stream()
                  .filter(candidate -> candidate.name().equals(name))
                  .findFirst()
                  .orElse(nodes.get(i % nodes.size()));
          return new LndNode(name, node.address(), node.certificate(), node.macaroon());
        })
        .toList();
  }
}
