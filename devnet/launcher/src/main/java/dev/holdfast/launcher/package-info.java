/**
 * The whole market in one JVM: PostgreSQL, Kafka, a Lightning network and every service, started in
 * the right order, wired to each other and ended without a trace.
 */
@NullMarked
package dev.holdfast.launcher;

import org.jspecify.annotations.NullMarked;
