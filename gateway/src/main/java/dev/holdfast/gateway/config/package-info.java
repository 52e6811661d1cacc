/** Typed settings of the gateway. */
@NullMarked
package dev.holdfast.gateway.config;

import org.jspecify.annotations.NullMarked;
