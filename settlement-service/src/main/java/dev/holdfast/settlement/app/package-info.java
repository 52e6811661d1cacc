/**
 * The use cases. Those that write are one transaction each; those that call a node run outside of
 * any, between a transaction that stored the intent and one that stores the answer.
 */
@NullMarked
package dev.holdfast.settlement.app;

import org.jspecify.annotations.NullMarked;
