package dev.holdfast.gateway.api;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the OpenAPI documents of several services into one. Two services may give one name to two
 * schemas, so each schema is known by its service's name and its own.
 */
final class OpenApiMerge {

  private static final String REF = "#/components/schemas/";

  private OpenApiMerge() {}

  static ObjectNode merge(String publicUrl, Map<String, JsonNode> parts) {
    ObjectNode whole = JsonMapper.shared().createObjectNode();
    whole.put("openapi", "3.1.0");
    whole.putObject("info").put("title", "Holdfast").put("version", "v1");
    whole.putArray("servers").addObject().put("url", publicUrl);
    whole.putArray("security").addObject().putArray("token");
    ObjectNode paths = whole.putObject("paths");
    ObjectNode components = whole.putObject("components");
    ObjectNode schemas = components.putObject("schemas");
    components
        .putObject("securitySchemes")
        .putObject("token")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("bearerFormat", "JWT");
    parts.forEach((service, part) -> {
      JsonNode own = withRefsOf(service, part);
      own.path("paths")
          .properties()
          .forEach(path -> {
            if (!path.getKey().startsWith("/internal")) {
              tag(path.getValue(), service);
              paths.set(path.getKey(), path.getValue());
            }
          });
      own.path("components")
          .path("schemas")
          .properties()
          .forEach(schema -> schemas.set(named(service, schema.getKey()), schema.getValue()));
    });
    return whole;
  }

  private static void tag(JsonNode path, String service) {
    path.properties()
        .forEach(operation -> {
          if (operation.getValue() instanceof ObjectNode node) {
            node.remove("tags");
            node.putArray("tags").add(service);
            node.put("operationId", service + "-" + node.path("operationId").asString("operation"));
          }
        });
  }

  private static JsonNode withRefsOf(String service, JsonNode node) {
    JsonNode copy = node.deepCopy();
    rename(service, copy);
    return copy;
  }

  private static void rename(String service, JsonNode node) {
    if (node instanceof ObjectNode object) {
      JsonNode ref = object.get("$ref");
      if (ref != null && ref.asString("").startsWith(REF)) {
        object.put("$ref", REF + named(service, ref.asString("").substring(REF.length())));
      }
      object.properties().forEach(field -> rename(service, field.getValue()));
    } else if (node instanceof ArrayNode array) {
      array.forEach(item -> rename(service, item));
    }
  }

  private static String named(String service, String schema) {
    return service + "." + schema;
  }
}
