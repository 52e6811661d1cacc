/**
 * What the market tells and is told, as records. Fields that a later market adds are ignored, and a
 * state it adds reads as {@code UNKNOWN}, so that an agent of today outlives an upgrade.
 */
@NullMarked
package dev.holdfast.sdk.model;

import org.jspecify.annotations.NullMarked;
