package dev.holdfast.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A service of the market: its application, and which of the shared class path is not its own. */
public enum MarketService {
  AGENT("agent-service", "dev.holdfast.agent.AgentApplication"),
  ORDER("order-service", "dev.holdfast.order.OrderApplication"),
  SETTLEMENT("settlement-service", "dev.holdfast.settlement.SettlementApplication"),
  ESCROW("escrow-service", "dev.holdfast.escrow.EscrowApplication"),
  OFFER("offer-service", "dev.holdfast.offer.OfferApplication"),
  GATEWAY("gateway", "dev.holdfast.gateway.GatewayApplication"),
  DISPUTE("dispute-service", "dev.holdfast.dispute.DisputeApplication"),
  REPUTATION("reputation-service", "dev.holdfast.reputation.ReputationApplication");

  private static final List<String> CLOUD = List.of("org.springframework.cloud.");
  private static final List<String> GRPC = List.of("org.springframework.boot.grpc.");
  private static final List<String> DATABASE_AND_EVENTS =
      List.of(
          "dev.holdfast.messaging.",
          "org.springframework.boot.data.",
          "org.springframework.boot.flyway.",
          "org.springframework.boot.hibernate.",
          "org.springframework.boot.jdbc.",
          "org.springframework.boot.jpa.",
          "org.springframework.boot.kafka.",
          "org.springframework.boot.persistence.",
          "org.springframework.boot.sql.");

  private final String configName;
  private final String application;

  MarketService(String configName, String application) {
    this.configName = configName;
    this.application = application;
  }

  /** Name of its configuration file and of its Spring application. */
  public String configName() {
    return configName;
  }

  /** Beginning of the names of its settings in the environment. */
  String prefix() {
    return "HOLDFAST_" + name() + "_";
  }

  /** The name of its database; {@code order} is a reserved word, so none is bare. */
  public String database() {
    return "holdfast_" + name().toLowerCase(Locale.ROOT);
  }

  public boolean hasDatabase() {
    return this != GATEWAY;
  }

  Class<?> application() {
    try {
      return Class.forName(application);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(application + " is not on the class path", e);
    }
  }

  /** Prefixes of the auto-configuration that its own jar does not bring. */
  List<String> without() {
    List<String> prefixes = new ArrayList<>();
    if (this != GATEWAY) {
      prefixes.addAll(CLOUD);
    }
    if (this != SETTLEMENT) {
      prefixes.addAll(GRPC);
    }
    if (!hasDatabase()) {
      prefixes.addAll(DATABASE_AND_EVENTS);
    }
    return prefixes;
  }
}
