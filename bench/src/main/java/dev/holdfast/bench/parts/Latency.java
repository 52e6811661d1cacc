package dev.holdfast.bench.parts;

import dev.holdfast.bench.Part;
import dev.holdfast.bench.Stage;
import dev.holdfast.bench.report.Sheet;
import dev.holdfast.bench.work.BareCycle;
import dev.holdfast.bench.work.Lives;

/** What one order feels at half of the highest rate, and a bare payout at the same rate. */
final class Latency implements Part {
  private static final int LANES = 20;

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public void measure(Stage stage) throws Exception {
    Sheet sheet = stage.sheet();
    double rate = stage.halfRate();
    // The lanes that watch are opened and have traded before anything counts.
    var unused = stage.lives().arrive(rate, stage.each(), LANES);
    for (int round = 0; round < stage.extent().rounds(); round++) {
      sheet.add("arrival rate of the latencies", "/s", rate);
      Lives.Round lives = stage.lives().arrive(rate, stage.each(), LANES);
      BareCycle.Round bare = stage.bare().arrive(rate, stage.each());
      sheet.percentiles("POST to payable", lives.payable());
      sheet.percentiles(
          "ACCEPTED at the node to FUNDED in the buyer's event stream", lives.funded());
      sheet.percentiles("accept to paid", lives.paid());
      sheet.percentiles("bare payout at the same rate", bare.payout());
      sheet.difference("accept to paid over the bare payout", lives.paid(), bare.payout());
    }
  }
}
