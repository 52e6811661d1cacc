/**
 * Conditions that release money by proof: read from JSON and bounded, then judged as pure functions
 * of facts that others gathered.
 */
@NullMarked
package dev.holdfast.conditions;

import org.jspecify.annotations.NullMarked;
