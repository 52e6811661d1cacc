package dev.holdfast.settlement.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.settlement.domain.node.NodeHealth;
import dev.holdfast.settlement.domain.node.NodeHealth.News;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NodeHealthTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private final NodeHealth health = new NodeHealth(Duration.ofSeconds(60), false);

  @Test
  void a_node_that_stays_unwell_is_told_of_once_and_so_is_its_recovery() {
    assertThat(health.look(false, NOW)).isEqualTo(News.NONE);
    assertThat(health.look(false, NOW.plusSeconds(59))).isEqualTo(News.NONE);
    assertThat(health.look(false, NOW.plusSeconds(60))).isEqualTo(News.UNWELL);
    assertThat(health.look(false, NOW.plusSeconds(600))).isEqualTo(News.NONE);
    assertThat(health.look(true, NOW.plusSeconds(601))).isEqualTo(News.WELL);
    assertThat(health.look(true, NOW.plusSeconds(602))).isEqualTo(News.NONE);
  }

  @Test
  void after_a_restart_it_is_said_once_that_a_node_is_well() {
    NodeHealth unknown = new NodeHealth(Duration.ofSeconds(60), true);
    assertThat(unknown.look(true, NOW)).isEqualTo(News.WELL);
    assertThat(unknown.look(true, NOW)).isEqualTo(News.NONE);
    NodeHealth away = new NodeHealth(Duration.ofSeconds(60), true);
    away.look(false, NOW);
    assertThat(away.look(false, NOW.plusSeconds(60))).isEqualTo(News.UNWELL);
  }

  @Test
  void a_moment_of_weakness_is_nobody_s_business() {
    health.look(false, NOW);
    assertThat(health.look(true, NOW.plusSeconds(59))).isEqualTo(News.NONE);
    assertThat(health.look(false, NOW.plusSeconds(60))).isEqualTo(News.NONE);
  }
}
