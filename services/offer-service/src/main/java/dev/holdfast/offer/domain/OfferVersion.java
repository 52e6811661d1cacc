package dev.holdfast.offer.domain;

import dev.holdfast.contracts.order.DeadlineOutcome;
import dev.holdfast.money.Msat;
import dev.holdfast.money.SplitStep;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.Arrays;
import java.util.UUID;

/** A version of an offer, written once and kept for ever. */
@Entity
public class OfferVersion {

  @Id private UUID versionId;
  private UUID offerId;
  private int version;
  private String title;
  private String description;
  private String[] capabilities;
  private String inputSchema;
  private String outputSchema;
  private long priceMsat;
  private long deliverySeconds;
  private long reviewSeconds;
  private long disputeSeconds;

  @Enumerated(EnumType.STRING)
  private SplitStep splitStep;

  @Enumerated(EnumType.STRING)
  private DeadlineOutcome deadlineOutcome;

  private int maxOpenOrders;
  private String conditions;
  private String attributes;

  @SuppressWarnings("NullAway.Init")
  protected OfferVersion() {}

  OfferVersion(UUID versionId, UUID offerId, int version, OfferContent content) {
    this.versionId = versionId;
    this.offerId = offerId;
    this.version = version;
    this.title = content.title();
    this.description = content.description();
    this.capabilities = content.capabilities().toArray(String[]::new);
    this.inputSchema = content.inputSchema();
    this.outputSchema = content.outputSchema();
    this.priceMsat = content.price().value();
    this.deliverySeconds = content.deliverySeconds();
    this.reviewSeconds = content.reviewSeconds();
    this.disputeSeconds = content.disputeSeconds();
    this.splitStep = content.splitStep();
    this.deadlineOutcome = content.deadlineOutcome();
    this.maxOpenOrders = content.maxOpenOrders();
    this.conditions = content.conditions();
    this.attributes = content.attributes();
  }

  public UUID versionId() {
    return versionId;
  }

  public UUID offerId() {
    return offerId;
  }

  public int version() {
    return version;
  }

  public OfferContent content() {
    return new OfferContent(
        title,
        description,
        Arrays.asList(capabilities),
        inputSchema,
        outputSchema,
        Msat.of(priceMsat),
        deliverySeconds,
        reviewSeconds,
        disputeSeconds,
        splitStep,
        deadlineOutcome,
        maxOpenOrders,
        conditions,
        attributes);
  }
}
