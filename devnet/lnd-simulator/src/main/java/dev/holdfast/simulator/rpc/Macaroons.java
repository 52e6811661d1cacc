package dev.holdfast.simulator.rpc;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.lnrpc.BakeMacaroonRequest;
import dev.holdfast.lnd.lnrpc.MacaroonPermission;
import dev.holdfast.simulator.core.LndErrors;
import dev.holdfast.simulator.rpc.Macaroon.Permission;
import io.grpc.StatusRuntimeException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node's macaroons: all baked from one root key of its own. */
public final class Macaroons {
  private static final String HELP =
      "supported actions are "
          + Permissions.ACTIONS
          + ", supported entities are "
          + Permissions.ENTITIES;

  private final SecureRandom random = new SecureRandom();
  private final byte[] rootKey = new byte[32];
  private final String admin;
  private final String readonly;

  public Macaroons() {
    random.nextBytes(rootKey);
    admin = bakeHex(Permissions.admin());
    readonly = bakeHex(Permissions.readonly());
  }

  public String adminHex() {
    return admin;
  }

  public String readonlyHex() {
    return readonly;
  }

  /** A macaroon for exactly these calls, named {@code /lnrpc.Lightning/GetInfo}. */
  public String forCalls(List<String> uris) {
    return bakeHex(uris.stream().map(uri -> new Permission(Permissions.URI, uri)).toList());
  }

  String bake(BakeMacaroonRequest request) {
    if (request.getPermissionsList().isEmpty()) {
      throw LndErrors.plain(
          "permission list cannot be empty. specify at least one action/entity pair. " + HELP);
    }
    List<Permission> permissions = new ArrayList<>();
    for (MacaroonPermission wanted : request.getPermissionsList()) {
      if (!request.getAllowExternalPermissions()) {
        check(wanted);
      }
      permissions.add(new Permission(wanted.getEntity(), wanted.getAction()));
    }
    return bakeHex(permissions);
  }

  private static void check(MacaroonPermission wanted) {
    if (!Permissions.ENTITIES.contains(wanted.getEntity())) {
      throw LndErrors.plain("invalid permission entity. " + HELP);
    }
    if (wanted.getEntity().equals(Permissions.URI)) {
      if (!Permissions.isCall(wanted.getAction())) {
        throw LndErrors.plain(
            "invalid permission action, must be an existing URI in the format"
                + " /package.Service/MethodName");
      }
    } else if (!Permissions.ACTIONS.contains(wanted.getAction())) {
      throw LndErrors.plain("invalid permission action. " + HELP);
    }
  }

  /**
   * @param hex as it came in the metadata; null: none came
   * @return what LND answers instead of the call, or null if the call is allowed
   */
  @Nullable StatusRuntimeException refusal(@Nullable String hex, String uri) {
    if (hex == null) {
      return LndErrors.plain("expected 1 macaroon, got 0");
    }
    byte[] bytes;
    try {
      bytes = HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException notHex) {
      return LndErrors.plain("encoding/hex: " + notHex.getMessage());
    }
    try {
      Macaroon macaroon = Macaroon.parse(bytes);
      if (!macaroon.isSignedWith(rootKey)) {
        return LndErrors.plain("verification failed: signature mismatch after caveat verification");
      }
      return Permissions.allow(macaroon.permissions(), uri)
          ? null
          : LndErrors.plain("permission denied");
    } catch (IllegalArgumentException broken) {
      return LndErrors.plain(String.valueOf(broken.getMessage()));
    }
  }

  private String bakeHex(List<Permission> permissions) {
    byte[] nonce = new byte[16];
    random.nextBytes(nonce);
    Macaroon macaroon = Macaroon.bake(rootKey, ByteString.copyFrom(nonce), permissions);
    return HexFormat.of().formatHex(macaroon.toBytes());
  }
}
