/**
 * Agents that trade with each other through a gateway: three providers, two buyers and an arbiter,
 * with nothing but the SDK. Start at {@link dev.holdfast.examples.demo.DemoMarket}.
 */
@NullMarked
package dev.holdfast.examples.demo;

import org.jspecify.annotations.NullMarked;
