package dev.holdfast.simulator.core;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.lnrpc.Invoice;
import dev.holdfast.simulator.bolt11.Bolt11;
import dev.holdfast.simulator.bolt11.NodeKey;
import fr.acinq.bitcoin.Crypto;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks to be invoiced, as it came in.
 *
 * @param hash of a hold invoice, else null
 * @param preimage of an ordinary invoice: given, or empty for a random one
 * @param amp LND's "all in one" payments; requests of this kind can be made but not paid here
 * @param blinded a request that hides its payee; can be made but not paid here
 */
public record NewInvoice(
    String memo,
    @Nullable ByteString hash,
    ByteString preimage,
    long valueSat,
    long valueMsat,
    ByteString descriptionHash,
    long expirySeconds,
    long cltvExpiry,
    boolean amp,
    boolean blinded) {
  static final int MIN_CLTV = 24;
  static final int DEFAULT_CLTV = 80;
  static final int DEFAULT_EXPIRY = 86_400;
  private static final long MAX_MSAT = 100_000L * 100_000_000_000L;
  private static final int MAX_MEMO = 1024;
  private static final long MAX_EXPIRY = 365L * 24 * 3600;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** An ordinary invoice, as AddInvoice asks for it. */
  public static NewInvoice of(Invoice asked) {
    return new NewInvoice(
        asked.getMemo(),
        null,
        asked.getRPreimage(),
        asked.getValue(),
        asked.getValueMsat(),
        asked.getDescriptionHash(),
        asked.getExpiry(),
        asked.getCltvExpiry(),
        asked.getIsAmp(),
        asked.getIsBlinded());
  }

  /** Refuses with LND's words what LND refuses, in LND's order. */
  void check() {
    if (hash != null && hash.size() != 32) {
      throw LndErrors.plain("invalid hash length of " + hash.size() + ", want 32");
    }
    if (!preimage.isEmpty() && preimage.size() != 32) {
      throw LndErrors.plain("invalid preimage length of " + preimage.size() + ", want 32");
    }
    if (amountMsat() > MAX_MSAT) {
      throw LndErrors.plain(
          "invoice amount %d.%03d sat is too large, max is 100000 BTC"
              .formatted(amountMsat() / 1000, amountMsat() % 1000));
    }
    int memoBytes = memo.getBytes(StandardCharsets.UTF_8).length;
    if (memoBytes > MAX_MEMO) {
      throw LndErrors.plain("memo too large: " + memoBytes + " bytes (maxsize=" + MAX_MEMO + ")");
    }
    if (!descriptionHash.isEmpty() && descriptionHash.size() != 32) {
      throw LndErrors.plain("description hash is " + descriptionHash.size() + " bytes, must be 32");
    }
    if (expirySeconds > MAX_EXPIRY) {
      throw LndErrors.plain(
          "expiry of %s seconds greater than max expiry of %s seconds"
              .formatted(goFloat(expirySeconds), goFloat(MAX_EXPIRY)));
    }
    if (cltvExpiry != 0 && cltvExpiry < MIN_CLTV) {
      throw LndErrors.plain(
          "CLTV delta of " + cltvExpiry + " must be greater than minimum of " + MIN_CLTV);
    }
  }

  /** 0: the payer chooses. */
  long amountMsat() {
    return msat(valueSat, valueMsat);
  }

  static long msat(long sat, long msat) {
    if (sat != 0 && msat != 0) {
      throw LndErrors.plain("sat and msat arguments are mutually exclusive");
    }
    if (sat < 0 || msat < 0) {
      throw LndErrors.plain("amount cannot be negative");
    }
    return sat != 0 ? Math.multiplyExact(sat, 1000L) : msat;
  }

  /** The payment request to sign. */
  Bolt11 request(@Nullable ByteString known, ByteString secret, NodeKey payee, Instant now) {
    long amount = amountMsat();
    boolean described = descriptionHash.isEmpty();
    return new Bolt11(
        amount == 0 ? null : amount,
        now.getEpochSecond(),
        ByteString.copyFrom(payee.publicKey()),
        known == null ? givenHash() : sha256(known),
        secret,
        described ? memo : null,
        described ? null : descriptionHash,
        expirySeconds > 0 ? expirySeconds : DEFAULT_EXPIRY,
        cltvExpiry == 0 ? DEFAULT_CLTV : Math.toIntExact(cltvExpiry),
        amp ? Set.of(8, 14, Bolt11.AMP_REQUIRED) : Bolt11.LND_FEATURES,
        blinded ? 1 : 0);
  }

  private ByteString givenHash() {
    return hash == null ? ByteString.EMPTY : hash;
  }

  /** The preimage, if the node is to know it. */
  @Nullable ByteString knownPreimage() {
    if (hash != null) {
      return null;
    }
    return preimage.isEmpty() ? random32() : preimage;
  }

  static ByteString random32() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return ByteString.copyFrom(bytes);
  }

  static ByteString sha256(ByteString bytes) {
    return ByteString.copyFrom(Crypto.sha256(bytes.toByteArray()));
  }

  /** How Go prints a large float64. */
  private static String goFloat(long value) {
    String digits = BigDecimal.valueOf(value).stripTrailingZeros().unscaledValue().toString();
    int exponent = Long.toString(value).length() - 1;
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    return "%s%se+%02d".formatted(digits.charAt(0), fraction, exponent);
  }
}
