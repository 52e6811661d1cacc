/**
 * settlement-service: the only code that talks to LND. It owns the hold invoices of the legs, their
 * preimages, and the payments to providers; what LND says becomes an event, never the other way.
 */
@NullMarked
package dev.holdfast.settlement;

import org.jspecify.annotations.NullMarked;
