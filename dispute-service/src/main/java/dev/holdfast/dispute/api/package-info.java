/** What parties and arbiters see of cases and do with them. */
@NullMarked
package dev.holdfast.dispute.api;

import org.jspecify.annotations.NullMarked;
