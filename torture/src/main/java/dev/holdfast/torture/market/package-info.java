/** A market whose parts are processes of their own, so that each can be killed. */
@NullMarked
package dev.holdfast.torture.market;

import org.jspecify.annotations.NullMarked;
