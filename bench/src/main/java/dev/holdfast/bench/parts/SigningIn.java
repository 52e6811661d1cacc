package dev.holdfast.bench.parts;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.holdfast.bench.Part;
import dev.holdfast.bench.Stage;
import dev.holdfast.bench.report.Sheet;
import dev.holdfast.bench.work.Load;
import dev.holdfast.sdk.AgentKey;
import dev.holdfast.sdk.HoldfastClient;
import fr.acinq.secp256k1.Secp256k1;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What it costs to know who calls: a sign-in, a call with a token, and bare signatures. */
final class SigningIn implements Part {
  private static final int AT_ONCE = 10;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Override
  public String name() {
    return "sign-in";
  }

  @Override
  public void measure(Stage stage) throws Exception {
    Sheet sheet = stage.sheet();
    String atOnce = ", %d at once".formatted(AT_ONCE);
    AgentKey key = AgentKey.random();
    try (HoldfastClient agent = HoldfastClient.connect(stage.market().gateway(), key)) {
      String token = agent.token();
      URI self = stage.market().gateway().resolve("/v1/agents/" + key.agentId());
      Callable<Boolean> anybody = () -> get(self, null);
      Callable<Boolean> known = () -> get(self, token);
      var unused = Load.atOnce(AT_ONCE, stage.each(), due -> signIn(stage));
      for (int round = 0; round < stage.extent().rounds(); round++) {
        measure(stage, "sign-ins" + atOnce, () -> signIn(stage));
        sheet.add("bare BIP-340 checks, one thread", "/s", schnorr(stage.each().dividedBy(4)));
        measure(stage, "calls with a token" + atOnce, known);
        measure(stage, "the same calls without a token" + atOnce, anybody);
        sheet.add("bare ES256 checks, one thread", "/s", es256(stage, token));
      }
    }
  }

  private static void measure(Stage stage, String what, Callable<Boolean> call) throws Exception {
    Map<String, Long> before = stage.market().processes().cpuMillis();
    long began = System.nanoTime();
    int count = Load.atOnce(AT_ONCE, stage.each(), due -> call.call()).size();
    stage.sheet().add(what, "/s", count / ((System.nanoTime() - began) / 1e9));
    double cpu = Stage.own(before, stage.market().processes().cpuMillis());
    stage.sheet().add("CPU of one, " + what, "ms", cpu / count);
  }

  private static boolean signIn(Stage stage) {
    try (HoldfastClient agent =
        HoldfastClient.connect(stage.market().gateway(), AgentKey.random())) {
      return !agent.token().isEmpty();
    }
  }

  private boolean get(URI uri, @Nullable String token) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(uri + " answers " + answer.statusCode() + " " + answer.body());
    }
    return true;
  }

  private static double schnorr(Duration time) {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    byte[] message = new byte[32];
    byte[] key = Arrays.copyOfRange(Secp256k1.get().pubkeyCreate(secret), 1, 33);
    byte[] signature = Secp256k1.get().signSchnorr(message, secret, new byte[32]);
    return perSecond(time, () -> Secp256k1.get().verifySchnorr(signature, message, key));
  }

  private double es256(Stage stage, String token) throws Exception {
    URI keys = stage.market().gateway().resolve("/.well-known/jwks.json");
    String set =
        http.send(HttpRequest.newBuilder(keys).build(), HttpResponse.BodyHandlers.ofString())
            .body();
    SignedJWT jwt = SignedJWT.parse(token);
    JWSVerifier verifier =
        new ECDSAVerifier(
            JWKSet.parse(set).getKeyByKeyId(jwt.getHeader().getKeyID()).toECKey().toPublicJWK());
    return perSecond(stage.each().dividedBy(4), () -> jwt.verify(verifier));
  }

  private static double perSecond(Duration time, Callable<Boolean> check) {
    long began = System.nanoTime();
    long count = 0;
    try {
      while (System.nanoTime() - began < time.toNanos()) {
        if (!check.call()) {
          throw new IllegalStateException("a good signature was refused");
        }
        count++;
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return count / ((System.nanoTime() - began) / 1e9);
  }
}
