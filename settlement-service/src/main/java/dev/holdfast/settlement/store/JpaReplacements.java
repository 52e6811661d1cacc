package dev.holdfast.settlement.store;

import dev.holdfast.settlement.domain.payout.ReplacementInvoice;
import dev.holdfast.settlement.domain.payout.Replacements;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Replacement invoices by Spring Data. */
interface JpaReplacements extends Repository<ReplacementInvoice, UUID>, Replacements {}
