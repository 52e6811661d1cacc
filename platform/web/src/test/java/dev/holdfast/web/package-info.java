/** What a caller meets at every service, proved on one made up for it. */
@NullMarked
package dev.holdfast.web;

import org.jspecify.annotations.NullMarked;
