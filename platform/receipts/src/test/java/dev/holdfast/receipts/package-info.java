@NullMarked
package dev.holdfast.receipts;

import org.jspecify.annotations.NullMarked;
