/**
 * What services tell each other: the events, their topics and the words they share. Records alone,
 * no logic; a service that reads an event knows nothing of the service that wrote it.
 */
@NullMarked
package dev.holdfast.contracts;

import org.jspecify.annotations.NullMarked;
