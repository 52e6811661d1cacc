package dev.holdfast.simulator.rpc;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.lnrpc.BlindedPaymentPath;
import dev.holdfast.lnd.lnrpc.PayReq;
import dev.holdfast.simulator.bolt11.Bolt11;
import dev.holdfast.simulator.bolt11.Bolt11Decoder;
import dev.holdfast.simulator.core.Features;
import dev.holdfast.simulator.core.LndErrors;
import java.util.HexFormat;

/** What DecodePayReq answers. */
final class PayReqs {
  private PayReqs() {}

  static PayReq decode(String text) {
    Bolt11 request;
    try {
      request = Bolt11Decoder.decode(text);
    } catch (IllegalArgumentException unreadable) {
      throw LndErrors.plain(String.valueOf(unreadable.getMessage()));
    }
    Long amount = request.amountMsat();
    long msat = amount == null ? 0 : amount;
    String description = request.description();
    ByteString descriptionHash = request.descriptionHash();
    ByteString secret = request.paymentSecret();
    PayReq.Builder answer =
        PayReq.newBuilder()
            .setDestination(hex(request.payee()))
            .setPaymentHash(hex(request.paymentHash()))
            .setNumSatoshis(msat / 1000)
            .setNumMsat(msat)
            .setTimestamp(request.timestamp())
            .setExpiry(request.expirySeconds())
            .setDescription(description == null ? "" : description)
            .setDescriptionHash(descriptionHash == null ? "" : hex(descriptionHash))
            .setCltvExpiry(request.minFinalCltv())
            .setPaymentAddr(secret == null ? ByteString.copyFrom(new byte[32]) : secret)
            .putAllFeatures(Features.named(request.features()));
    for (int i = 0; i < request.blindedPaths(); i++) {
      answer.addBlindedPaths(BlindedPaymentPath.getDefaultInstance());
    }
    return answer.build();
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
