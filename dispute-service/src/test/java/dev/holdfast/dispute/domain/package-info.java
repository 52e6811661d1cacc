/** The rules of a case, without a database. */
@NullMarked
package dev.holdfast.dispute.domain;

import org.jspecify.annotations.NullMarked;
