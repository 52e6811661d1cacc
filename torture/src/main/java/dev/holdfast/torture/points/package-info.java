/**
 * The places in a running service where it can be made to die or to be misled. Nothing in a service
 * knows of them.
 */
@NullMarked
package dev.holdfast.torture.points;

import org.jspecify.annotations.NullMarked;
