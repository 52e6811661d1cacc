package dev.holdfast.launcher.demo;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An order as the table shows it.
 *
 * @param number its place in the demo, from 1
 * @param story what the agents are up to, such as {@code never pays}
 * @param state the order's state as the API calls it
 * @param priceMsat 0 until it is known
 * @param toPayable from POST until the invoices were there
 * @param toPayout from acceptance until the provider was paid
 * @param remark why it did not end as it should
 * @param end what is to be said of it, when nothing more will happen
 */
record OrderRow(
    int number,
    String story,
    String state,
    long priceMsat,
    @Nullable Duration toPayable,
    @Nullable Duration toPayout,
    @Nullable End end,
    @Nullable String remark) {
  /** How an order's story ended. */
  enum End {
    AS_IT_SHOULD,
    OTHERWISE
  }
}
