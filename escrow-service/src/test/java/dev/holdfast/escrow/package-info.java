/** What escrow-service promises, on a real PostgreSQL and Kafka. */
@NullMarked
package dev.holdfast.escrow;

import org.jspecify.annotations.NullMarked;
