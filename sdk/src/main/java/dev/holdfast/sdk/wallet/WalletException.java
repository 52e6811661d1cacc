package dev.holdfast.sdk.wallet;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.jspecify.annotations.Nullable;

/** The wallet could not do it; the message is one sentence for a person. */
public final class WalletException extends RuntimeException {

  public WalletException(String message) {
    super(message);
  }

  WalletException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static WalletException of(String node, StatusRuntimeException e) {
    return new WalletException(describe(node, e.getStatus()), e);
  }

  static String describe(String node, Status status) {
    String said = status.getDescription() == null ? "" : ": " + status.getDescription();
    return switch (status.getCode()) {
      case UNAVAILABLE, DEADLINE_EXCEEDED -> "the node at " + node + " does not answer" + said;
      case UNAUTHENTICATED, PERMISSION_DENIED ->
          "the node at " + node + " does not accept the macaroon" + said;
      default -> "the node at " + node + " refuses" + said;
    };
  }
}
