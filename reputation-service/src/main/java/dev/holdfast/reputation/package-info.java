/**
 * reputation-service: what became of every order, and what that says of both its sides. Its
 * database can be made anew from the topics, and its scores recomputed by anyone who can read them.
 */
@NullMarked
package dev.holdfast.reputation;

import org.jspecify.annotations.NullMarked;
