package dev.holdfast.web.json;

import dev.holdfast.money.BlockHeight;
import dev.holdfast.money.Msat;
import dev.holdfast.money.Percent;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Amounts, percentages and heights as JSON integers, each within its range and nothing else. */
final class MoneyModule extends SimpleModule {
  private static final long serialVersionUID = 1L;

  MoneyModule() {
    super("holdfast-money");
    add(
        Msat.class,
        Msat.MAX_VALUE,
        "a whole number of millisatoshi from 0 to " + Msat.MAX_VALUE + " (21 million BTC)",
        Msat::of,
        Msat::value);
    add(
        Percent.class,
        100,
        "a whole number of percent from 0 to 100",
        value -> Percent.of(Math.toIntExact(value)),
        Percent::value);
    add(
        BlockHeight.class,
        Integer.MAX_VALUE,
        "a block height, a whole number from 0",
        value -> BlockHeight.of(Math.toIntExact(value)),
        BlockHeight::value);
  }

  private <T> void add(
      Class<T> type, long max, String range, LongFunction<T> read, ToLongFunction<T> write) {
    addDeserializer(type, new IntegerReader<>(type, max, "must be " + range, read));
    addSerializer(type, new IntegerWriter<>(type, write));
  }

  private static final class IntegerReader<T> extends StdDeserializer<T> {
    private final long max;
    private final String refusal;
    private final LongFunction<T> read;

    IntegerReader(Class<T> type, long max, String refusal, LongFunction<T> read) {
      super(type);
      this.max = max;
      this.refusal = refusal;
      this.read = read;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
      boolean integer = parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
      if (!integer || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
        throw new RefusedValueException(parser, _valueClass, refusal);
      }
      long value = parser.getLongValue();
      if (value < 0 || value > max) {
        throw new RefusedValueException(parser, _valueClass, refusal);
      }
      return read.apply(value);
    }
  }

  private static final class IntegerWriter<T> extends StdSerializer<T> {
    private final ToLongFunction<T> write;

    IntegerWriter(Class<T> type, ToLongFunction<T> write) {
      super(type);
      this.write = write;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializationContext context) {
      out.writeNumber(write.applyAsLong(value));
    }
  }
}
