package dev.holdfast.torture.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.holdfast.launcher.MarketService;
import dev.holdfast.settlement.domain.hold.SealedPreimage;
import dev.holdfast.settlement.domain.node.PaymentHash;
import dev.holdfast.settlement.store.AesGcmVault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;

/**
 * Invariant 11. Opens every sealed preimage and looks for it: never in a log, and only where its
 * leg is settled on a topic or in an answer.
 */
final class NoPreimageLeaks implements Check {
  private static final Pattern HEX_32_BYTES = Pattern.compile("[0-9a-f]{64}");

  @Override
  public Invariant invariant() {
    return Invariant.NO_PREIMAGE_LEAKS;
  }

  @Override
  public List<Violation> look(Evidence evidence) throws Exception {
    Map<String, Boolean> settled = preimages(evidence);
    List<String> leaks = new ArrayList<>();
    for (Path log : evidence.sources().logs()) {
      String text = Files.readString(log, ISO_8859_1);
      find(text, settled, true).forEach(leg -> leaks.add(log.getFileName() + " has " + leg));
    }
    for (TopicLog.Told told : evidence.told()) {
      find(told.body(), settled, false)
          .forEach(leg ->
              leaks.add(
                  "%s@%d %s has %s".formatted(told.topic(), told.offset(), told.type(), leg)));
    }
    evidence
        .sources()
        .answers()
        .forEach((key, bodies) ->
            bodies.forEach(
                body -> find(body, settled, false).forEach(leg -> leaks.add(key + " has " + leg))));
    return violationIf("preimages where nobody may see them", leaks);
  }

  private static List<String> find(String text, Map<String, Boolean> settled, boolean anywhere) {
    List<String> found = new ArrayList<>();
    Matcher hex = HEX_32_BYTES.matcher(text);
    while (hex.find()) {
      Boolean isSettled = settled.get(hex.group());
      if (isSettled != null && (anywhere || !isSettled)) {
        found.add(hex.group().substring(0, 8) + "…");
      }
    }
    return found;
  }

  /** Hex, and whether its leg is settled. */
  private static Map<String, Boolean> preimages(Evidence evidence) throws Exception {
    AuditSources sources = evidence.sources();
    byte[] key = Base64.getDecoder().decode(sources.preimageKey());
    AesGcmVault vault =
        new AesGcmVault(
            new SecureRandom(),
            sources.preimageKeyId(),
            Map.of(sources.preimageKeyId(), new SecretKeySpec(key, "AES")));
    Map<String, Boolean> preimages = new HashMap<>();
    for (List<String> row :
        evidence.table(
            MarketService.SETTLEMENT,
            "select payment_hash, preimage_key, encode(preimage_sealed, 'hex'), state"
                + " from hold_invoice")) {
      SealedPreimage sealed = new SealedPreimage(row.get(1), HexFormat.of().parseHex(row.get(2)));
      byte[] preimage = vault.open(sealed, new PaymentHash(row.get(0))).bytes();
      preimages.put(HexFormat.of().formatHex(preimage), row.get(3).equals("SETTLED"));
    }
    return preimages;
  }
}
