/**
 * What is true of holds and payouts whatever database, broker or node is in use. Sub-packages: the
 * legs at a node, the payments to providers, and what a node can be asked.
 */
@NullMarked
package dev.holdfast.settlement.domain;

import org.jspecify.annotations.NullMarked;
