package dev.holdfast.bench.jmh;

import com.google.protobuf.ByteString;
import dev.holdfast.simulator.bolt11.Bolt11;
import dev.holdfast.simulator.bolt11.Bolt11Decoder;
import dev.holdfast.simulator.bolt11.Bolt11Encoder;
import dev.holdfast.simulator.bolt11.NodeKey;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** BOLT11 as the simulated nodes read it: the payee is recovered from the signature. */
@State(Scope.Thread)
public class InvoiceBenchmark {
  private static final long TIMESTAMP = 1_750_000_000;

  private String request =
      Bolt11Encoder.encode(
          new Bolt11(
              1_000_000L,
              TIMESTAMP,
              ByteString.EMPTY,
              ByteString.copyFrom(new byte[32]),
              ByteString.copyFrom(new byte[32]),
              "measured work",
              null,
              Bolt11.DEFAULT_EXPIRY_SECONDS,
              Bolt11.DEFAULT_FINAL_CLTV,
              Bolt11.LND_FEATURES,
              0),
          NodeKey.random());

  @Benchmark
  public Bolt11 bolt11_decoded() {
    return Bolt11Decoder.decode(request);
  }
}
