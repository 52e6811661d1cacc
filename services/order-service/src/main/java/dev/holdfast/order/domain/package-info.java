/** The order, its states and terms, the offers it can be placed for, refusals, ports. */
@NullMarked
package dev.holdfast.order.domain;

import org.jspecify.annotations.NullMarked;
