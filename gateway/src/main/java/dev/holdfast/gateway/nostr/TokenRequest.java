package dev.holdfast.gateway.nostr;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The request as if it had come with a token; its body was read for the hash. */
final class TokenRequest extends HttpServletRequestWrapper {
  private final ServletInputStream body;
  private final String authorization;

  TokenRequest(HttpServletRequest request, byte[] body, String token) {
    super(request);
    this.body = new Body(new ByteArrayInputStream(body));
    this.authorization = "Bearer " + token;
  }

  @Override
  public @Nullable String getHeader(String name) {
    return isAuthorization(name) ? authorization : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return isAuthorization(name)
        ? Collections.enumeration(List.of(authorization))
        : super.getHeaders(name);
  }

  @Override
  public ServletInputStream getInputStream() {
    return body;
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }

  private static boolean isAuthorization(String name) {
    return HttpHeaders.AUTHORIZATION.equalsIgnoreCase(name);
  }

  private static final class Body extends ServletInputStream {
    private final ByteArrayInputStream bytes;

    Body(ByteArrayInputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return bytes.read(target, offset, length);
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("the body is there already");
    }
  }
}
