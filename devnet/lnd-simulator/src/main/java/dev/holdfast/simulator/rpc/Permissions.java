package dev.holdfast.simulator.rpc;

import dev.holdfast.simulator.rpc.Macaroon.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What LND asks for each call. */
final class Permissions {
  static final String URI = "uri";
  static final List<String> ACTIONS = List.of("read", "write", "generate");
  static final List<String> ENTITIES =
      List.of(
          "onchain",
          "offchain",
          "address",
          "message",
          "peers",
          "info",
          "invoices",
          "signer",
          "macaroon",
          URI);

  private static final Map<String, List<Permission>> NEEDED =
      Map.ofEntries(
          lightning("GetInfo", "info:read"),
          lightning("GetDebugInfo", "info:read", "offchain:read", "onchain:read", "peers:read"),
          lightning("WalletBalance", "onchain:read"),
          lightning("ChannelBalance", "offchain:read"),
          lightning("ListChannels", "offchain:read"),
          lightning("PendingChannels", "offchain:read"),
          lightning("SubscribeChannelEvents", "offchain:read"),
          lightning("DecodePayReq", "offchain:read"),
          lightning("AddInvoice", "invoices:write"),
          lightning("ListInvoices", "invoices:read"),
          lightning("LookupInvoice", "invoices:read"),
          lightning("SubscribeInvoices", "invoices:read"),
          lightning("LookupHtlcResolution", "offchain:read"),
          lightning("ListPayments", "offchain:read"),
          lightning("SignMessage", "message:write"),
          lightning("VerifyMessage", "message:read"),
          lightning("BakeMacaroon", "macaroon:generate"),
          lightning("StopDaemon", "info:write"),
          call("invoicesrpc.Invoices/SubscribeSingleInvoice", "invoices:read"),
          call("invoicesrpc.Invoices/SettleInvoice", "invoices:write"),
          call("invoicesrpc.Invoices/CancelInvoice", "invoices:write"),
          call("invoicesrpc.Invoices/AddHoldInvoice", "invoices:write"),
          call("invoicesrpc.Invoices/LookupInvoiceV2", "invoices:write"),
          call("routerrpc.Router/SendPaymentV2", "offchain:write"),
          call("routerrpc.Router/TrackPaymentV2", "offchain:read"),
          call("routerrpc.Router/TrackPayments", "offchain:read"),
          call("routerrpc.Router/SubscribeHtlcEvents", "offchain:read"),
          call("chainrpc.ChainNotifier/RegisterBlockEpochNtfn", "onchain:read"));

  private Permissions() {}

  static boolean isCall(String uri) {
    return NEEDED.containsKey(uri);
  }

  /** Whether these permissions are enough for a call, named as gRPC names it with a slash. */
  static boolean allow(List<Permission> held, String uri) {
    Set<Permission> all = Set.copyOf(held);
    List<Permission> needed = NEEDED.get(uri);
    return needed != null && all.containsAll(needed) || all.contains(new Permission(URI, uri));
  }

  static List<Permission> admin() {
    List<Permission> all = new ArrayList<>(readonly());
    for (String entity : ENTITIES) {
      if (!entity.equals(URI)) {
        all.add(new Permission(entity, "write"));
      }
    }
    all.add(new Permission("macaroon", "generate"));
    return all;
  }

  static List<Permission> readonly() {
    List<Permission> all = new ArrayList<>();
    for (String entity : ENTITIES) {
      if (!entity.equals(URI)) {
        all.add(new Permission(entity, "read"));
      }
    }
    return all;
  }

  private static Map.Entry<String, List<Permission>> lightning(String method, String... needed) {
    return call("lnrpc.Lightning/" + method, needed);
  }

  private static Map.Entry<String, List<Permission>> call(String path, String... needed) {
    List<Permission> permissions = new ArrayList<>();
    for (String one : needed) {
      int colon = one.indexOf(':');
      permissions.add(new Permission(one.substring(0, colon), one.substring(colon + 1)));
    }
    return Map.entry("/" + path, List.copyOf(permissions));
  }
}
