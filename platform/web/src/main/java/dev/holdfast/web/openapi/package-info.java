/** How a service describes itself: OpenAPI 3.1 at {@code /v3/api-docs}, merged by the gateway. */
@NullMarked
package dev.holdfast.web.openapi;

import org.jspecify.annotations.NullMarked;
