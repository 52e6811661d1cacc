/**
 * PostgreSQL and Kafka without Docker: a server is started in, or beside, this JVM and ends with
 * it. The tests use them where no Docker engine answers, the demo always. What a killed JVM left
 * behind is found and ended by the next start.
 */
@NullMarked
package dev.holdfast.testkit.embedded;

import org.jspecify.annotations.NullMarked;
