package dev.holdfast.settlement.events;

import dev.holdfast.settlement.app.NodeWatcher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has the nodes and the block source looked at. */
@Component
class NodeTimer {
  private final NodeWatcher watcher;

  NodeTimer(NodeWatcher watcher) {
    this.watcher = watcher;
  }

  @Scheduled(fixedDelayString = "${holdfast.settlement.nodes-every:2s}")
  void nodes() {
    watcher.lookAtNodes();
  }

  @Scheduled(fixedDelayString = "${holdfast.settlement.block-source-every:30s}")
  void source() {
    watcher.lookAtSource();
  }
}
