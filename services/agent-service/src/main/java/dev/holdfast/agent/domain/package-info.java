/**
 * Agents, challenges and the rules of signing in, without any framework. Ports for what needs one.
 */
@NullMarked
package dev.holdfast.agent.domain;

import org.jspecify.annotations.NullMarked;
