/**
 * What agents call: sign-in, the keys of the tokens, profiles. It knows HTTP and nothing of keys.
 */
@NullMarked
package dev.holdfast.agent.api;

import org.jspecify.annotations.NullMarked;
