package dev.holdfast.simulator.rpc;

import dev.holdfast.simulator.core.LndErrors;
import dev.holdfast.simulator.core.Sink;
import dev.holdfast.simulator.core.World;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers calls: one step in the world each, its refusal as the call's status. */
final class Calls {
  private final World world;

  Calls(World world) {
    this.world = world;
  }

  <A> void answer(StreamObserver<A> observer, Supplier<A> step) {
    A answer;
    try {
      answer = world.call(step);
    } catch (StatusRuntimeException refusal) {
      observer.onError(refusal);
      return;
    } catch (RuntimeException bug) {
      observer.onError(LndErrors.plain(String.valueOf(bug)));
      return;
    }
    observer.onNext(answer);
    observer.onCompleted();
  }

  <A> void stream(StreamObserver<A> observer, Consumer<Sink<A>> join, Consumer<Sink<A>> leave) {
    stream(observer, message -> true, join, leave);
  }

  <A> void stream(
      StreamObserver<A> observer,
      Predicate<A> wanted,
      Consumer<Sink<A>> join,
      Consumer<Sink<A>> leave) {
    ServerCallStreamObserver<A> call = (ServerCallStreamObserver<A>) observer;
    Stream<A> stream = new Stream<>(call, wanted);
    call.setOnCancelHandler(() -> world.run(() -> leave.accept(stream)));
    try {
      world.run(() -> join.accept(stream));
    } catch (StatusRuntimeException refusal) {
      world.run(() -> stream.end(refusal));
    }
  }

  /** One client's stream. Messages come under the world's lock, so never two at a time. */
  private static final class Stream<A> implements Sink<A> {
    private final ServerCallStreamObserver<A> call;
    private final Predicate<A> wanted;
    private boolean ended;

    private Stream(ServerCallStreamObserver<A> call, Predicate<A> wanted) {
      this.call = call;
      this.wanted = wanted;
    }

    @Override
    public void next(A message) {
      if (!ended && !call.isCancelled() && wanted.test(message)) {
        call.onNext(message);
      }
    }

    @Override
    public void end(@Nullable StatusRuntimeException error) {
      if (ended) {
        return;
      }
      ended = true;
      if (call.isCancelled()) {
        return;
      }
      if (error == null) {
        call.onCompleted();
      } else {
        call.onError(error);
      }
    }
  }
}
