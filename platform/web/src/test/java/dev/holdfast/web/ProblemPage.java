package dev.holdfast.web;

/** Writes docs/problems.md. */
final class ProblemPage {
  private ProblemPage() {}

  static String markdown() {
    StringBuilder page =
        new StringBuilder(
            """
            # Problems

            Every refusal is `application/problem+json` (RFC 9457) with `type`, `code`, `title`, `status`,
            `detail`, `instance` and `request_id`; where fields are at fault, `errors` names each by its
            JSON pointer. `type` is this page's entry, served by the gateway at `/problems/{code}`.

            <!-- Made from ProblemCode.java by its test with -Dholdfast.update-docs=true. -->

            | code | status | what it says | what to do |
            |---|---|---|---|
            """);
    for (ProblemCode code : ProblemCode.values()) {
      page.append(
          "| `%s` | %d | %s | %s |%n"
              .formatted(code.code(), code.status(), code.title(), code.remedy()));
    }
    return page.toString();
  }
}
