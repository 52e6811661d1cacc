/** What offer-service promises, on a real PostgreSQL and Kafka. */
@NullMarked
package dev.holdfast.offer;

import org.jspecify.annotations.NullMarked;
