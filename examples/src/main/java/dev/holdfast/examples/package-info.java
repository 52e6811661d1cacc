/** Example agents: the work in `text`, what is sold in `trade`, who trades in `demo`. */
@NullMarked
package dev.holdfast.examples;

import org.jspecify.annotations.NullMarked;
