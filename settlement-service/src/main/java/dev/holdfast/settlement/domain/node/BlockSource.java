package dev.holdfast.settlement.domain.node;

import dev.holdfast.money.BlockHeight;
import java.util.Optional;

/** Somebody beside the market's nodes who knows the height of the chain. */
public interface BlockSource {
  /** Empty where there is none, or it does not answer. */
  Optional<BlockHeight> tip();
}
