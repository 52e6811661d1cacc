/**
 * What a service's controllers see of the platform: who calls, what a refusal looks like, pages of
 * a list, and POSTs that may be repeated. The machinery behind it is in the packages below this
 * one.
 */
@NullMarked
package dev.holdfast.web;

import org.jspecify.annotations.NullMarked;
