package dev.holdfast.testkit.embedded;

/** A database with a role of its own, as JDBC wants it. */
public record Database(String name, String url, String user, String password) {}
