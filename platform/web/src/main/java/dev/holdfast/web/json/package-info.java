/**
 * Reads request bodies strictly: what is unknown, doubled, coerced or too deep is refused with the
 * JSON pointer of the place. Event JSON is another mapper's and tolerates unknown fields.
 */
@NullMarked
package dev.holdfast.web.json;

import org.jspecify.annotations.NullMarked;
