/**
 * What is sold: for each trade the provider's side (schemas, the work) and the buyer's (a task made
 * of real passages, and a check of what comes back that does not trust the provider).
 */
@NullMarked
package dev.holdfast.examples.trade;

import org.jspecify.annotations.NullMarked;
