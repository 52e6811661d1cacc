package dev.holdfast.simulator.core;

import com.google.protobuf.ByteString;
import fr.acinq.bitcoin.Crypto;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A chain of empty blocks. */
final class Chain {
  private int height;
  private Instant tipTime;

  Chain(int height, Instant tipTime) {
    this.height = height;
    this.tipTime = tipTime;
  }

  int height() {
    return height;
  }

  Instant tipTime() {
    return tipTime;
  }

  void mine(Instant now) {
    height++;
    tipTime = now;
  }

  static ByteString hash(int height) {
    byte[] seed = ("simnet block " + height).getBytes(StandardCharsets.UTF_8);
    return ByteString.copyFrom(Crypto.sha256(seed));
  }
}
