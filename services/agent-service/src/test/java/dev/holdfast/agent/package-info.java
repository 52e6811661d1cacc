/** Agent-service alone: on its own database and Kafka, called over HTTP as agents call it. */
@NullMarked
package dev.holdfast.agent;

import org.jspecify.annotations.NullMarked;
