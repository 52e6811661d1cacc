/** What a person sees of a market. */
@NullMarked
package dev.holdfast.launcher.demo;

import org.jspecify.annotations.NullMarked;
