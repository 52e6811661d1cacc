/** The order's rules, without a database. */
@NullMarked
package dev.holdfast.order.domain;

import org.jspecify.annotations.NullMarked;
