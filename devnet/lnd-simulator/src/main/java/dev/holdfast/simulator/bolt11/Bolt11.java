package dev.holdfast.simulator.bolt11;

import com.google.protobuf.ByteString;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A BOLT 11 payment request.
 *
 * @param amountMsat null: the payer chooses
 * @param timestamp seconds since 1970
 * @param payee compressed public key, 33 bytes; empty before signing
 * @param paymentSecret null only in requests of other software
 * @param expirySeconds after timestamp
 * @param minFinalCltv blocks
 * @param features bit numbers
 * @param blindedPaths how many; the payee hides itself if there are any
 */
public record Bolt11(
    @Nullable Long amountMsat,
    long timestamp,
    ByteString payee,
    ByteString paymentHash,
    @Nullable ByteString paymentSecret,
    @Nullable String description,
    @Nullable ByteString descriptionHash,
    long expirySeconds,
    int minFinalCltv,
    Set<Integer> features,
    int blindedPaths) {
  /** What LND writes into its own invoices. */
  public static final Set<Integer> LND_FEATURES = Set.of(8, 14, 17, 25);

  public static final int MPP_OPTIONAL = 17;
  public static final int AMP_REQUIRED = 30;
  public static final int DEFAULT_FINAL_CLTV = 18;
  public static final long DEFAULT_EXPIRY_SECONDS = 3600;

  public Bolt11 {
    features = Set.copyOf(features);
  }

  public boolean isAmp() {
    return features.contains(AMP_REQUIRED) || features.contains(AMP_REQUIRED + 1);
  }

  public boolean takesParts() {
    return features.contains(MPP_OPTIONAL) || features.contains(MPP_OPTIONAL - 1);
  }
}
