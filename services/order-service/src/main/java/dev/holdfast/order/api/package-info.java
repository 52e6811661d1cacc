/** Orders and their events over HTTP: requests, what each reader may see of an order, refusals. */
@NullMarked
package dev.holdfast.order.api;

import org.jspecify.annotations.NullMarked;
