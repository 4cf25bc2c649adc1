package io.dawsos.executor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dawsos.ledger.LedgerName;
import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.PortfolioId;
import java.util.ArrayList;
import java.util.List;

/** Definitions of portfolios as executions keep them. */
final class PortfolioJson {
  private PortfolioJson() {}

  static ArrayNode write(List<Portfolio> portfolios) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Portfolio portfolio : portfolios) {
      ObjectNode object = array.addObject();
      object.put("id", portfolio.id().toString());
      object.put("name", portfolio.name());
      object.put("base_currency", portfolio.baseCurrency().code());
      if (!portfolio.ledger().equals(LedgerName.DEFAULT)) {
        object.put("ledger", portfolio.ledger().text());
      }
      ArrayNode accounts = object.putArray("accounts");
      portfolio.accounts().patterns().forEach(accounts::add);
    }
    return array;
  }

  static List<Portfolio> read(JsonNode array) {
    List<Portfolio> portfolios = new ArrayList<>();
    for (JsonNode object : array) {
      List<String> accounts = new ArrayList<>();
      object.path("accounts").forEach(account -> accounts.add(account.textValue()));
      portfolios.add(
          new Portfolio(
              PortfolioId.fromString(object.path("id").textValue()),
              object.path("name").textValue(),
              CurrencyCode.of(object.path("base_currency").textValue()),
              new LedgerName(object.path("ledger").asText(LedgerName.DEFAULT.text())),
              new AccountGlobs(accounts)));
    }
    return portfolios;
  }
}
