package dev.holdfast.simulator.rpc;

import dev.holdfast.lnd.lnrpc.WalletState;
import dev.holdfast.simulator.core.LndErrors;
import dev.holdfast.simulator.core.Node;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import org.jspecify.annotations.Nullable;

/** Lets a call through if the node is up far enough and the macaroon allows it. */
final class Gate implements ServerInterceptor {
  private static final Metadata.Key<String> MACAROON =
      Metadata.Key.of("macaroon", Metadata.ASCII_STRING_MARSHALLER);

  private final Node node;
  private final Macaroons macaroons;

  Gate(Node node, Macaroons macaroons) {
    this.node = node;
    this.macaroons = macaroons;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String uri = "/" + call.getMethodDescriptor().getFullMethodName();
    StatusRuntimeException refusal = refusal(uri, headers.get(MACAROON));
    if (refusal == null) {
      return next.startCall(call, headers);
    }
    call.close(refusal.getStatus(), new Metadata());
    return new ServerCall.Listener<>() {};
  }

  private @Nullable StatusRuntimeException refusal(String uri, @Nullable String macaroon) {
    if (uri.startsWith("/lnrpc.State/")) {
      return null;
    }
    WalletState state = node.state();
    return switch (state) {
      case WAITING_TO_START -> LndErrors.plain("waiting to start, RPC services not available");
      case NON_EXISTING ->
          LndErrors.plain("wallet not created, create one to enable full RPC access");
      case LOCKED -> LndErrors.plain("wallet locked, unlock it to enable full RPC access");
      case UNLOCKED ->
          LndErrors.plain(
              "the RPC server is in the process of starting up, but not yet ready to accept calls");
      case RPC_ACTIVE, SERVER_ACTIVE, UNRECOGNIZED -> macaroons.refusal(macaroon, uri);
    };
  }
}
