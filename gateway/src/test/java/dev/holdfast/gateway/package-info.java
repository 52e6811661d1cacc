/** What the gateway promises, in front of a service played by a small HTTP server. */
@NullMarked
package dev.holdfast.gateway;

import org.jspecify.annotations.NullMarked;
