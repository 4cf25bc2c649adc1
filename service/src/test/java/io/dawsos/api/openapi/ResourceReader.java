package io.dawsos.api.openapi;

import com.fasterxml.jackson.annotation.JsonView;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.dropwizard.auth.Auth;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.jaxrs2.ResolvedParameter;
import io.swagger.v3.jaxrs2.ext.AbstractOpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtensions;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.Context;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads resource classes by swagger-core. Records are only named; what is said of methods comes
 * from their Javadoc, and those that take an authenticated caller ask for a key.
 */
final class ResourceReader {
  private final Javadocs javadocs;
  private final Map<String, Class<?>> records = new TreeMap<>();

  ResourceReader(Javadocs javadocs) {
    this.javadocs = javadocs;
  }

  /** The document of the classes, without the schemas of records. */
  OpenAPI read(Set<Class<?>> resources) {
    SwaggerConfiguration configuration =
        new SwaggerConfiguration().openAPI31(true).defaultResponseCode("200");
    ModelConverters converters = ModelConverters.getInstance(configuration.toConfiguration());
    ModelConverter naming = new Naming();
    List<OpenAPIExtension> extensions = OpenAPIExtensions.getExtensions();
    converters.addConverter(naming);
    List<OpenAPIExtension> all = new ArrayList<>(extensions);
    all.add(0, new Methods());
    // The reader tells the first one only.
    all.forEach(each -> each.setOpenAPI31(true));
    all.forEach(each -> each.setConfiguration(configuration.toConfiguration()));
    OpenAPIExtensions.setExtensions(all);
    try {
      return new Reader(configuration).read(resources);
    } finally {
      OpenAPIExtensions.setExtensions(extensions);
      converters.removeConverter(naming);
    }
  }

  /** The records that were named, by name. */
  Map<String, Class<?>> records() {
    return records;
  }

  /** Refers to records by their names. */
  private final class Naming implements ModelConverter {
    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public @Nullable Schema resolve(
        AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
      JavaType java = TypeFactory.defaultInstance().constructType(type.getType());
      if (!java.getRawClass().isRecord()) {
        return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
      }
      String name = ApiSchemas.name(java.getRawClass());
      Class<?> other = records.putIfAbsent(name, java.getRawClass());
      if (other != null && other != java.getRawClass()) {
        throw new IllegalStateException("%s and %s have one name".formatted(other, java));
      }
      return new Schema<>().$ref("#/components/schemas/" + name);
    }

    @Override
    public boolean isOpenapi31() {
      return true;
    }
  }

  private final class Methods extends AbstractOpenAPIExtension {
    @Override
    public ResolvedParameter extractParameters(
        List<Annotation> annotations,
        Type type,
        Set<Type> typesToSkip,
        Components components,
        Consumes classConsumes,
        Consumes methodConsumes,
        boolean includeRequestBody,
        JsonView jsonView,
        Iterator<OpenAPIExtension> chain) {
      boolean ofTheServer =
          annotations.stream().anyMatch(each -> each instanceof Auth || each instanceof Context);
      return ofTheServer
          ? new ResolvedParameter()
          : super.extractParameters(
              annotations,
              type,
              typesToSkip,
              components,
              classConsumes,
              methodConsumes,
              includeRequestBody,
              jsonView,
              chain);
    }

    @Override
    public void decorateOperation(
        Operation operation, Method method, Iterator<OpenAPIExtension> chain) {
      super.decorateOperation(operation, method, chain);
      if (operation.getSummary() == null) {
        operation.setSummary(
            javadocs.summary(method).map(text -> text.replaceFirst("\\.$", "")).orElse(null));
      }
      if (operation.getDescription() == null) {
        operation.setDescription(javadocs.details(method).orElse(null));
      }
      if (asksForAKey(method)) {
        RolesAllowed scopes = method.getAnnotation(RolesAllowed.class);
        List<String> needed = scopes == null ? List.of() : List.of(scopes.value());
        operation.addSecurityItem(new SecurityRequirement().addList(SharedParts.BEARER, needed));
        operation.addSecurityItem(new SecurityRequirement().addList(SharedParts.PROXY, needed));
      }
    }

    private static boolean asksForAKey(Method method) {
      return Arrays.stream(method.getParameters())
          .anyMatch(parameter -> parameter.isAnnotationPresent(Auth.class));
    }
  }
}
