/**
 * The market for a Java agent: sign in with a key, publish and find offers, order, deliver, accept,
 * dispute, and hear of every change. Start at {@link dev.holdfast.sdk.HoldfastClient}; paying is in
 * {@link dev.holdfast.sdk.wallet}.
 */
@NullMarked
package dev.holdfast.sdk;

import org.jspecify.annotations.NullMarked;
