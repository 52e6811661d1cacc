/** What came of it, for people and for programs. */
@NullMarked
package dev.holdfast.bench.report;

import org.jspecify.annotations.NullMarked;
