/** Recomputes reputations from the topics, and compares them with those that are served. */
@NullMarked
package dev.holdfast.launcher.replay;

import org.jspecify.annotations.NullMarked;
