package dev.holdfast.agent.keys;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The keys that the market shows: of tokens, the current and earlier ones while tokens of theirs
 * may live; of receipts, all there ever were, since a receipt is checked years later.
 */
public final class PublishedKeys {
  private final JWKSet keys;

  /**
   * @param previous JWK set of earlier token keys, or blank
   * @param receipts JWK set of receipt keys, or blank
   */
  public PublishedKeys(JWK current, String previous, String receipts) {
    List<JWK> all = new ArrayList<>();
    all.add(current.toPublicJWK());
    all.addAll(named("token-", previous));
    all.addAll(named("receipt-", receipts));
    this.keys = new JWKSet(all);
  }

  /** As JSON. A key's private part is never in it. */
  public Map<String, Object> json() {
    return keys.toJSONObject(true);
  }

  public JWKSet set() {
    return keys;
  }

  /** The name decides what a key is good for, so a key with another name is a mistake. */
  private static List<JWK> named(String prefix, String json) {
    if (json.isBlank()) {
      return List.of();
    }
    try {
      List<JWK> found = JWKSet.parse(json).toPublicJWKSet().getKeys();
      for (JWK key : found) {
        if (key.getKeyID() == null || !key.getKeyID().startsWith(prefix)) {
          throw new IllegalArgumentException("a key's kid must begin with " + prefix);
        }
      }
      return found;
    } catch (ParseException e) {
      throw new IllegalArgumentException("not a JWK set: the keys named " + prefix + "…");
    }
  }
}
