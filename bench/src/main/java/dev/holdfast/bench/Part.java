package dev.holdfast.bench;

/** Something that a run measures beside other things. */
public interface Part {
  /** As the command line calls it: one word. */
  String name();

  /**
   * Measures it in so many rounds as the stage's extent says, and writes it on the stage's sheet.
   */
  void measure(Stage stage) throws Exception;

  /** Whether a market is meant that has traded for a while; what measures starts does not wait. */
  default boolean ofWarmMarket() {
    return true;
  }
}
