package dev.holdfast.sdk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.money.Msat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** JSON as the market speaks it: snake_case, amounts as integers, unknown fields let pass. */
final class Json {

  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
          .addModule(
              new SimpleModule("msat")
                  .addSerializer(new MsatWriter())
                  .addDeserializer(Msat.class, new MsatReader()))
          .build();

  private Json() {}

  static <T> JavaType type(Class<T> type) {
    return MAPPER.constructType(type);
  }

  static JavaType type(TypeReference<?> type) {
    return MAPPER.constructType(type);
  }

  /**
   * Reads an answer of the market.
   *
   * @throws UnreachableException where it is something else than JSON of that shape, such as the
   *     page of a proxy
   */
  static <T> T read(String json, JavaType type) {
    @Nullable T value;
    try {
      value = MAPPER.readValue(json, type);
    } catch (JacksonException e) {
      throw new UnreachableException(
          "the answer is not what the market answers: " + e.getOriginalMessage(), e);
    }
    if (value == null) {
      throw new UnreachableException("the answer is empty", null);
    }
    return value;
  }

  private static final class MsatWriter extends StdSerializer<Msat> {
    MsatWriter() {
      super(Msat.class);
    }

    @Override
    public void serialize(Msat value, JsonGenerator generator, SerializationContext context) {
      generator.writeNumber(value.value());
    }
  }

  private static final class MsatReader extends StdDeserializer<Msat> {
    MsatReader() {
      super(Msat.class);
    }

    @Override
    public Msat deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
        return context.reportInputMismatch(Msat.class, "an amount is a whole number of msat");
      }
      return Msat.of(parser.getLongValue());
    }
  }
}
