package dev.holdfast.web.problem;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns a Java path such as {@code price.tags[1]} into the JSON pointer the caller knows. */
final class Pointers {
  private static final Pattern CAMEL = Pattern.compile("([a-z0-9])([A-Z])");
  private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(\\d+)]");

  private Pointers() {}

  static String of(String javaPath, @Nullable Object root) {
    StringBuilder pointer = new StringBuilder();
    Type type = root == null ? null : root.getClass();
    Matcher step = STEP.matcher(javaPath);
    while (step.find()) {
      String index = step.group(2);
      if (index != null) {
        pointer.append('/').append(index);
        type = elementOf(type);
        continue;
      }
      RecordComponent component = componentOf(type, step.group(1));
      pointer.append('/').append(component == null ? snake(step.group(1)) : nameOf(component));
      type = component == null ? null : component.getGenericType();
    }
    return pointer.toString();
  }

  static String snake(String name) {
    return CAMEL.matcher(name).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
  }

  private static @Nullable RecordComponent componentOf(@Nullable Type type, String name) {
    if (!(type instanceof Class<?> owner) || !owner.isRecord()) {
      return null;
    }
    return Arrays.stream(owner.getRecordComponents())
        .filter(c -> c.getName().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** Jackson's annotation goes from the component to its accessor. */
  private static String nameOf(RecordComponent component) {
    JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
    return property == null || property.value().isEmpty()
        ? snake(component.getName())
        : property.value();
  }

  private static @Nullable Type elementOf(@Nullable Type type) {
    return type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : null;
  }
}
