/** What anyone may ask: the reputation of an agent, and what it is made of. */
@NullMarked
package dev.holdfast.reputation.api;

import org.jspecify.annotations.NullMarked;
