package io.dawsos.ledger.plugin;

import io.dawsos.ledger.model.Dialect;
import io.dawsos.ledger.plugin.PluginPass.Config;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The plugins that are built in, by the names of Beancount's modules. */
final class PluginRegistry {
  static final String DOCUMENTS = "beancount.ops.documents";
  static final String PAD = "beancount.ops.pad";
  static final String BALANCE = "beancount.ops.balance";
  private static final String PREFIX = "beancount.plugins.";

  private final Map<String, List<PluginPass>> passes = new HashMap<>();

  /** The plugins that a release of Beancount has. */
  PluginRegistry(Dialect dialect) {
    passes.put(DOCUMENTS, List.of(PluginPass.of(Documents::run)));
    passes.put(PAD, List.of(PluginPass.of(Padding::run)));
    passes.put(BALANCE, List.of(PluginPass.of(BalanceCheck::run)));
    add("auto_accounts", PluginPass.of(AutoAccounts::run));
    add("implicit_prices", PluginPass.of(ImplicitPrices::run));
    add("check_closing", PluginPass.of(CheckClosing::run));
    add(
        "check_commodity",
        PluginPass.check(
            dialect == Dialect.V2 ? Config.NONE : Config.OPTIONAL, CheckCommodity::run));
    add("check_average_cost", PluginPass.check(Config.OPTIONAL, CheckAverageCost::run));
    add("commodity_attr", PluginPass.check(Config.REQUIRED, CommodityAttributes::run));
    add("currency_accounts", new PluginPass(Config.REQUIRED, CurrencyAccounts::run));
    add("coherent_cost", PluginPass.check(CoherentCost::run));
    add("leafonly", PluginPass.check(LeafOnly::run));
    add("noduplicates", PluginPass.check(NoDuplicates::run));
    add("nounused", PluginPass.check(NoUnused::run));
    add("onecommodity", PluginPass.check(Config.OPTIONAL, OneCommodity::run));
    add("sellgains", PluginPass.check(SellGains::run));
    add("unique_prices", PluginPass.check(UniquePrices::run));
    if (dialect == Dialect.V3) {
      add("check_drained", PluginPass.of(CheckDrained::run));
      add("close_tree", PluginPass.of(CloseTree::run));
    }
    combine("auto", "auto_accounts", "implicit_prices");
    combine(
        "pedantic",
        "check_commodity",
        "coherent_cost",
        "leafonly",
        "noduplicates",
        "nounused",
        "onecommodity",
        "sellgains",
        "unique_prices",
        "check_drained");
  }

  private void add(String name, PluginPass pass) {
    passes.put(PREFIX + name, List.of(pass));
  }

  /** Adds a plugin of plugins; it has those that its release has. */
  private void combine(String name, String... parts) {
    passes.put(
        PREFIX + name, Stream.of(parts).flatMap(part -> find(PREFIX + part).stream()).toList());
  }

  /** Returns the passes of a module, in order; empty for one that is not built in. */
  List<PluginPass> find(String module) {
    return passes.getOrDefault(module, List.of());
  }
}
