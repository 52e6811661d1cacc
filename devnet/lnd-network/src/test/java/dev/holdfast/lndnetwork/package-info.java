/** What can be shown of the network without its programs. */
@NullMarked
package dev.holdfast.lndnetwork;

import org.jspecify.annotations.NullMarked;
