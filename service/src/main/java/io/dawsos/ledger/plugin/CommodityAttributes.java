package io.dawsos.ledger.plugin;

import io.dawsos.ledger.model.Commodity;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.MetadataValue;
import io.dawsos.ledger.model.Source;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code commodity_attr}: each declared commodity has certain metadata, with one of the values that
 * the configuration allows: {@code {'sector': ['Energy', 'Financials'], 'name': None}}.
 */
final class CommodityAttributes {
  private static final String ERROR = "CommodityError";

  private CommodityAttributes() {}

  static void run(List<Directive> directives, PluginContext context) throws PluginFailedException {
    Object config = PythonLiteral.parse(Objects.requireNonNull(context.config()));
    if (!(config instanceof Map<?, ?> attributes)) {
      context.error(
          new Source("<commodity_attr>", 0),
          "ConfigError",
          "Invalid configuration for commodity_attr; write {'attribute': ['value']}");
      return;
    }
    for (Object allowed : attributes.values()) {
      if (allowed != null && !(allowed instanceof Collection<?>)) {
        throw new PluginFailedException("allowed values are a list or None, not " + allowed);
      }
    }
    for (Directive directive : directives) {
      if (directive instanceof Commodity commodity) {
        for (Map.Entry<?, ?> attribute : attributes.entrySet()) {
          String name = String.valueOf(attribute.getKey());
          check(commodity, name, (Collection<?>) attribute.getValue(), context);
        }
      }
    }
  }

  private static void check(
      Commodity commodity, String name, @Nullable Collection<?> allowed, PluginContext context)
      throws PluginFailedException {
    MetadataValue value = commodity.metadata().values().get(name);
    if (value == null || value instanceof MetadataValue.Empty) {
      context.error(
          commodity.source(),
          ERROR,
          "Missing attribute '%s' for Commodity directive %s; add it below"
              .formatted(name, commodity.currency()));
    } else if (allowed != null && !allowed.isEmpty() && !contains(allowed, value)) {
      if (!allowed.stream().allMatch(String.class::isInstance)) {
        // Beancount can name nothing but texts in its message.
        throw new PluginFailedException(
            "the commodity at %s has another value of %s than those allowed, which are no texts"
                .formatted(commodity.source(), name));
      }
      context.error(
          commodity.source(),
          ERROR,
          "Invalid value for attribute %s of Commodity directive %s; write one of: %s"
              .formatted(
                  name,
                  commodity.currency(),
                  allowed.stream().map(String::valueOf).collect(Collectors.joining(", "))));
    }
  }

  private static boolean contains(Collection<?> allowed, MetadataValue value) {
    if (value instanceof MetadataValue.Numeric numeric) {
      return allowed.stream()
          .anyMatch(
              each -> each instanceof BigDecimal number && number.compareTo(numeric.number()) == 0);
    }
    return allowed.contains(plain(value));
  }

  private static @Nullable Object plain(MetadataValue value) {
    if (value instanceof MetadataValue.Text text) {
      return text.text();
    } else if (value instanceof MetadataValue.Account account) {
      return account.name();
    } else if (value instanceof MetadataValue.Currency currency) {
      return currency.currency().code();
    } else if (value instanceof MetadataValue.Tag tag) {
      return tag.tag();
    }
    return value instanceof MetadataValue.Bool bool ? bool.value() : null;
  }
}
