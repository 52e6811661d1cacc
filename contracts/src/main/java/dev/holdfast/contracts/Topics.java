package dev.holdfast.contracts;

import java.util.List;

/** The topics of the market. They are created explicitly and keep their events for ever. */
public final class Topics {

  public static final String AGENTS = "holdfast.agents";
  public static final String OFFERS = "holdfast.offers";
  public static final String ORDERS = "holdfast.orders";
  public static final String ESCROWS = "holdfast.escrows";
  public static final String SETTLEMENT = "holdfast.settlement";
  public static final String NODES = "holdfast.nodes";
  public static final String DISPUTES = "holdfast.disputes";
  public static final String REPUTATION = "holdfast.reputation";

  public static final List<String> ALL =
      List.of(AGENTS, OFFERS, ORDERS, ESCROWS, SETTLEMENT, NODES, DISPUTES, REPUTATION);

  private Topics() {}
}
