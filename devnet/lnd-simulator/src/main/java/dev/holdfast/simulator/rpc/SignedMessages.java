package dev.holdfast.simulator.rpc;

import dev.holdfast.lnd.lnrpc.SignMessageRequest;
import dev.holdfast.lnd.lnrpc.SignMessageResponse;
import dev.holdfast.lnd.lnrpc.VerifyMessageRequest;
import dev.holdfast.lnd.lnrpc.VerifyMessageResponse;
import dev.holdfast.simulator.bolt11.MessageSignatures;
import dev.holdfast.simulator.core.LndErrors;
import dev.holdfast.simulator.core.Node;
import dev.holdfast.simulator.core.World;
import java.util.HexFormat;

/** What SignMessage and VerifyMessage answer. */
final class SignedMessages {
  private final World world;
  private final Node node;

  SignedMessages(World world, Node node) {
    this.world = world;
    this.node = node;
  }

  SignMessageResponse sign(SignMessageRequest request) {
    String signature =
        MessageSignatures.sign(request.getMsg().toByteArray(), request.getSingleHash(), node.key());
    return SignMessageResponse.newBuilder().setSignature(signature).build();
  }

  VerifyMessageResponse verify(VerifyMessageRequest request) {
    byte[] signer;
    try {
      signer = MessageSignatures.signer(request.getMsg().toByteArray(), request.getSignature());
    } catch (IllegalArgumentException notText) {
      throw LndErrors.plain("failed to decode signature: " + notText.getMessage());
    }
    if (signer == null) {
      return VerifyMessageResponse.getDefaultInstance();
    }
    String key = HexFormat.of().formatHex(signer);
    return VerifyMessageResponse.newBuilder()
        .setPubkey(key)
        .setValid(world.nodeOf(key) != null)
        .build();
  }
}
