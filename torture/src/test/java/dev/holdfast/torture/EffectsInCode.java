package dev.holdfast.torture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.holdfast.contracts.Event;
import dev.holdfast.contracts.EventTypes;
import dev.holdfast.launcher.MarketService;
import dev.holdfast.web.Idempotent;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.objenesis.ObjenesisStd;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads from a service's classes what it does to the world: calls, commits, events, acks. */
final class EffectsInCode {
  private final JavaClasses classes;
  private final TreeSet<String> effects = new TreeSet<>();

  private EffectsInCode(JavaClasses classes) {
    this.classes = classes;
  }

  static TreeSet<String> of(MarketService service) {
    EffectsInCode code =
        new EffectsInCode(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.holdfast." + service.name().toLowerCase(Locale.ROOT)));
    code.calls();
    code.commits();
    code.events();
    return code.effects;
  }

  private void calls() {
    classes.stream()
        .flatMap(type -> type.getMethodCallsFromSelf().stream())
        .filter(call -> call.getTargetOwner().getName().startsWith("dev.holdfast.lnd."))
        .filter(call -> call.getTargetOwner().getSimpleName().endsWith("Stub"))
        .map(call -> call.getName())
        .filter(name -> !name.startsWith("with"))
        .forEach(name ->
            effects.add("lnd/" + Character.toUpperCase(name.charAt(0)) + name.substring(1)));
  }

  private void commits() {
    // The migrations, which no service would start without.
    effects.add("commit/unnamed");
    effects.add("commit/outbox");
    if (classes.stream()
        .flatMap(type -> type.getMethods().stream())
        .anyMatch(method -> method.isAnnotatedWith(Idempotent.class))) {
      effects.add("commit/idempotency");
    }
    classes.stream()
        .flatMap(type -> type.getMethods().stream())
        .filter(EffectsInCode::writes)
        .filter(EffectsInCode::isCalledOutsideOfTheInbox)
        .forEach(method ->
            effects.add("commit/" + method.getOwner().getSimpleName() + "." + method.getName()));
  }

  private static boolean writes(JavaMethod method) {
    return method.getModifiers().contains(JavaModifier.PUBLIC)
        && method
            .tryGetAnnotationOfType(Transactional.class)
            .or(() -> method.getOwner().tryGetAnnotationOfType(Transactional.class))
            .filter(transaction -> !transaction.readOnly())
            .filter(transaction -> transaction.propagation() == Propagation.REQUIRED)
            .isPresent();
  }

  /** What only handles events commits as the inbox does, under the event's name. */
  private static boolean isCalledOutsideOfTheInbox(JavaMethod method) {
    Stream<JavaCodeUnit> callers =
        Stream.concat(
            method.getCallsOfSelf().stream().map(call -> call.getOrigin()),
            method.getReferencesToSelf().stream().map(reference -> reference.getOrigin()));
    return callers.anyMatch(caller ->
        !caller.getOwner().getSimpleName().endsWith("Subscriptions")
            && !caller.getOwner().equals(method.getOwner())
            && !isInTransaction(caller));
  }

  private static boolean isInTransaction(JavaCodeUnit caller) {
    return caller instanceof JavaMethod method && writes(method);
  }

  private void events() {
    for (Class<? extends Event> event : EventTypes.all().keySet()) {
      String type = EventTypes.typeOf(event);
      String[] parts = type.split("\\.");
      String name = parts[parts.length - 2];
      if (classes.stream().anyMatch(code -> makes(code, event))) {
        effects.add("publish/" + name);
      }
      if (classes.stream().anyMatch(code -> handles(code, event))) {
        effects.add("commit/inbox:" + name);
        effects.add("ack/" + new ObjenesisStd().newInstance(event).topic());
      }
    }
  }

  private static boolean makes(JavaClass code, Class<?> event) {
    return code.getConstructorCallsFromSelf().stream()
        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(event));
  }

  private static boolean handles(JavaClass code, Class<?> event) {
    return code.getSimpleName().endsWith("Subscriptions")
        && code.getReferencedClassObjects().stream()
            .anyMatch(object -> object.getValue().isEquivalentTo(event));
  }
}
