/**
 * Turns every failure into an RFC 9457 answer: what a controller throws, what Spring refuses before
 * it, and what nobody expected (which is logged, and told as nothing but its request id).
 */
@NullMarked
package dev.holdfast.web.problem;

import org.jspecify.annotations.NullMarked;
