package dev.holdfast.lndcontract;

import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Keeps what a stream says, and how it ends. */
final class Recorder<Q, A> implements ClientResponseObserver<Q, A> {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final List<A> messages = new CopyOnWriteArrayList<>();
  private volatile @Nullable Status end;
  private volatile @Nullable ClientCallStreamObserver<Q> call;

  @Override
  public void beforeStart(ClientCallStreamObserver<Q> starting) {
    call = starting;
  }

  @Override
  public void onNext(A message) {
    messages.add(message);
  }

  @Override
  public void onError(Throwable error) {
    end = Status.fromThrowable(error);
  }

  @Override
  public void onCompleted() {
    end = Status.OK;
  }

  List<A> messages() {
    return messages;
  }

  /** The first message of this kind, waiting for it. */
  A await(Predicate<A> wanted) {
    awaitUntil(() -> messages.stream().anyMatch(wanted));
    return messages.stream().filter(wanted).findFirst().orElseThrow();
  }

  /** How the stream ended, waiting for it. */
  Status awaitEnd() {
    awaitUntil(() -> end != null);
    Status status = end;
    return status == null ? Status.UNKNOWN : status;
  }

  boolean isOpen() {
    return end == null;
  }

  A last() {
    awaitEnd();
    return messages.getLast();
  }

  /** The client goes away. */
  void close() {
    ClientCallStreamObserver<Q> open = call;
    if (open != null) {
      open.cancel("the client goes away", null);
    }
  }

  private static void awaitUntil(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .until(condition);
  }
}
