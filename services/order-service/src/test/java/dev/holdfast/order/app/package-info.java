/** What runs beside the use cases. */
@NullMarked
package dev.holdfast.order.app;

import org.jspecify.annotations.NullMarked;
