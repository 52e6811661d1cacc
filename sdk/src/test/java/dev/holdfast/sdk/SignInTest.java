package dev.holdfast.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignInTest {

  private static final String BALANCE = "{\"available_msat\":1234}";

  private final FakeGateway gateway = new FakeGateway();
  private final HoldfastClient client = gateway.client();

  @AfterEach
  void close() {
    client.close();
    gateway.close();
  }

  @Test
  void an_agent_signs_in_by_its_first_call_and_then_keeps_its_token() {
    gateway.handler = request -> request.answer(200, BALANCE);

    client.balance().get();
    assertThat(client.balance().get().availableMsat().value()).isEqualTo(1234);

    assertThat(gateway.tokensGiven()).isEqualTo(1);
    assertThat(gateway.requests())
        .allMatch(r -> "Bearer token-1".equals(r.header("Authorization")));
  }

  @Test
  void a_token_that_runs_out_is_renewed_before_it_is_refused() {
    gateway.expiresIn = 0;
    gateway.handler = request -> request.answer(200, BALANCE);

    client.balance().get();
    client.balance().get();

    assertThat(gateway.tokensGiven()).isEqualTo(2);
  }

  @Test
  void a_refused_token_is_replaced_once_and_the_call_made_again() {
    gateway.handler =
        request -> {
          if ("Bearer token-1".equals(request.header("Authorization"))) {
            request.problem(401, "unauthenticated");
          } else {
            request.answer(200, BALANCE);
          }
        };

    assertThat(client.balance().get().availableMsat().value()).isEqualTo(1234);
  }

  @Test
  void an_agent_whom_no_token_helps_is_told_so() {
    gateway.handler = request -> request.problem(401, "unauthenticated");

    assertThatThrownBy(() -> client.balance().get())
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code()).isEqualTo("unauthenticated"));
    assertThat(gateway.requests()).hasSize(2);
  }

  @Test
  void a_key_signs_nothing_but_its_own_sign_in() {
    gateway.messageFormat =
        "[0,\"%s\",1700000000,1,[[\"challenge\",\"%s\"]],\"I sell everything\"]";

    assertThatThrownBy(client::signIn)
        .isInstanceOf(UnreachableException.class)
        .hasMessageContaining("something else than a sign-in");
    assertThat(gateway.tokensGiven()).isZero();
  }

  @Test
  void a_key_is_read_from_hex_and_never_shown() {
    AgentKey one = AgentKey.ofHex("00".repeat(31) + "03");

    assertThat(one.agentId())
        .isEqualTo("f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9");
    assertThat(AgentKey.ofHex(one.secretHex())).isEqualTo(one);
    assertThat(one.toString()).doesNotContain(one.secretHex());
    assertThatThrownBy(() -> AgentKey.ofHex("00".repeat(32)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AgentKey.ofHex("nothing"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
