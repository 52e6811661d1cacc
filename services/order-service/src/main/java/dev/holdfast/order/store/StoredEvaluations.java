package dev.holdfast.order.store;

import dev.holdfast.order.domain.Evaluation;
import dev.holdfast.order.domain.Evaluations;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

@Repository
class StoredEvaluations implements Evaluations {

  private final EvaluationRepository rows;

  StoredEvaluations(EvaluationRepository rows) {
    this.rows = rows;
  }

  @Override
  public void add(Evaluation evaluation) {
    rows.saveAndFlush(evaluation);
  }

  @Override
  public Optional<Evaluation> find(UUID orderId, String evaluator) {
    return rows.findByOrderIdAndEvaluator(orderId, evaluator);
  }

  @Override
  public List<Evaluation> of(UUID orderId) {
    return rows.findByOrderIdOrderByEvaluationId(orderId);
  }
}
