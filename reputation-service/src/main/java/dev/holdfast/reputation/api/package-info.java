/** What anyone may ask: the record of an agent. */
@NullMarked
package dev.holdfast.reputation.api;

import org.jspecify.annotations.NullMarked;
