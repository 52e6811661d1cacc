/** The invariants of the market, read from its databases, its topics, its logs and its nodes. */
@NullMarked
package dev.holdfast.torture.audit;

import org.jspecify.annotations.NullMarked;
