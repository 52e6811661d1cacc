package dev.holdfast.torture.audit;

import dev.holdfast.launcher.LndNode;
import dev.holdfast.launcher.MarketService;
import dev.holdfast.testkit.embedded.Database;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the auditor reads. It changes nothing anywhere.
 *
 * @param databases of every service that has one
 * @param kafka bootstrap servers of the topics
 * @param logs of every service
 * @param nodes the market's own, with a macaroon that reads
 * @param gateway where reputations are served
 * @param preimageKey the base64 key that settlement-service seals with
 * @param preimageKeyId its name
 * @param channelsBefore msat that the nodes had in their channels before the market's first order
 * @param answers what clients were told under one Idempotency-Key each
 */
public record AuditSources(
    Map<MarketService, Database> databases,
    String kafka,
    List<Path> logs,
    List<LndNode> nodes,
    URI gateway,
    String preimageKey,
    String preimageKeyId,
    long channelsBefore,
    Map<String, Set<String>> answers) {
  public AuditSources {
    databases = Map.copyOf(databases);
    logs = List.copyOf(logs);
    nodes = List.copyOf(nodes);
    answers = Map.copyOf(answers);
  }
}
