package dev.holdfast.launcher.demo;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The market in one process, with agents that trade. */
@Command(name = "demo", mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return 2;
  }
}
