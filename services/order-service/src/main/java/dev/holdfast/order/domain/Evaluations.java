package dev.holdfast.order.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What evaluators signed. */
public interface Evaluations {

  void add(Evaluation evaluation);

  Optional<Evaluation> find(UUID orderId, String evaluator);

  /** Of one order, oldest first. */
  List<Evaluation> of(UUID orderId);
}
