/** The market that is measured, every part in a process of its own. */
@NullMarked
package dev.holdfast.bench.market;

import org.jspecify.annotations.NullMarked;
