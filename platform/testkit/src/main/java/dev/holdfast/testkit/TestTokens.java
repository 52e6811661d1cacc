package dev.holdfast.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Mints the tokens that agent-service would mint and serves their keys over HTTP, so that a service
 * checks them as it does in earnest. A token's subject is the agent id, {@code roles} its roles.
 */
public final class TestTokens {
  /** Issuer of every token, as agent-service writes it. */
  public static final String ISSUER = "holdfast";

  private static final Duration LIFE = Duration.ofMinutes(15);

  private final ECKey key = generate("token-test");
  private final ECKey receiptKey = generate("receipt-test");
  private final ECKey strangersKey = generate("token-test");
  private final Clock clock = Clock.systemUTC();
  private final String jwksUri;

  private TestTokens() {
    jwksUri = serve(new JWKSet(List.of(key.toPublicJWK(), receiptKey.toPublicJWK())));
  }

  private static final class Shared {
    private static final TestTokens INSTANCE = new TestTokens();
  }

  /** The keys and the endpoint of this JVM. */
  public static TestTokens shared() {
    return Shared.INSTANCE;
  }

  /** An agent id that nobody else has: 64 hex characters. */
  public static String newAgentId() {
    UUID a = UUID.randomUUID();
    UUID b = UUID.randomUUID();
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(a.getMostSignificantBits())
        + hex.toHexDigits(a.getLeastSignificantBits())
        + hex.toHexDigits(b.getMostSignificantBits())
        + hex.toHexDigits(b.getLeastSignificantBits());
  }

  /** Where the public keys are: the token key's and the receipt key's. */
  public String jwksUri() {
    return jwksUri;
  }

  /** A good token; without a role it is an {@code agent}'s. */
  public String token(String agentId, String... roles) {
    return sign(key, claims(agentId, clock.instant(), roles));
  }

  /** A good token as the value of the Authorization header. */
  public String bearer(String agentId, String... roles) {
    return "Bearer " + token(agentId, roles);
  }

  /** Good in all but time: it ended an hour ago. */
  public String expired(String agentId) {
    return sign(key, claims(agentId, clock.instant().minus(LIFE).minus(Duration.ofHours(1))));
  }

  /** Signed by a key of a stranger that bears the name of ours. */
  public String ofAnotherKey(String agentId) {
    return sign(strangersKey, claims(agentId, clock.instant()));
  }

  /** Signed by the receipt key, which is published beside the token key. */
  public String ofReceiptKey(String agentId) {
    return sign(receiptKey, claims(agentId, clock.instant()));
  }

  /** Not signed at all. */
  public String unsigned(String agentId) {
    return new PlainJWT(claims(agentId, clock.instant())).serialize();
  }

  /** {@code alg} changed to HS256, with the public key as the secret: an old trick. */
  public String withPublicKeyAsSecret(String agentId) {
    try {
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(),
              claims(agentId, clock.instant()));
      byte[] secret = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
      jwt.sign(new MACSigner(secret));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JWTClaimsSet claims(String agentId, Instant issued, String... roles) {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .subject(agentId)
        .claim("roles", roles.length == 0 ? List.of("agent") : List.of(roles))
        .jwtID(UUID.randomUUID().toString())
        .issueTime(Date.from(issued))
        .expirationTime(Date.from(issued.plus(LIFE)))
        .build();
  }

  private static String sign(ECKey key, JWTClaimsSet claims) {
    try {
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.ES256)
                  .keyID(key.getKeyID())
                  .type(JOSEObjectType.JWT)
                  .build(),
              claims);
      jwt.sign(new ECDSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ECKey generate(String keyId) {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .keyID(keyId)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.ES256)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String serve(JWKSet keys) {
    byte[] body = keys.toString(true).getBytes(StandardCharsets.UTF_8);
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/.well-known/jwks.json",
          exchange -> {
            try (exchange) {
              exchange.getResponseHeaders().set("Content-Type", "application/jwk-set+json");
              exchange.sendResponseHeaders(200, body.length);
              exchange.getResponseBody().write(body);
            }
          });
      server.start();
      return "http://127.0.0.1:" + server.getAddress().getPort() + "/.well-known/jwks.json";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
