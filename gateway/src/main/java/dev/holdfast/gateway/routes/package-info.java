/** Which path belongs to which service, and what happens when that service does not answer. */
@NullMarked
package dev.holdfast.gateway.routes;

import org.jspecify.annotations.NullMarked;
