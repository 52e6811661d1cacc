package dev.holdfast.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a controller method that moves something: the call needs an {@code Idempotency-Key}, takes
 * effect once, and a repetition of it gets the first answer again, byte for byte
 * (draft-ietf-httpapi-idempotency-key-header-06). Needs the migrations in {@code classpath:db/web}.
 *
 * <p>An answer of 5xx or 429 is not kept: the caller may try again with the same key. The effect
 * and the answer are two transactions: where the process dies between them the key is free again
 * after a minute, so a use case whose repetition costs money also keeps {@link IdempotencyKey} in a
 * unique column.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
