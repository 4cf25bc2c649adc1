package io.dawsos.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.dawsos.access.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every resource method asks for a caller and names the one scope that it needs. */
class ResourceAccessTest {
  /** Those that need no caller, by name of class and method. */
  private static final List<String> OPEN =
      List.of("HealthResource.pack", "OpenApiResource.document", "SchemasResource.pattern");

  private static final JavaClasses API = new ClassFileImporter().importPackages("io.dawsos.api");

  private static List<JavaMethod> guarded() {
    return API.stream()
        .filter(type -> type.isAnnotatedWith(Path.class))
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
        .filter(method -> !OPEN.contains(name(method)))
        .toList();
  }

  private static String name(JavaMethod method) {
    return method.getOwner().getSimpleName() + "." + method.getName();
  }

  @Test
  void everyMethodTakesItsCaller() {
    assertThat(guarded())
        .hasSizeGreaterThan(5)
        .allSatisfy(
            method ->
                assertThat(method.getRawParameterTypes())
                    .as(name(method))
                    .anyMatch(type -> type.isEquivalentTo(Caller.class)));
  }

  @Test
  void everyMethodNamesTheScopeThatItNeeds() {
    for (JavaMethod method : guarded()) {
      assertThat(method.isAnnotatedWith(RolesAllowed.class)).as(name(method)).isTrue();
      String[] scopes = method.getAnnotationOfType(RolesAllowed.class).value();
      assertThat(scopes).as(name(method)).hasSize(1);
      assertThatCode(() -> Scope.fromText(scopes[0])).doesNotThrowAnyException();
    }
  }
}
