package dev.holdfast.schema;

/** A schema that the market does not take; the message says why, in one sentence. */
public final class SchemaRefusedException extends RuntimeException {

  public SchemaRefusedException(String message) {
    super(message);
  }
}
