/** Use cases, one transaction each. */
@NullMarked
package dev.holdfast.dispute.app;

import org.jspecify.annotations.NullMarked;
