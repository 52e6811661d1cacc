/** What dispute-service promises, on a real PostgreSQL and Kafka. */
@NullMarked
package dev.holdfast.dispute;

import org.jspecify.annotations.NullMarked;
