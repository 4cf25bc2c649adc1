package io.dawsos.executor.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.executor.pattern.PatternReader.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in which a document can be wrong, each with its place and reason. */
class BadPatternsTest {
  /** Sound, and rich enough for every mistake to be one change of it. */
  private static final String SOUND =
      """
      {
       "id": "p", "version": "1.0.0", "name": "P", "description": "All there is.",
       "inputs": {
        "portfolio": {"type": "uuid", "required": true},
        "currency": {"type": "string", "enum": ["CAD", "EUR"], "max_length": 3},
        "day": {"type": "date", "minimum": "2000-01-01", "maximum": "2100-12-31"},
        "limit": {"type": "integer", "default": 10, "minimum": 1, "maximum": 100},
        "share": {"type": "number", "default": 0.5},
        "flag": {"type": "boolean", "default": true},
        "codes": {"type": "array", "items": {"type": "string", "pattern": "[A-Z]+"}, "max_items": 9},
        "free": {"type": "object"}
       },
       "steps": [
        {"capability": "test.value", "as": "one",
         "args": {"portfolio_id": "{{inputs.portfolio}}", "currency": "{{inputs.currency}}",
                  "date": "{{inputs.day}}", "limit": "{{inputs.limit}}",
                  "codes": ["CAD", "{{ctx.pricing_pack_id}}"], "mode": "fast"}},
        {"capability": "test.value", "as": "two",
         "condition": "inputs.limit > 5 && one.total > 1.0",
         "args": {"portfolio_id": "11111111-1111-1111-1111-111111111111",
                  "range": {"from": "{{one.total}}", "to": 3}, "deep": "{{inputs.flag}}",
                  "any": {"x": ["{{one.rows}}"]}}}
       ],
       "outputs": {"total": "{{one.total}}", "more": {"best": "{{one.best}}", "n": 1},
                   "second": "{{two}}", "plain": [1]},
       "display": {"panels": [
        {"id": "a", "title": "A", "type": "number", "source": "total"},
        {"id": "b", "title": "B", "type": "table", "source": "second.rows", "optional": true},
        {"id": "c", "title": "C", "type": "text", "source": "more.best.name"}]},
       "presentation": {"strip": [{"label": "Total", "value": "{{total}}"}]},
       "rights_required": ["prices"], "export_allowed": false
      }
      """;

