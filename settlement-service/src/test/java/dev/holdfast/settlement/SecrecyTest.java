package dev.holdfast.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.holdfast.contracts.settlement.LegSettled;
import dev.holdfast.contracts.settlement.PayoutSucceeded;
import dev.holdfast.messaging.EventJson;
import dev.holdfast.money.Msat;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** A preimage is money. Before LND said SETTLED it is nowhere to be read. */
class SecrecyTest extends MarketTest {
  @Test
  void no_log_event_or_row_shows_a_preimage_before_it_is_settled() {
    Logger root = (Logger) LoggerFactory.getLogger("dev.holdfast");
    Level before = root.getLevel();
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    root.setLevel(Level.TRACE);
    EscrowLife escrow = new EscrowLife(market, Msat.ofSat(3_000));
    LegSettled settled;
    try {
      market.market.faults().breakAnswers("SettleInvoice", 1);
      escrow.lock(buyer);
      escrow.decide(100, provider.invoice(escrow.due()));
      escrow.await(PayoutSucceeded.class);
      settled = escrow.await(LegSettled.class);
    } finally {
      root.detachAppender(log);
      root.setLevel(before);
    }

    byte[] preimage = HexFormat.of().parseHex(settled.preimage());
    List<String> shapes = List.of(settled.preimage(), Base64.getEncoder().encodeToString(preimage));
    assertThat(List.copyOf(log.list)).isNotEmpty();
    for (ILoggingEvent line : List.copyOf(log.list)) {
      String all = line.getFormattedMessage() + line.getThrowableProxy();
      assertThat(shapes).noneMatch(all::contains);
    }
    market.events.seen().stream()
        .filter(e -> !(e instanceof LegSettled))
        .map(EventJson.MAPPER::writeValueAsString)
        .forEach(text -> assertThat(shapes).noneMatch(text::contains));
    JdbcTemplate jdbc = market.service.getBean(JdbcTemplate.class);
    String row =
        jdbc.queryForObject(
            "select cast(h as text) from hold_invoice h where leg_id = ?",
            String.class,
            settled.legId());
    assertThat(shapes).noneMatch(String.valueOf(row)::contains);
  }
}
