/**
 * Parts of a market in processes of their own, which can be killed and whose work can be counted.
 */
@NullMarked
package dev.holdfast.launcher.process;

import org.jspecify.annotations.NullMarked;
