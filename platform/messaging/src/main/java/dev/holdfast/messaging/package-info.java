/**
 * How a service tells what it did and hears what others did: an outbox written in the transaction
 * of the change, one relay that empties it into Kafka, and an inbox that makes a repeat harmless.
 * Knows no service.
 */
@NullMarked
package dev.holdfast.messaging;

import org.jspecify.annotations.NullMarked;
