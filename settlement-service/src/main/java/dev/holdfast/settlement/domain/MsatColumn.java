package dev.holdfast.settlement.domain;

import dev.holdfast.money.Msat;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** An amount as a bigint of millisatoshi. */
@Converter(autoApply = true)
public class MsatColumn implements AttributeConverter<Msat, Long> {
  @Override
  public @Nullable Long convertToDatabaseColumn(@Nullable Msat amount) {
    return amount == null ? null : amount.value();
  }

  @Override
  public @Nullable Msat convertToEntityAttribute(@Nullable Long column) {
    return column == null ? null : Msat.of(column);
  }
}
