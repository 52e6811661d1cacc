/** Proves what is accepted as a signature and what is shown of keys. */
@NullMarked
package dev.holdfast.agent.keys;

import org.jspecify.annotations.NullMarked;
