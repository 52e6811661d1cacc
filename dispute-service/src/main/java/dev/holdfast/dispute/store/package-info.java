/** Cases in PostgreSQL. */
@NullMarked
package dev.holdfast.dispute.store;

import org.jspecify.annotations.NullMarked;
