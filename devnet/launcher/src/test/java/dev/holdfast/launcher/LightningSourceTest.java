package dev.holdfast.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LightningSourceTest {
  private static final String MARKET = "lndconnect://10.0.0.1:10009?macaroon=AgED";
  private static final String WALLET = "lndconnect://10.0.0.2:10009?macaroon=AgED";

  @Test
  void the_first_address_is_the_markets_node_and_the_others_are_wallets() {
    LightningSource source = LightningSource.parse(List.of(MARKET, WALLET));
    assertThat(source)
        .isInstanceOfSatisfying(
            LightningSource.Nodes.class,
            nodes -> {
              assertThat(nodes.market().node()).isEqualTo("10.0.0.1:10009");
              assertThat(nodes.wallets()).hasSize(1);
            });
  }

  @Test
  void a_network_has_a_name() {
    assertThat(LightningSource.parse(List.of("simulator")))
        .isEqualTo(new LightningSource.Simulator());
    assertThat(LightningSource.parse(List.of("lnd"))).isEqualTo(new LightningSource.Lnd());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bitcoin                                       | not bitcoin
          lnd,simulator                                 | not lnd simulator
          lndconnect://10.0.0.1:10009?macaroon=AgED     | at least one wallet
          lndconnect://10.0.0.1:10009,lndconnect://b:1  | no macaroon
          """)
  void what_is_no_network_is_refused_with_the_reason(String words, String why) {
    assertThatThrownBy(() -> LightningSource.parse(List.of(words.split(","))))
        .hasMessageContaining(why);
  }

  @Test
  void agents_without_a_node_of_their_own_share_those_there_are() {
    LndNode alice = node("alice");
    LndNode other = node("other");
    assertThat(Wallets.shared(List.of("bob", "carol", "alice"), List.of(other, alice)))
        .extracting(LndNode::name, LndNode::address)
        .containsExactly(
            tuple("bob", other.address()),
            tuple("carol", alice.address()),
            tuple("alice", alice.address()));
  }

  private static LndNode node(String name) {
    return new LndNode(name, InetSocketAddress.createUnresolved(name, 10009), "certificate", "02");
  }
}
