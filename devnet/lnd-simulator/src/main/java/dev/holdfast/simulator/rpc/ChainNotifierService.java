package dev.holdfast.simulator.rpc;

import dev.holdfast.lnd.chainrpc.BlockEpoch;
import dev.holdfast.lnd.chainrpc.ChainNotifierGrpc;
import dev.holdfast.simulator.core.Node;
import io.grpc.stub.StreamObserver;

/** LND's chainrpc.ChainNotifier, blocks only. */
final class ChainNotifierService extends ChainNotifierGrpc.ChainNotifierImplBase {
  private final Calls calls;
  private final Node node;

  ChainNotifierService(Calls calls, Node node) {
    this.calls = calls;
    this.node = node;
  }

  @Override
  public void registerBlockEpochNtfn(BlockEpoch request, StreamObserver<BlockEpoch> observer) {
    calls.stream(
        observer,
        sink -> {
          sink.next(node.epoch());
          node.blocks().add(sink);
        },
        node.blocks()::remove);
  }
}
