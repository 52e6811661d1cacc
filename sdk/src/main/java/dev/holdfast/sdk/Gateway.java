package dev.holdfast.sdk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JavaType;

/** Calls in the name of one agent: with its token, and with a new one where the old is refused. */
final class Gateway {

  private final Transport transport;
  private final Session session;

  Gateway(Transport transport, Session session) {
    this.transport = transport;
    this.session = session;
  }

  <T> T call(Call call, JavaType type) {
    return send(call).as(type);
  }

  Answer send(Call call) {
    String token = session.token();
    Answer answer = transport.send(call, token);
    if (answer.status() == 401) {
      session.forget(token);
      answer = transport.send(call, session.token());
    }
    if (!answer.isSuccess()) {
      throw answer.problem();
    }
    return answer;
  }

  Transport transport() {
    return transport;
  }

  Session session() {
    return session;
  }

  /** A path with the parameters that have a value. */
  static String path(String path, Map<String, ?> parameters) {
    String query =
        parameters.entrySet().stream()
            .filter(p -> p.getValue() != null)
            .map(p -> p.getKey() + "=" + encode(String.valueOf(p.getValue())))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? path : path + "?" + query;
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
