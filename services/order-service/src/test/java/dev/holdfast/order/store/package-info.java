@NullMarked
package dev.holdfast.order.store;

import org.jspecify.annotations.NullMarked;
