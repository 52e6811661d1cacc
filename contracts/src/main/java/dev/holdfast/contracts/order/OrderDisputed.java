package dev.holdfast.contracts.order;

import dev.holdfast.money.SplitStep;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A party opened a dispute; nothing is paid or refunded until it is awarded or lapses. */
public record OrderDisputed(
    UUID orderId,
    String buyer,
    String provider,
    Party openedBy,
    String reason,
    @Nullable String claim,
    boolean delivered,
    SplitStep splitStep,
    DeadlineOutcome deadlineOutcome,
    Instant openedAt,
    Instant decideBy)
    implements OrderEvent {}
