package dev.holdfast.sdk.model;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Whether an offer can be bought. */
public enum OfferState {
  ACTIVE,
  PAUSED,
  RETIRED,
  @JsonEnumDefaultValue
  UNKNOWN
}
