package dev.holdfast.bench.jmh;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.holdfast.receipts.ReceiptKey;
import dev.holdfast.sdk.AgentKey;
import fr.acinq.secp256k1.Secp256k1;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The two signatures that say who calls: of a sign-in, and of a token. */
@State(Scope.Thread)
public class SignatureBenchmark {
  private static final String MESSAGE = "hold fast";

  private final AgentKey agent = AgentKey.random();
  private final byte[] key = HexFormat.of().parseHex(agent.agentId());
  private final byte[] signature = HexFormat.of().parseHex(agent.sign(MESSAGE));
  private byte[] digest = {};
  private @Nullable SignedJWT token;
  private @Nullable ECDSAVerifier verifier;

  @Setup
  public void sign() throws JOSEException, NoSuchAlgorithmException {
    digest = MessageDigest.getInstance("SHA-256").digest(MESSAGE.getBytes(StandardCharsets.UTF_8));
    ECKey market = ReceiptKey.generate();
    token =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.ES256),
            new JWTClaimsSet.Builder().subject(agent.agentId()).build());
    token.sign(new ECDSASigner(market));
    verifier = new ECDSAVerifier(market.toPublicJWK());
  }

  @Benchmark
  public boolean bip340_checked() {
    return Secp256k1.get().verifySchnorr(signature, digest, key);
  }

  @Benchmark
  public boolean es256_checked() throws JOSEException {
    return requireNonNull(token).verify(requireNonNull(verifier));
  }
}
