/**
 * What happens to every request before a controller sees it: its id, and the limit of its body. The
 * settings that all services share are here too.
 */
@NullMarked
package dev.holdfast.web.request;

import org.jspecify.annotations.NullMarked;
