package dev.holdfast.messaging;

import dev.holdfast.money.BlockHeight;
import dev.holdfast.money.Msat;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The JSON of events: snake_case, amounts and heights as integers. Unlike the JSON of requests it
 * lets unknown fields pass, so that a newer service may tell more than an older one reads.
 */
public final class EventJson {

  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          // A flag that an older event does not have is not set.
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .addModule(units())
          .build();

  private EventJson() {}

  private static SimpleModule units() {
    SimpleModule module = new SimpleModule("holdfast-units");
    module.addSerializer(
        Msat.class,
        new ValueSerializer<>() {
          @Override
          public void serialize(Msat amount, JsonGenerator json, SerializationContext context) {
            json.writeNumber(amount.value());
          }
        });
    module.addDeserializer(
        Msat.class,
        new ValueDeserializer<>() {
          @Override
          public Msat deserialize(JsonParser json, DeserializationContext context) {
            return Msat.of(json.getLongValue());
          }
        });
    module.addSerializer(
        BlockHeight.class,
        new ValueSerializer<>() {
          @Override
          public void serialize(BlockHeight height, JsonGenerator json, SerializationContext c) {
            json.writeNumber(height.value());
          }
        });
    module.addDeserializer(
        BlockHeight.class,
        new ValueDeserializer<>() {
          @Override
          public BlockHeight deserialize(JsonParser json, DeserializationContext context) {
            return BlockHeight.of(json.getIntValue());
          }
        });
    return module;
  }
}
