/** The pages the gateway has of its own: the whole API's description, and what problems mean. */
@NullMarked
package dev.holdfast.gateway.api;

import org.jspecify.annotations.NullMarked;
