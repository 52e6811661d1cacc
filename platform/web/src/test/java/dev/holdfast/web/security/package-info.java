/** Proves how keys are fetched and kept. */
@NullMarked
package dev.holdfast.web.security;

import org.jspecify.annotations.NullMarked;
