package dev.holdfast.settlement.config;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.holdfast.settlement.domain.node.BlockSource;
import dev.holdfast.settlement.domain.node.ChainHeight;
import dev.holdfast.settlement.domain.node.LightningListener;
import dev.holdfast.settlement.domain.node.NodeLeases;
import dev.holdfast.settlement.domain.node.NodeLimits;
import dev.holdfast.settlement.lnd.EsploraSource;
import dev.holdfast.settlement.lnd.LightningHealth;
import dev.holdfast.settlement.lnd.LndPool;
import dev.holdfast.settlement.lnd.LndPools;
import dev.holdfast.settlement.lnd.NodeWatches;
import io.grpc.ChannelCredentials;
import io.grpc.TlsChannelCredentials;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.grpc.client.ChannelCredentialsProvider;
import org.springframework.grpc.client.GrpcChannelFactory;

/** The pool of nodes. */
@Configuration(proxyBeanMethods = false)
class LightningConfig {
  /** A wrapper, since Spring would read a bean of type list as all beans of its elements. */
  record Nodes(List<LndNodeSettings> all) {}

  @Bean
  Nodes lndNodes(Environment environment) {
    return new Nodes(LndNodeSettings.from(environment));
  }

  /** Each node's own certificate is all that is trusted on its connection. */
  @Bean
  ChannelCredentialsProvider lndCredentials(Nodes nodes) {
    return target ->
        nodes.all().stream()
            .filter(node -> node.target().equals(target))
            .findFirst()
            .map(LightningConfig::tls)
            .orElseThrow(() -> new IllegalArgumentException("no such node: " + target));
  }

  private static ChannelCredentials tls(LndNodeSettings node) {
    try {
      return TlsChannelCredentials.newBuilder()
          .trustManager(new ByteArrayInputStream(node.certificatePem().getBytes(US_ASCII)))
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException("the certificate of " + node.name() + " is not usable", e);
    }
  }

  @Bean
  LndPool lndPool(
      Nodes nodes,
      GrpcChannelFactory channels,
      ExecutorService settlementThreads,
      MeterRegistry registry,
      Clock clock,
      SettlementProperties properties,
      NodeLeases leases) {
    return LndPools.of(
        nodes.all(),
        channels,
        settlementThreads,
        registry,
        clock,
        properties.callDeadline(),
        properties.holdExpiryDelta(),
        properties.invoiceStreams(),
        leases);
  }

  @Bean
  ChainHeight chainHeight(SettlementProperties properties) {
    return new ChainHeight(properties.blockSourceLead());
  }

  @Bean
  NodeLimits nodeLimits(SettlementProperties properties) {
    return new NodeLimits(
        properties.blocksBehind(),
        properties.nodePatience(),
        properties.nodeAwayAfter(),
        properties.lostAfterBlocks());
  }

  @Bean
  BlockSource blockSource(SettlementProperties properties) {
    String url = properties.blockSource();
    return url.isBlank() ? Optional::empty : new EsploraSource(URI.create(url));
  }

  @Bean
  NodeWatches nodeWatches(LndPool pool, LightningListener listener) {
    return new NodeWatches(pool, listener);
  }

  @Bean
  LightningHealth lightningHealthIndicator(LndPool pool) {
    return new LightningHealth(pool);
  }
}
