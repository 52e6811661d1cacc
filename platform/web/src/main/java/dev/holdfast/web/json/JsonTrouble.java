package dev.holdfast.web.json;

import dev.holdfast.web.FieldError;
import dev.holdfast.web.ProblemCode;
import dev.holdfast.web.ProblemException;
import dev.holdfast.web.Problems;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says which field of a body was refused and why, without a word of Java. */
public final class JsonTrouble {
  private JsonTrouble() {}

  public static ProblemException problemOf(JacksonException e) {
    return switch (e) {
      case UnrecognizedPropertyException unknown ->
          refusal(ProblemCode.UNKNOWN_FIELD, pointer(e), "is not a known field" + known(unknown));
      case RefusedValueException refused -> invalid(pointer(e), refused.getOriginalMessage());
      case MismatchedInputException mismatch -> invalid(pointer(e), expected(mismatch));
      case ValueInstantiationException value -> invalid(pointer(e), reason(value));
      case StreamConstraintsException limit -> malformed(limitOf(limit));
      case InputCoercionException range -> invalid(pointer(e), "is a number out of range");
      case StreamReadException read when isDuplicate(read) ->
          invalid(parserPointer(e), "is there twice");
      default -> malformed("the body is not JSON" + place(e));
    };
  }

  private static ProblemException invalid(String pointer, String detail) {
    return refusal(ProblemCode.VALIDATION_FAILED, pointer, detail);
  }

  private static ProblemException malformed(String detail) {
    return refusal(ProblemCode.MALFORMED_JSON, "", detail);
  }

  private static ProblemException refusal(ProblemCode code, String pointer, String detail) {
    String sentence = pointer.isEmpty() ? detail : pointer + " " + detail;
    return Problems.of(
        code.status(), code.code(), sentence, List.of(new FieldError(pointer, detail)));
  }

  private static String known(UnrecognizedPropertyException e) {
    Collection<Object> ids = e.getKnownPropertyIds();
    if (ids == null || ids.isEmpty()) {
      return "";
    }
    return "; known are "
        + ids.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
  }

  private static String expected(MismatchedInputException e) {
    Class<?> type = e.getTargetType();
    if (type == null) {
      return "is not of the type expected here";
    }
    if (type.isEnum()) {
      return "must be one of "
          + Arrays.stream(type.getEnumConstants())
              .map(String::valueOf)
              .collect(Collectors.joining(", "));
    }
    if (type == String.class) {
      return "must be a string";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "must be true or false";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "must be a whole number, not in quotes and without a fraction";
    }
    if (type == UUID.class) {
      return "must be a UUID";
    }
    if (Temporal.class.isAssignableFrom(type)) {
      return "must be a time as RFC 3339 writes it, in UTC";
    }
    if (Collection.class.isAssignableFrom(type) || type.isArray()) {
      return "must be an array";
    }
    if (type.isRecord() || Map.class.isAssignableFrom(type)) {
      return "must be an object";
    }
    return "is not of the type expected here";
  }

  private static String reason(ValueInstantiationException e) {
    return e.getCause() instanceof IllegalArgumentException cause && cause.getMessage() != null
        ? cause.getMessage()
        : "is not valid";
  }

  private static String limitOf(StreamConstraintsException e) {
    return e.getOriginalMessage().contains("nesting")
        ? "the body is nested more than " + StrictJson.MAX_DEPTH + " levels deep"
        : "the body has a name, number or text that is too long";
  }

  private static boolean isDuplicate(StreamReadException e) {
    return e.getOriginalMessage().startsWith("Duplicate");
  }

  private static String place(JacksonException e) {
    return e.getLocation() == null
        ? ""
        : " at line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
  }

  private static String pointer(JacksonException e) {
    List<JacksonException.Reference> path = e.getPath();
    if (path == null || path.isEmpty()) {
      return parserPointer(e);
    }
    return path.stream()
        .map(step -> "/" + escape(step.getPropertyName(), step.getIndex()))
        .collect(Collectors.joining());
  }

  private static String parserPointer(JacksonException e) {
    return e.processor() instanceof JsonParser parser
        ? parser.streamReadContext().pathAsPointer().toString()
        : "";
  }

  private static String escape(@Nullable String name, int index) {
    return name == null ? Integer.toString(index) : name.replace("~", "~0").replace("/", "~1");
  }
}
