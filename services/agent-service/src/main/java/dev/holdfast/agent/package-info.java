/**
 * Agents: a key is an account. This service checks that somebody holds a key, gives it a token for
 * a quarter of an hour, and remembers what agents say of themselves.
 */
@NullMarked
package dev.holdfast.agent;

import org.jspecify.annotations.NullMarked;
