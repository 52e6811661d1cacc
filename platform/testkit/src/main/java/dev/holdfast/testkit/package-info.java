/**
 * What a module's tests share: PostgreSQL, Kafka and tokens that work like the real ones, the rules
 * of the architecture, and the check of generated state diagrams.
 */
@NullMarked
package dev.holdfast.testkit;

import org.jspecify.annotations.NullMarked;
