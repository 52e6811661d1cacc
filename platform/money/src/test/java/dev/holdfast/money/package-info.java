/** What amounts, fees, legs and blocks promise, checked over many values. */
@NullMarked
package dev.holdfast.money;

import org.jspecify.annotations.NullMarked;
