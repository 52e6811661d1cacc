package dev.holdfast.agent.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.agent.TestWallet;
import dev.holdfast.agent.domain.AgentId;
import dev.holdfast.agent.domain.SignatureScheme;
import org.junit.jupiter.api.Test;

class SignaturesTest {
  private static final String MESSAGE = "[0,\"größer\"]";

  private final Secp256k1Signatures signatures = new Secp256k1Signatures();
  private final TestWallet alice = new TestWallet(1);
  private final AgentId id = new AgentId(alice.agentId());

  private boolean proves(SignatureScheme scheme, String signature) {
    return signatures.proves(id, scheme, MESSAGE, signature);
  }

  @Test
  void a_schnorr_signature_proves_its_own_key_only() {
    String signature = alice.schnorr(MESSAGE);
    assertThat(proves(SignatureScheme.SCHNORR, signature)).isTrue();
    assertThat(signatures.proves(id, SignatureScheme.SCHNORR, MESSAGE + " ", signature)).isFalse();
    assertThat(proves(SignatureScheme.SCHNORR, new TestWallet(2).schnorr(MESSAGE))).isFalse();
    assertThat(proves(SignatureScheme.LND, signature)).isFalse();
  }

  @Test
  void a_node_signature_proves_its_own_key_only() {
    String signature = alice.lnd(MESSAGE);
    assertThat(proves(SignatureScheme.LND, signature)).isTrue();
    assertThat(signatures.proves(id, SignatureScheme.LND, MESSAGE + " ", signature)).isFalse();
    assertThat(proves(SignatureScheme.LND, new TestWallet(2).lnd(MESSAGE))).isFalse();
    assertThat(proves(SignatureScheme.SCHNORR, signature)).isFalse();
  }

  /** An example of Core Lightning's manual of checkmessage; both use the same format. */
  @Test
  void a_signature_that_another_implementation_published_is_accepted() {
    AgentId node = new AgentId("be3b0e9992153b1d5a6e1623670b6c3663f72ce6cf2e0dd39c0a373a7de5a3b7");
    assertThat(
            signatures.proves(
                node,
                SignatureScheme.LND,
                "testcase to check new rpc error",
                "d66bqz3qsku5fxtqsi37j11pci47ydxa95iusphutggz9ezaxt56neh77kxe5hyr41kwgkncgiu94p9ecx"
                    + "iexgpgsz8daoq4tw8kj8yx"))
        .isTrue();
  }

  @Test
  void what_is_no_signature_at_all_proves_nothing() {
    for (SignatureScheme scheme : SignatureScheme.values()) {
      for (String nonsense :
          new String[] {
            "",
            "x",
            "ü",
            "0".repeat(128),
            "f".repeat(128),
            "y".repeat(104),
            "9".repeat(104),
            "g".repeat(128),
            "d" + "y".repeat(103)
          }) {
        assertThat(proves(scheme, nonsense)).as(nonsense).isFalse();
      }
    }
  }

  @Test
  void an_id_that_is_no_point_of_the_curve_can_be_proved_by_nobody() {
    AgentId nobody = new AgentId("f".repeat(64));
    assertThat(signatures.proves(nobody, SignatureScheme.SCHNORR, MESSAGE, alice.schnorr(MESSAGE)))
        .isFalse();
  }
}
