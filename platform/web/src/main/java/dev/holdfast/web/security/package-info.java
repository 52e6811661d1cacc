/**
 * Who calls: every service checks tokens itself (ES256 by the keys that agent-service publishes),
 * so that the gateway is not a wall that can be walked around.
 */
@NullMarked
package dev.holdfast.web.security;

import org.jspecify.annotations.NullMarked;
