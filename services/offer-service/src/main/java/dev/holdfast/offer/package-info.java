/**
 * offer-service: the catalogue. Every edit of an offer is a new version and no version is ever
 * forgotten, because an order keeps the one it bought.
 */
@NullMarked
package dev.holdfast.offer;

import org.jspecify.annotations.NullMarked;
