/**
 * JSON Schemas and texts that come from strangers: what a schema may contain, how long a check may
 * take, and on whose thread. Knows no service.
 */
@NullMarked
package dev.holdfast.schema;

import org.jspecify.annotations.NullMarked;
