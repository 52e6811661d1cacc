package dev.holdfast.escrow.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.escrow.app.Books;
import dev.holdfast.escrow.domain.EntryKind;
import dev.holdfast.escrow.domain.Ledger.AccountSum;
import dev.holdfast.escrow.domain.Ledger.PostedEntry;
import dev.holdfast.web.Caller;
import dev.holdfast.web.Cursor;
import dev.holdfast.web.PageOf;
import dev.holdfast.web.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The books, for an operator. */
@RestController
class LedgerController {

  private final Books books;

  LedgerController(Books books) {
    this.books = books;
  }

  @GetMapping("/v1/ledger/accounts")
  Accounts accounts(Caller caller) {
    caller.require(Role.OPERATOR);
    return new Accounts(books.accounts().stream().map(Account::of).toList());
  }

  /** All accounts and their total, which is zero or something is very wrong. */
  @GetMapping("/v1/ledger/balance-sheet")
  BalanceSheet balanceSheet(Caller caller) {
    caller.require(Role.OPERATOR);
    List<Account> accounts = books.accounts().stream().map(Account::of).toList();
    return new BalanceSheet(accounts, accounts.stream().mapToLong(Account::balance).sum());
  }

  @GetMapping("/v1/ledger/entries")
  PageOf<Entry> entries(
      Caller caller,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    caller.require(Role.OPERATOR);
    int size = Cursor.limit(limit);
    Cursor from = Cursor.decode(cursor, 1);
    long after = from == null ? 0 : from.number(0);
    return PageOf.of(
        books.entriesAfter(after, size + 1),
        size,
        Entry::of,
        row -> Cursor.of(Long.toString(row.entryId())));
  }

  record Accounts(@JsonProperty("items") List<Account> items) {}

  record Account(
      @JsonProperty("account") String account, @JsonProperty("balance_msat") long balance) {

    static Account of(AccountSum sum) {
      return new Account(sum.account(), sum.amountMsat());
    }
  }

  record BalanceSheet(
      @JsonProperty("accounts") List<Account> accounts, @JsonProperty("total_msat") long total) {}

  record Entry(
      @JsonProperty("entry_id") long entryId,
      @JsonProperty("kind") EntryKind kind,
      @JsonProperty("escrow_id") @Nullable UUID escrowId,
      @JsonProperty("leg_id") @Nullable UUID legId,
      @JsonProperty("posted_at") Instant postedAt,
      @JsonProperty("lines") List<EntryLine> lines) {

    static Entry of(PostedEntry row) {
      return new Entry(
          row.entryId(),
          row.entry().kind(),
          row.entry().escrowId(),
          row.entry().legId(),
          row.postedAt(),
          row.entry().lines().stream()
              .map(line -> new EntryLine(line.account(), line.amountMsat()))
              .toList());
    }
  }

  record EntryLine(
      @JsonProperty("account") String account, @JsonProperty("amount_msat") long amount) {}
}
