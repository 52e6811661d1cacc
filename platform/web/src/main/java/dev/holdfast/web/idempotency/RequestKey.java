package dev.holdfast.web.idempotency;

/**
 * What a claim is unique by.
 *
 * @param route method, path and query: the same key on another path is another request
 */
record RequestKey(String caller, String route, String key) {}
