package dev.holdfast.sdk.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The market's books at one moment, for operators.
 *
 * @param totalMsat the sum of all lines: zero, or the books are wrong
 */
public record BalanceSheet(
    @JsonProperty(required = true) List<Line> accounts,
    @JsonProperty(required = true) long totalMsat) {

  public BalanceSheet {
    accounts = Lists.of(accounts);
  }

  /**
   * One account.
   *
   * @param balanceMsat signed; assets positive
   */
  public record Line(String account, long balanceMsat) {}

  /** The balance of an account in msat, signed; zero where nothing was ever posted to it. */
  public long of(String account) {
    return accounts.stream()
        .filter(line -> line.account().equals(account))
        .mapToLong(Line::balanceMsat)
        .sum();
  }
}
