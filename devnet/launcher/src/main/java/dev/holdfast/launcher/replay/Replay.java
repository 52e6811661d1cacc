package dev.holdfast.launcher.replay;

import dev.holdfast.contracts.Event;
import dev.holdfast.contracts.Topics;
import dev.holdfast.contracts.order.OrderClosed;
import dev.holdfast.contracts.settlement.PayoutSucceeded;
import dev.holdfast.reputation.config.CommonsQuantiles;
import dev.holdfast.reputation.domain.Archive;
import dev.holdfast.reputation.domain.Formula;
import dev.holdfast.reputation.domain.History;
import dev.holdfast.reputation.domain.Reputation;
import dev.holdfast.reputation.domain.Role;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Recomputes every agent's reputation from the topics and compares it with the one served. */
public final class Replay {
  private static final int TRIES = 3;

  private final Formula formula = new Formula(new CommonsQuantiles());
  private final URI gateway;
  private final TopicReader topics;
  private final Clock clock;

  public Replay(URI gateway, String kafka, Clock clock) {
    this.gateway = gateway;
    this.topics = new TopicReader(kafka);
    this.clock = clock;
  }

  /**
   * Both sides of each agent that traded, as of now. What does not agree is looked at again, for
   * the same moment: in a market that trades, an order closed just now may be on its way.
   */
  public List<Comparison> run() throws InterruptedException {
    Instant asOf = clock.instant();
    List<Comparison> found = compare(asOf);
    for (int i = 1; i < TRIES && !found.stream().allMatch(Comparison::agrees); i++) {
      TimeUnit.SECONDS.sleep(1);
      found = compare(asOf);
    }
    return found;
  }

  private List<Comparison> compare(Instant asOf) throws InterruptedException {
    Map<String, History> histories =
        new TreeMap<>(archive(topics.read(List.of(Topics.ORDERS, Topics.SETTLEMENT))).histories());
    List<Comparison> found = new ArrayList<>();
    try (ServedReputations market = new ServedReputations(gateway)) {
      for (History history : histories.values()) {
        Reputation replayed = formula.of(history, asOf);
        JsonNode served = market.ask(history.agentId(), asOf);
        for (Role role : Role.values()) {
          found.add(
              new Comparison(
                  history.agentId(), role, replayed.as(role), ServedSide.of(served, role)));
        }
      }
    }
    return found;
  }

  private static Archive archive(Collection<Event> events) {
    Archive archive = new Archive();
    for (Event event : events) {
      if (event instanceof OrderClosed closed) {
        archive.record(closed);
      } else if (event instanceof PayoutSucceeded payout) {
        archive.record(payout);
      }
    }
    return archive;
  }
}
