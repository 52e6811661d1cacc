package dev.holdfast.sdk.model;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** A side of an order. */
public enum Party {
  BUYER,
  PROVIDER,
  @JsonEnumDefaultValue
  UNKNOWN
}
