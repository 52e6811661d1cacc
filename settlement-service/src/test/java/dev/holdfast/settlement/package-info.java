/** Tests of settlement-service as a whole: on a database, a broker and a simulated network. */
@NullMarked
package dev.holdfast.settlement;

import org.jspecify.annotations.NullMarked;
