package dev.holdfast.simulator.rpc;

import dev.holdfast.lnd.lnrpc.GetStateRequest;
import dev.holdfast.lnd.lnrpc.GetStateResponse;
import dev.holdfast.lnd.lnrpc.StateGrpc;
import dev.holdfast.lnd.lnrpc.SubscribeStateRequest;
import dev.holdfast.lnd.lnrpc.SubscribeStateResponse;
import dev.holdfast.simulator.core.Node;
import io.grpc.stub.StreamObserver;

/** LND's lnrpc.State: answers in every state and needs no macaroon. */
final class StateService extends StateGrpc.StateImplBase {
  private final Calls calls;
  private final Node node;

  StateService(Calls calls, Node node) {
    this.calls = calls;
    this.node = node;
  }

  @Override
  public void getState(GetStateRequest request, StreamObserver<GetStateResponse> observer) {
    calls.answer(observer, () -> GetStateResponse.newBuilder().setState(node.state()).build());
  }

  @Override
  public void subscribeState(
      SubscribeStateRequest request, StreamObserver<SubscribeStateResponse> observer) {
    calls.stream(
        observer,
        sink -> {
          sink.next(SubscribeStateResponse.newBuilder().setState(node.state()).build());
          node.states().add(sink);
        },
        node.states()::remove);
  }
}
