/** What the outbox and the inbox promise, on a real PostgreSQL and a real Kafka. */
@NullMarked
package dev.holdfast.messaging;

import org.jspecify.annotations.NullMarked;
