package dev.holdfast.simulator.core;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.routerrpc.SendPaymentRequest;
import dev.holdfast.simulator.bolt11.Bolt11;
import dev.holdfast.simulator.bolt11.Bolt11Decoder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * A payment that passed LND's checks.
 *
 * @param finalDelta blocks that the payee asks for
 * @param cltvLimit blocks that the whole way may lock
 */
record PaymentIntent(
    String paymentRequest,
    String payeeHex,
    ByteString hash,
    ByteString secret,
    long amountMsat,
    int finalDelta,
    int cltvLimit,
    long feeLimitMsat,
    int maxParts,
    long maxShardMsat,
    int timeoutSeconds,
    Set<Long> firstChannels) {
  /** What a payer adds to the final CLTV, lest a block in between spoils the HTLC. */
  static final int BLOCK_PADDING = 3;

  private static final int DEFAULT_TIMEOUT = 60;
  private static final int DEFAULT_PARTS = 16;
  private static final DateTimeFormatter GO_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Checks a request in LND's order and refuses it with LND's words. */
  static PaymentIntent of(SendPaymentRequest request, Node payer, Instant now) {
    int cltvLimit = cltvLimit(request.getCltvLimit(), payer.settings().maxCltvExpiry());
    long feeLimit = NewInvoice.msat(request.getFeeLimitSat(), request.getFeeLimitMsat());
    long amount = NewInvoice.msat(request.getAmt(), request.getAmtMsat());
    PaymentIntent intent =
        request.getPaymentRequest().isEmpty()
            ? direct(request, amount, cltvLimit, feeLimit)
            : invoiced(request, amount, cltvLimit, feeLimit, now);
    intent.check(request, payer);
    return intent;
  }

  private static PaymentIntent invoiced(
      SendPaymentRequest request, long amount, int cltvLimit, long feeLimit, Instant now) {
    if (!request.getDest().isEmpty()) {
      throw LndErrors.plain("dest and payment_request cannot appear together");
    }
    if (!request.getPaymentHash().isEmpty()) {
      throw LndErrors.plain("payment_hash and payment_request cannot appear together");
    }
    if (request.getFinalCltvDelta() != 0) {
      throw LndErrors.plain("final_cltv_delta and payment_request cannot appear together");
    }
    Bolt11 invoice = decode(request.getPaymentRequest());
    Instant end = Instant.ofEpochSecond(invoice.timestamp() + invoice.expirySeconds());
    if (now.isAfter(end)) {
      throw LndErrors.plain("invoice expired. Valid until " + GO_TIME.format(end));
    }
    Long price = invoice.amountMsat();
    if (price == null && amount == 0) {
      throw LndErrors.plain("amount must be specified when paying a zero amount invoice");
    }
    if (price != null && amount != 0) {
      throw LndErrors.plain("amount must not be specified when paying a non-zero amount invoice");
    }
    if (invoice.isAmp() && !request.getAmp()) {
      throw LndErrors.plain(
          "the AMP flag (--amp or SendPaymentRequest.Amp) must be set to pay an AMP invoice");
    }
    ByteString secret = invoice.paymentSecret();
    return new PaymentIntent(
        request.getPaymentRequest(),
        HexFormat.of().formatHex(invoice.payee().toByteArray()),
        invoice.paymentHash(),
        secret == null ? ByteString.EMPTY : secret,
        price == null ? amount : price,
        invoice.minFinalCltv(),
        cltvLimit,
        feeLimit,
        invoice.takesParts() ? parts(request) : 1,
        request.getMaxShardSizeMsat(),
        timeout(request),
        Set.copyOf(request.getOutgoingChanIdsList()));
  }

  private static PaymentIntent direct(
      SendPaymentRequest request, long amount, int cltvLimit, long feeLimit) {
    if (request.getDest().size() != 33) {
      throw LndErrors.plain("invalid vertex length of " + request.getDest().size() + ", want 33");
    }
    if (amount == 0) {
      throw LndErrors.plain("amount must be specified");
    }
    if (request.getPaymentHash().size() != 32) {
      throw LndErrors.plain(
          "invalid hash length of " + request.getPaymentHash().size() + ", want 32");
    }
    int delta = request.getFinalCltvDelta();
    return new PaymentIntent(
        "",
        HexFormat.of().formatHex(request.getDest().toByteArray()),
        request.getPaymentHash(),
        request.getPaymentAddr(),
        amount,
        delta == 0 ? NewInvoice.DEFAULT_CLTV : delta,
        cltvLimit,
        feeLimit,
        parts(request),
        request.getMaxShardSizeMsat(),
        timeout(request),
        Set.copyOf(request.getOutgoingChanIdsList()));
  }

  private void check(SendPaymentRequest request, Node payer) {
    if (maxShardMsat > 0 && amountMsat > maxShardMsat * maxParts) {
      throw LndErrors.plain(
          "payment amount %d mSAT exceeds maximum possible amount %d mSAT with max_parts=%d and "
                  .formatted(amountMsat, maxShardMsat * maxParts, maxParts)
              + "max_shard_size_msat=%d mSAT".formatted(maxShardMsat));
    }
    if (cltvLimit <= finalDelta + BLOCK_PADDING) {
      throw LndErrors.plain(
          "cltv limit %d should be greater than %d"
              .formatted(cltvLimit, finalDelta + BLOCK_PADDING));
    }
    if (!request.getAllowSelfPayment() && payeeHex.equals(payer.publicKeyHex())) {
      throw LndErrors.plain("self-payments not allowed");
    }
  }

  private static Bolt11 decode(String text) {
    try {
      return Bolt11Decoder.decode(text);
    } catch (IllegalArgumentException unreadable) {
      throw LndErrors.plain(String.valueOf(unreadable.getMessage()));
    }
  }

  private static int cltvLimit(int wanted, int most) {
    if (wanted == 0) {
      return most;
    }
    if (Integer.compareUnsigned(wanted, most) > 0) {
      throw LndErrors.plain(
          "total time lock of %s exceeds max allowed %d"
              .formatted(Integer.toUnsignedString(wanted), most));
    }
    return wanted;
  }

  private static int parts(SendPaymentRequest request) {
    return request.getMaxParts() == 0 ? DEFAULT_PARTS : request.getMaxParts();
  }

  private static int timeout(SendPaymentRequest request) {
    return request.getTimeoutSeconds() == 0 ? DEFAULT_TIMEOUT : request.getTimeoutSeconds();
  }
}
