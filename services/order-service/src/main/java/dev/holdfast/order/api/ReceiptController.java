package dev.holdfast.order.api;

import dev.holdfast.order.app.Accounting;
import dev.holdfast.order.app.Accounting.Entry;
import dev.holdfast.order.domain.Receipts.Place;
import dev.holdfast.web.Caller;
import dev.holdfast.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Signed records for a party, and all of a time span for its accountant. */
@RestController
class ReceiptController {

  private static final int PAGE = 200;

  private final Accounting accounting;

  ReceiptController(Accounting accounting) {
    this.accounting = accounting;
  }

  /** The very bytes that were signed: to be kept as they are. */
  @GetMapping("/v1/orders/{id}/receipt")
  ResponseEntity<byte[]> receipt(Caller caller, @PathVariable UUID id) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(accounting.receipt(id, caller.agentId()).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Of orders that closed from {@code from} on and before {@code to}, oldest first: one signed
   * receipt a line, or a line of CSV each.
   */
  @GetMapping("/v1/receipts")
  void receipts(
      Caller caller,
      @RequestParam String from,
      @RequestParam String to,
      @RequestParam(defaultValue = "jsonl") String format,
      HttpServletResponse response)
      throws IOException {
    Instant first = time("from", from);
    Instant last = time("to", to);
    if (!first.isBefore(last)) {
      throw Problems.validation("to", "is after from");
    }
    boolean csv = format.equals("csv");
    if (!csv && !format.equals("jsonl")) {
      throw Problems.validation("format", "is jsonl or csv");
    }
    response.setContentType(csv ? "text/csv" : "application/x-ndjson");
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    PrintWriter lines = response.getWriter();
    if (csv) {
      lines.print(ReceiptLines.HEADER);
    }
    Place place = null;
    List<Entry> page;
    do {
      page = accounting.closed(caller.agentId(), first, last, place, PAGE);
      for (Entry entry : page) {
        lines.print(csv ? ReceiptLines.csv(entry, caller.agentId()) : ReceiptLines.json(entry));
        place = new Place(closedAt(entry), entry.order().orderId());
      }
      lines.flush();
    } while (page.size() == PAGE);
  }

  private static Instant closedAt(Entry entry) {
    @Nullable Instant at = entry.order().closedAt();
    return at == null ? Instant.EPOCH : at;
  }

  private static Instant time(String name, String value) {
    try {
      return Instant.parse(value);
    } catch (DateTimeParseException e) {
      throw Problems.validation(name, "is a time such as 2026-01-31T00:00:00Z");
    }
  }
}
