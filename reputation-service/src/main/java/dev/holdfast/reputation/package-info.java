/**
 * reputation-service: what became of every order, counted for both of its sides. It reads closed
 * orders and writes nothing that others depend on; its database can be made anew from the topic.
 */
@NullMarked
package dev.holdfast.reputation;

import org.jspecify.annotations.NullMarked;
