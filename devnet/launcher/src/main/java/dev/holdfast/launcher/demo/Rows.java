package dev.holdfast.launcher.demo;

import dev.holdfast.examples.demo.OrderStory;
import dev.holdfast.sdk.model.OrderState;
import org.jspecify.annotations.Nullable;

/** The agents' stories as rows of the table. */
final class Rows {
  private Rows() {}

  static OrderRow of(OrderStory story) {
    OrderState state = story.state();
    return new OrderRow(
        story.number(),
        story.scenario().story() + ", " + story.offer(),
        state == null ? "" : state.name(),
        story.price().value(),
        story.toPayable(),
        story.toPaid(),
        end(story.ending()),
        story.remark());
  }

  private static OrderRow.@Nullable End end(OrderStory.Ending ending) {
    return switch (ending) {
      case UNDER_WAY -> null;
      case AS_IT_SHOULD -> OrderRow.End.AS_IT_SHOULD;
      case OTHERWISE -> OrderRow.End.OTHERWISE;
    };
  }
}
