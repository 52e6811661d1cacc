/** Agents and challenges in PostgreSQL. */
@NullMarked
package dev.holdfast.agent.store;

import org.jspecify.annotations.NullMarked;
