package dev.holdfast.settlement;

import dev.holdfast.settlement.domain.node.Lightning;
import dev.holdfast.settlement.domain.node.NodeStatus;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What all tests of the running service have in common. */
abstract class MarketTest {
  protected final SettlementMarket market = SettlementMarket.shared();
  protected TestWallet buyer;
  protected TestWallet provider;

  @BeforeEach
  void begin() {
    buyer = new TestWallet(market.buyer);
    provider = new TestWallet(market.provider);
    await(() -> lightning().nodes().stream().allMatch(NodeStatus::ready));
  }

  @AfterEach
  void noTrouble() {
    market.market.faults().clear();
    market.buyer.faults().clear();
    market.market.startAgain();
    market.market.goOn();
    buyer.close();
    provider.close();
  }

  protected Lightning lightning() {
    return market.service.getBean(Lightning.class);
  }

  protected static void await(BooleanSupplier condition) {
    for (int tries = 0; !condition.getAsBoolean(); tries++) {
      if (tries > 1_500) {
        throw new AssertionError("it did not happen within 30 s");
      }
      try {
        Thread.sleep(Duration.ofMillis(20));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }
}
