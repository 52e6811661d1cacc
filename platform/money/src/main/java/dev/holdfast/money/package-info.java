/**
 * The units of the market: amounts in millisatoshi, block heights, percentages, and the exact
 * arithmetic of prices, fees and legs. Knows nothing but the JDK, so that every room may use it.
 */
@NullMarked
package dev.holdfast.money;

import org.jspecify.annotations.NullMarked;
