/** Use cases, one transaction each, called alike by events, requests and blocks. */
@NullMarked
package dev.holdfast.escrow.app;

import org.jspecify.annotations.NullMarked;
