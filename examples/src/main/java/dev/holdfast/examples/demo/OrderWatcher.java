package dev.holdfast.examples.demo;

/** Is told of the demo's orders, by any thread; a slow one slows the agents down. */
@FunctionalInterface
public interface OrderWatcher {

  /** A story began, went on or ended. */
  void changed(OrderStory story);
}
