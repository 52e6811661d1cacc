package dev.holdfast.gateway.api;

import dev.holdfast.web.ProblemCode;
import dev.holdfast.web.Problems;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The page behind a problem's {@code type}: what it means and what to do about it. */
@RestController
class ProblemPages {

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <title>%1$s - Holdfast</title>
      <style>body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem}</style>
      <h1>%2$s</h1>
      <p><code>%1$s</code>, status %3$d</p>
      <p>%4$s</p>
      </html>
      """;

  @GetMapping(path = "/problems/{code}", produces = MediaType.TEXT_HTML_VALUE)
  String page(@PathVariable String code) {
    ProblemCode problem =
        ProblemCode.of(code)
            .orElseThrow(() -> Problems.notFound("There is no problem with the code " + code));
    return PAGE.formatted(
        problem.code(),
        HtmlUtils.htmlEscape(problem.title()),
        problem.status(),
        HtmlUtils.htmlEscape(problem.remedy()));
  }
}
