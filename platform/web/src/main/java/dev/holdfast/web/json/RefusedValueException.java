package dev.holdfast.web.json;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/** A value whose refusal is worded for the caller already. */
final class RefusedValueException extends MismatchedInputException {
  private static final long serialVersionUID = 1L;

  RefusedValueException(JsonParser parser, Class<?> type, String detail) {
    super(parser, detail, type);
  }
}
