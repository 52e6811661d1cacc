/** What order-service tells: each step of an order's life, and the terms frozen at its start. */
@NullMarked
package dev.holdfast.contracts.order;

import org.jspecify.annotations.NullMarked;
