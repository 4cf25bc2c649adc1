package io.dawsos.ledger.model;

import org.jspecify.annotations.Nullable;

/**
 * A {@code plugin} line. Immutable.
 *
 * @param source where it is written
 * @param module the plugin as Beancount names it, such as {@code beancount.plugins.leafonly}
 * @param config what it is configured by, if anything
 */
public record PluginUse(Source source, String module, @Nullable String config) {}
