/** Use cases: sign in, read and change a profile. One public method is one transaction. */
@NullMarked
package dev.holdfast.agent.app;

import org.jspecify.annotations.NullMarked;
