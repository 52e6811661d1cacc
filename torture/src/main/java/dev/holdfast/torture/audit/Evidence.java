package dev.holdfast.torture.audit;

import dev.holdfast.launcher.LndNode;
import dev.holdfast.launcher.MarketService;
import dev.holdfast.lnd.lnrpc.Invoice;
import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.testkit.embedded.Database;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What one audit looks at: queries as it goes, nodes and topics as they were at its beginning. */
final class Evidence {
  private static final int PAGE = 1_000;

  private final AuditSources sources;
  private final List<TopicLog.Told> told;
  private final Map<String, NodeInvoice> invoices = new LinkedHashMap<>();
  private final List<NodePayment> payments = new ArrayList<>();

  /** An invoice of a market's node, and how high the chain was then. */
  record NodeInvoice(String node, Invoice invoice) {}

  /** A payment that a market's node made or tried. */
  record NodePayment(String node, Payment payment) {}

  Evidence(AuditSources sources) throws InterruptedException {
    this.sources = sources;
    this.told = TopicLog.read(sources.kafka());
    for (LndNode node : sources.nodes()) {
      readNode(node);
    }
  }

  private void readNode(LndNode node) throws InterruptedException {
    NodeRecords records = NodeRecords.read(node, PAGE);
    for (Invoice invoice : records.invoices()) {
      invoices.put(
          HexFormat.of().formatHex(invoice.getRHash().toByteArray()),
          new NodeInvoice(node.name(), invoice));
    }
    for (Payment payment : records.payments()) {
      payments.add(new NodePayment(node.name(), payment));
    }
  }

  AuditSources sources() {
    return sources;
  }

  /** Every record of every topic, in no order between partitions. */
  List<TopicLog.Told> told() {
    return told;
  }

  /** The nodes' invoices by payment hash, hex. */
  Map<String, NodeInvoice> invoices() {
    return invoices;
  }

  List<NodePayment> payments() {
    return payments;
  }

  /** Each row as a list of its columns, null as "". */
  List<List<String>> table(MarketService service, String sql) throws SQLException {
    return table(Objects.requireNonNull(sources.databases().get(service)), sql);
  }

  /** The same of any database. */
  static List<List<String>> table(Database database, String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (var connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        var statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(Objects.requireNonNullElse(result.getString(i), ""));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** Each row as a line. */
  List<String> rows(MarketService service, String sql) throws SQLException {
    return table(service, sql).stream().map(row -> String.join(" ", row)).toList();
  }
}