  @Test
  void theDocumentBehindTheMistakesIsSound() {
    assertThat(TestCapabilities.read(SOUND).problems()).isEmpty();
  }

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // Fields of the document.
        "\"id\": \"p\", ||``|the field \"id\" is missing",
        "\"version\": \"1.0.0\", ||``|the field \"version\" is missing",
        "\"id\": \"p\"|\"id\": \"P-1\"|/id|does not match the regex pattern",
        "\"id\": \"p\"|\"id\": 7|/id|integer found, string expected",
        "\"1.0.0\"|\"1.0\"|/version|does not match the regex pattern",
        "\"1.0.0\"|1.0|/version|number found, string expected",
        "\"name\": \"P\"|\"name\": \"\"|/name|must be at least 1 characters long",
        "\"description\"|\"descriptoin\"|/descriptoin|there is no field of this name",
        "\"export_allowed\": false|\"export_allowed\": \"no\"|/export_allowed|string found, boolean expected",
        "[\"prices\"]|[\"prices\", \"prices\"]|/rights_required|unique items",
        "[\"prices\"]|\"prices\"|/rights_required|string found, array expected",
        "\"presentation\": {|\"presentation\": [{}], \"x\": {|/x|there is no field of this name",
        // Inputs.
        "\"type\": \"uuid\"|\"type\": \"guid\"|/inputs/portfolio/type|does not have a value in the enumeration",
        "\"type\": \"uuid\", ||/inputs/portfolio|the field \"type\" is missing",
        "\"required\": true|\"requird\": true|/inputs/portfolio/requird|there is no field of this name",
        "\"required\": true|\"required\": \"yes\"|/inputs/portfolio/required|string found, boolean expected",
        "\"portfolio\": {\"type\"|\"Port folio\": {\"type\"|/inputs/Port folio|the name does not match",
        "\"max_length\": 3|\"max_length\": -3|/inputs/currency/max_length|must have a minimum value of 0",
        "\"max_length\": 3|\"max_length\": 2|/inputs/currency/enum/0|is longer than 2 characters",
        "\"max_length\": 3|\"max_length\": 3, \"min_length\": 4|/inputs/currency/max_length|is less than min_length",
        "\"max_length\": 3|\"minimum\": 3|/inputs/currency/minimum|does not go with this type",
        "\"CAD\", \"EUR\"|\"CAD\", 3|/inputs/currency/enum/1|is not of type string",
        "[\"CAD\", \"EUR\"]|[]|/inputs/currency/enum|must have at least 1 items",
        "\"2000-01-01\"|\"2000-02-30\"|/inputs/day/minimum|is not of type date",
        "\"2000-01-01\"|20000101|/inputs/day/minimum|integer found, string expected",
        "\"2000-01-01\"|\"2200-01-01\"|/inputs/day/maximum|is less than minimum",
        "\"default\": 10|\"default\": 101|/inputs/limit/default|is more than 100",
        "\"default\": 10|\"default\": 1.5|/inputs/limit/default|is not of type integer",
        "\"default\": 10|\"default\": 10, \"required\": true|/inputs/limit/default|is never used",
        "\"maximum\": 100|\"maximum\": 0|/inputs/limit/maximum|is less than minimum",
        "\"maximum\": 100|\"max_items\": 100|/inputs/limit/max_items|does not go with this type",
        "\"default\": 0.5|\"default\": 0.5, \"pattern\": \"x\"|/inputs/share/pattern|does not go with this type",
        "\"default\": true|\"default\": true, \"enum\": [true]|/inputs/flag/enum|does not go with this type",
        "[A-Z]+|[A-Z|/inputs/codes/items/pattern|missing closing ]",
        "[A-Z]+|(a)\\\\1|/inputs/codes/items/pattern|invalid escape sequence",
        "\"pattern\": \"[A-Z]+\"|\"required\": true|/inputs/codes/items/required|there is no field of this name",
        // Steps.
        "\"test.value\", \"as\": \"one\"|\"test.valeu\", \"as\": \"one\"|/steps/0/capability|there is no capability \"test.valeu\"; there are test.none, test.value",
        "\"capability\": \"test.value\", \"as\": \"one\",|\"as\": \"one\",|/steps/0|the field \"capability\" is missing",
        "\"as\": \"two\"|\"as\": \"one\"|/steps/1/as|step 0 is named \"one\", too",
        "\"as\": \"one\"|\"as\": \"inputs\"|/steps/0/as|cannot be inputs or ctx",
        "\"as\": \"one\"|\"as\": \"a b\"|/steps/0/as|does not match the regex pattern",
        "\"mode\"|\"moed\"|/steps/0/args/moed|test.value takes no argument moed; it takes portfolio_id",
        "\"portfolio_id\": \"{{inputs.portfolio}}\", ||/steps/0|test.value needs the argument portfolio_id",
        "{{inputs.portfolio}}|{{inputs.currency}}|/steps/0/args/portfolio_id|{{inputs.currency}} may be null where uuid is needed",
        "{{inputs.portfolio}}|{{inputs.limit}}|/steps/0/args/portfolio_id|{{inputs.limit}} is of type integer where uuid is needed",
        "{{inputs.portfolio}}|{{ctx.ledger_commit_hash}}|/steps/0/args/portfolio_id|is of type string where uuid is needed",
        "{{inputs.portfolio}}|{{ctx.portfolio_id}}|/steps/0/args/portfolio_id|{{ctx.portfolio_id}} may be null",
        "11111111-1111-1111-1111-111111111111|1111|/steps/1/args/portfolio_id|\"1111\" is no uuid where uuid is needed",
        "\"{{inputs.day}}\"|\"2025-13-01\"|/steps/0/args/date|is no date where date or null is needed",
        "{{inputs.limit}}|{{inputs.share}}|/steps/0/args/limit|{{inputs.share}} is of type number where integer or null is needed",
        "\"fast\"|\"slow\"|/steps/0/args/mode|\"slow\" is not one of exact, fast, null",
        "\"fast\"|\"{{inputs.currency}}\"|/steps/0/args/mode|{{inputs.currency}} is one of CAD, EUR",
        "[\"CAD\", \"{{ctx|[7, \"{{ctx|/steps/0/args/codes/0|7 is of type integer where string is needed",
        "\"{{ctx.pricing_pack_id}}\"]|\"{{inputs.limit}}\"]|/steps/0/args/codes/1|{{inputs.limit}} is of type integer where string is needed",
        "[\"CAD\", \"{{ctx.pricing_pack_id}}\"]|\"CAD\"|/steps/0/args/codes|\"CAD\" is of type string where array or null is needed",
        "[\"CAD\", \"{{ctx.pricing_pack_id}}\"]|\"{{one.ids}}\"|/steps/0|steps need each other: one → one",
        "\"from\": \"{{one.total}}\", ||/steps/1/args/range|lacks from",
        "\"to\": 3|\"until\": 3|/steps/1/args/range/until|there is no field of this name",
        "\"to\": 3|\"to\": true|/steps/1/args/range/to|true is of type boolean where number or null is needed",
        "{\"from\": \"{{one.total}}\", \"to\": 3}|\"{{one.best}}\"|/steps/1/args/range|{{one.best}} has no field from",
        "{\"from\": \"{{one.total}}\", \"to\": 3}|[1]|/steps/1/args/range|is of type array where object or null is needed",
        "{{inputs.flag}}|{{inputs.falg}}|/steps/1/args/deep|inputs has no field falg; it has",
        "{{inputs.flag}}|{{inputs}}|/steps/1/args/deep|{{inputs}} names no field",
        "{{inputs.flag}}|{{inputs.flag}} %|/steps/1/args/deep|is no whole reference like {{inputs.name}}: \"{{inputs.flag}} %\"",
        "{{inputs.flag}}|{{inputs.flag.x}}|/steps/1/args/deep|inputs.flag is of type boolean and has no field x",
        "{{one.rows}}|{{one.rows.name}}|/steps/1/args/any/x/0|one.rows is of type array and has no field name",
        "{{one.rows}}|{{one.wors}}|/steps/1/args/any/x/0|one has no field wors; it has best, count",
        "{{one.rows}}|{{ctx.user_id}}|/steps/1/args/any/x/0|ctx has no field user_id; it has asof_date",
        "{{one.rows}}|{{three}}|/steps/1/args/any/x/0|{{three}} names no step",
        "{{inputs.portfolio}}|{{two.ids}}|/steps/0|steps need each other: one → two → one",
        // Conditions.
        "inputs.limit > 5|inputs.limit > |/steps/1/condition|column",
        "inputs.limit > 5|inputs.limit > 'a'|/steps/1/condition|found no matching overload for '_>_' applied to '(int, string)'",
        "inputs.limit > 5|inputs.limti > 5|/steps/1/condition|undefined field 'limti'",
        "inputs.limit > 5|three.total > 5.0|/steps/1/condition|undeclared reference to 'three'",
        "inputs.limit > 5 && one.total > 1.0|inputs.limit|/steps/1/condition|expected type 'bool' but found 'int'",
        "one.total > 1.0|two.total > 1.0|/steps/1|steps need each other: two → two",
        "one.total > 1.0|[1].map(x, x) == [1]|/steps/1/condition|undeclared reference to 'map'",
        "one.total > 1.0|one.rows.exists(r, r.name == 'x')|/steps/1/condition|undeclared reference to 'exists'",
        "one.total > 1.0|one.currency + 'x' == 'x'|/steps/1/condition|found no matching overload for '_+_'",
        "one.total > 1.0|[1] + [2] == [1]|/steps/1/condition|found no matching overload for '_+_'",
        "one.total > 1.0|System.exit(1)|/steps/1/condition|undeclared reference to 'System'",
        "\"condition\": \"inputs|\"condition\": 7, \"x\": \"inputs|/steps/1/condition|integer found, string expected",
        // Outputs, panels, hints.
        "\"{{one.total}}\", \"more\"|\"{{one.totla}}\", \"more\"|/outputs/total|one has no field totla",
        "\"{{one.best}}\", \"n\"|\"{{ }}\", \"n\"|/outputs/more/best|is no whole reference",
        "\"plain\"|\"Plain!\"|/outputs/Plain!|the name does not match",
        "\"source\": \"total\"|\"source\": \"totla\"|/display/panels/0/source|there is no output totla",
        "\"source\": \"total\"|\"source\": \"total.x\"|/display/panels/0/source|total is of type number and has no field x",
        "second.rows|second.rosw|/display/panels/1/source|second has no field rosw",
        "more.best.name|more.best.nmae|/display/panels/2/source|more.best has no field nmae; it has name, weight",
        "more.best.name|more.n.name|/display/panels/2/source|more.n is of type integer and has no field name",
        "more.best.name|plain.name|/display/panels/2/source|plain is of type array and has no field name",
        "more.best.name|more..name|/display/panels/2/source|does not match the regex pattern",
        "\"id\": \"b\"|\"id\": \"a\"|/display/panels/1/id|panel 0 is named \"a\", too",
        "\"optional\": true|\"optional\": 1|/display/panels/1/optional|integer found, boolean expected",
        "\"title\": \"A\", ||/display/panels/0|the field \"title\" is missing",
        "\"panels\"|\"panel\"|/display/panel|there is no field of this name",
        "\"{{total}}\"|\"{{totla}}\"|/presentation/strip/0/value|there is no output totla",
        "\"{{total}}\"|\"{{total}} CAD\"|/presentation/strip/0/value|is no whole reference like {{output.field}}",
        "\"{{total}}\"|\"{{more.x}}\"|/presentation/strip/0/value|more has no field x; it has best, n"
      })
  void aMistakeIsToldWithItsPlaceAndReason(
      String part, String wrong, String pointer, String reason) {
    assertThat(SOUND).contains(part);

    Reading reading = TestCapabilities.read(SOUND.replace(part, wrong == null ? "" : wrong));

    assertThat(reading.pattern()).isEmpty();
    assertThat(reading.problems())
        .as("problems")
        .anySatisfy(
            problem -> {
              assertThat(problem.file()).isEqualTo("my.json");
              assertThat(problem.pointer()).isEqualTo(pointer);
              assertThat(problem.reason()).contains(reason);
            });
  }

  @Test
  void allProblemsOfAShapeAreTold() {
    Reading reading =
        TestCapabilities.read(
            SOUND
                .replace("\"id\": \"p\", ", "")
                .replace("\"optional\": true", "\"optional\": 1")
                .replace("\"guid\"", "\"uuid\"")
                .replace("\"as\": \"two\"", "\"as\": \"ctx\""));

    assertThat(reading.problems())
        .extracting(PatternProblem::pointer)
        .containsExactlyInAnyOrder("", "/display/panels/1/optional", "/steps/1/as");
  }

  @Test
  void allProblemsOfMeaningAreTold() {
    Reading reading =
        TestCapabilities.read(
            SOUND
                .replace("\"fast\"", "\"slow\"")
                .replace("{{inputs.flag}}", "{{inputs.falg}}")
                .replace("\"default\": 10", "\"default\": 101")
                .replace("inputs.limit > 5", "inputs.limit > 'a'")
                .replace("second.rows", "second.rosw")
                .replace("{{one.total}}\", \"more\"", "{{six}}\", \"more\""));

    assertThat(reading.problems())
        .extracting(PatternProblem::pointer)
        .containsExactly(
            "/inputs/limit/default",
            "/steps/0/args/mode",
            "/steps/1/args/deep",
            "/steps/1/condition",
            "/outputs/total",
            "/display/panels/1/source");
  }

  @Test
  void aProblemReadsLikeThatOfACompiler() {
    assertThat(new PatternProblem("a.json", "/steps/0", "is wrong"))
        .hasToString("a.json:/steps/0: is wrong");
    assertThat(new PatternProblem("a.json", "", "is empty")).hasToString("a.json: is empty");
  }
}
