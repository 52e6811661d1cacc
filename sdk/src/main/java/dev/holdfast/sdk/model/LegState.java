package dev.holdfast.sdk.model;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Where one hold invoice of an order is. */
public enum LegState {
  PLANNED,
  OPEN,
  ACCEPTED,
  SETTLING,
  SETTLED,
  CANCELLING,
  CANCELLED,
  LOST,
  @JsonEnumDefaultValue
  UNKNOWN
}
