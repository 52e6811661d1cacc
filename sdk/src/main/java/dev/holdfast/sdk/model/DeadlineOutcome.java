package dev.holdfast.sdk.model;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Who gets the money of a dispute that nobody decided in time. */
public enum DeadlineOutcome {
  REFUND,
  PAY,
  SPLIT_50,
  CUSTODY,
  @JsonEnumDefaultValue
  UNKNOWN
}
