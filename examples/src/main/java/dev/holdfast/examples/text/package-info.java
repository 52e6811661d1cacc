/**
 * The work itself: ranking, near-duplicates and statistics of text, and passages to do it on. Knows
 * nothing of a market; the embeddings come from a real model (MiniLM) that its jar brings along.
 */
@NullMarked
package dev.holdfast.examples.text;

import org.jspecify.annotations.NullMarked;
