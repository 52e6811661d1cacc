/**
 * order-service: an order's life from the terms both sides froze to its end. It alone says whether
 * an order is funded, delivered, accepted, cancelled or disputed; where the money goes is
 * escrow-service's.
 */
@NullMarked
package dev.holdfast.order;

import org.jspecify.annotations.NullMarked;
