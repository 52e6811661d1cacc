/**
 * The legs at their nodes: hold invoices, their preimages, and the one table of their states. The
 * intent is stored before each call that it leads to.
 */
@NullMarked
package dev.holdfast.settlement.domain.hold;

import org.jspecify.annotations.NullMarked;
