package dev.holdfast.dispute.store;

import dev.holdfast.dispute.domain.Statement;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface StatementRepository extends JpaRepository<Statement, UUID> {

  List<Statement> findByDisputeIdOrderByStatementId(UUID disputeId);
}
