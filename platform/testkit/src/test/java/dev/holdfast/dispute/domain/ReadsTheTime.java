package dev.holdfast.dispute.domain;

import java.time.Instant;

final class ReadsTheTime {
  Instant decidedAt() {
    return Instant.now();
  }
}
