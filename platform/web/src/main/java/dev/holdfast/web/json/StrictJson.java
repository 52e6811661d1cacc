package dev.holdfast.web.json;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * What is switched off of Jackson's kindness. By itself it reads {@code "100"} as 100 and {@code
 * 1.9} as 1: near money a wrong guess is worse than a refusal.
 */
public final class StrictJson {
  /** Levels of objects and arrays in a request. */
  public static final int MAX_DEPTH = 64;

  private StrictJson() {}

  /** A mapper of its own, for what is not a controller's argument. */
  public static JsonMapper mapper() {
    JsonFactoryBuilder factory = JsonFactory.builder();
    configure(factory);
    JsonMapper.Builder builder = JsonMapper.builder(factory.build());
    configure(builder);
    return builder.build();
  }

  static void configure(JsonFactoryBuilder builder) {
    builder
        .streamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxNameLength(1_000).build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
  }

  static void configure(JsonMapper.Builder builder) {
    builder
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfig(
            LogicalType.Textual,
            text ->
                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .addModule(new MoneyModule());
  }
}
