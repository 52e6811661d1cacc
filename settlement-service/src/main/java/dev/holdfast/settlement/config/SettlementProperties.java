package dev.holdfast.settlement.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param holdExpiryDelta what every node has as {@code invoices.holdexpirydelta}; one that differs
 *     gets no new legs
 * @param maxHtlcsPerLeg parts in which a leg may be paid
 * @param finalFromMsat legs of this amount and more count as settled only when their HTLCs are
 *     resolved for good
 * @param callDeadline of every call to a node
 * @param payoutAttempts before a provider is credited instead
 * @param payoutsPerDestination payments on their way to one payee's node
 * @param payoutsPerNode payments on their way from one node of the pool
 * @param unsettledMsatPerNode their sum
 * @param longestCall after which a send that was never answered can no longer arrive
 * @param instance tells this instance from the others; one that is started anew under its old name
 *     has its nodes back at once
 * @param lease after which another instance takes over the nodes of one that is gone
 * @param comparePerSecond rows that the reconciler compares with one node
 * @param invoiceStreams open subscriptions to single invoices on one node; what has none is found
 *     by the reconciler
 * @param preimageOldKeys {@code id:base64,id:base64}; they open, and seal nothing new
 */
@ConfigurationProperties("holdfast.settlement")
public record SettlementProperties(
    @DefaultValue("18") int holdExpiryDelta,
    @DefaultValue("8") int maxHtlcsPerLeg,
    @DefaultValue("1000000000") long finalFromMsat,
    @DefaultValue("15s") Duration callDeadline,
    @DefaultValue("5") int payoutAttempts,
    @DefaultValue("5s") Duration payoutPause,
    @DefaultValue("5m") Duration payoutLongestPause,
    @DefaultValue("20") int payoutsPerDestination,
    @DefaultValue("200") int payoutsPerNode,
    @DefaultValue("100000000000") long unsettledMsatPerNode,
    @DefaultValue("300") int payoutCltvLimit,
    @DefaultValue("60") int payoutTimeoutSeconds,
    @DefaultValue("16") int payoutMaxParts,
    @DefaultValue("6") int payoutBlocksToGuard,
    @DefaultValue("90s") Duration longestCall,
    @DefaultValue("") String instance,
    @DefaultValue("8s") Duration lease,
    @DefaultValue("200") int comparePerSecond,
    @DefaultValue("1000") int invoiceStreams,
    @DefaultValue("") String preimageKeyId,
    @DefaultValue("") String preimageKey,
    @DefaultValue("") String preimageOldKeys) {}
