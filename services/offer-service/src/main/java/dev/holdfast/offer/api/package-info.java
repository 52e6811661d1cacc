/** What providers publish and buyers find. */
@NullMarked
package dev.holdfast.offer.api;

import org.jspecify.annotations.NullMarked;
