/** What strangers' schemas may and may not do. */
@NullMarked
package dev.holdfast.schema;

import org.jspecify.annotations.NullMarked;
