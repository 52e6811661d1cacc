package dev.holdfast.order.store;

import dev.holdfast.order.domain.Evaluation;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface EvaluationRepository extends JpaRepository<Evaluation, UUID> {

  Optional<Evaluation> findByOrderIdAndEvaluator(UUID orderId, String evaluator);

  List<Evaluation> findByOrderIdOrderByEvaluationId(UUID orderId);
}
