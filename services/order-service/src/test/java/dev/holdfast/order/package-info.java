/** What order-service promises, on a real PostgreSQL and Kafka. */
@NullMarked
package dev.holdfast.order;

import org.jspecify.annotations.NullMarked;
