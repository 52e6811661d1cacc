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
 * @param smallLegMsat legs under this amount cost more on chain than they bring
 * @param smallLegsPerChannelMsat their sum, held through one incoming channel
 * @param newcomerHtlcsPerChannel held HTLCs from which on a channel is for buyers with settled
 *     history alone: two thirds of LND's 483
 * @param deepFromMsat legs of this amount and more are accepted through deep channels alone
 * @param deepConfirmations that make a channel deep
 * @param callDeadline of every call to a node
 * @param payoutAttempts before a provider is credited instead
 * @param payoutsPerDestination payments on their way to one payee's node
 * @param payoutsPerNode payments on their way from one node of the pool
 * @param unsettledMsatPerNode their sum
 * @param longestCall after which a send that was never answered can no longer arrive
 * @param payoutUnderWayAfter a payment that ends sooner is not told as under way
 * @param blockSource URL that answers the height of the chain's tip as text; empty for none
 * @param blockSourceLead blocks by which it may be ahead of all nodes and still be believed
 * @param blocksBehind the highest known height, before a node counts as unwell
 * @param nodePatience before an alarm for a node that is unwell
 * @param nodeAwayAfter without an answer the legs of a node are shown as waiting for it
 * @param lostAfterBlocks after their HTLCs' expiry the legs of a node that is away are given up
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
    @DefaultValue("50000000") long smallLegMsat,
    @DefaultValue("2000000000") long smallLegsPerChannelMsat,
    @DefaultValue("322") int newcomerHtlcsPerChannel,
    @DefaultValue("10000000000") long deepFromMsat,
    @DefaultValue("6") int deepConfirmations,
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
    @DefaultValue("1s") Duration payoutUnderWayAfter,
    @DefaultValue("") String blockSource,
    @DefaultValue("12") int blockSourceLead,
    @DefaultValue("2") int blocksBehind,
    @DefaultValue("1m") Duration nodePatience,
    @DefaultValue("5s") Duration nodeAwayAfter,
    @DefaultValue("12") int lostAfterBlocks,
    @DefaultValue("") String instance,
    @DefaultValue("8s") Duration lease,
    @DefaultValue("200") int comparePerSecond,
    @DefaultValue("1000") int invoiceStreams,
    @DefaultValue("") String preimageKeyId,
    @DefaultValue("") String preimageKey,
    @DefaultValue("") String preimageOldKeys) {}
