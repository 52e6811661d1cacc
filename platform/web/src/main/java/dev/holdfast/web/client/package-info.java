/**
 * Calls from one service to another: short time-outs, a circuit breaker, repetition of reads alone,
 * and the caller's own token, so that the other service decides by itself what the caller may.
 */
@NullMarked
package dev.holdfast.web.client;

import org.jspecify.annotations.NullMarked;
