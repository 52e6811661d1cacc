/**
 * What a person sees of a market: the command line, a live table of orders, and the audit that says
 * at the end whether every millisatoshi is where it should be.
 */
@NullMarked
package dev.holdfast.launcher.demo;

import org.jspecify.annotations.NullMarked;
