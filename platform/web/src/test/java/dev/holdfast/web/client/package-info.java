/** Proves how one service calls another. */
@NullMarked
package dev.holdfast.web.client;

import org.jspecify.annotations.NullMarked;
