/** What reputation-service promises, on a real PostgreSQL and Kafka. */
@NullMarked
package dev.holdfast.reputation;

import org.jspecify.annotations.NullMarked;
