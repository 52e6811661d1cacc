/**
 * The one door of the market: routes, token check, limits. It has no domain and no database; every
 * service behind it checks tokens again, so that nothing depends on nobody walking around it.
 */
@NullMarked
package dev.holdfast.gateway;

import org.jspecify.annotations.NullMarked;
