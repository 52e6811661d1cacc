/** The parts of a run, one class for each. */
@NullMarked
package dev.holdfast.bench.parts;

import org.jspecify.annotations.NullMarked;
