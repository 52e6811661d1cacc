/** The cases' clockwork. */
@NullMarked
package dev.holdfast.dispute.config;

import org.jspecify.annotations.NullMarked;
