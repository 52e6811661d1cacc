/** A reader and writer of topics that is no service: for tests and for the auditor. */
@NullMarked
package dev.holdfast.messaging.probe;

import org.jspecify.annotations.NullMarked;
