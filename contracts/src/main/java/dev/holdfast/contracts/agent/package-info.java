/** What agent-service tells: keys that registered, profiles that changed. */
@NullMarked
package dev.holdfast.contracts.agent;

import org.jspecify.annotations.NullMarked;
