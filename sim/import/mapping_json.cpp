#include "sim/import/mapping_json.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "model/expression/expression_reader.hpp"
#include "model/index.hpp"
#include "model/json/json_cursor.hpp"
#include "model/time/holidays.hpp"
#include "sim/import/column_values.hpp"
#include "sim/import/shipped_mappings.hpp"
#include "sim/scenario/given.hpp"
#include "sim/scenario/holidays.hpp"
#include "sim/scenario/named_rulebook.hpp"
#include "sim/scenario/scenario_names.hpp"

namespace juchu {
namespace {

Complaint not_a_form() {
  return {{"日付の形として読めません", "this is no form of a date"},
          {"YYYY、M か MM、D か DD を一つずつ使ってください(例: YYYY/MM/DD)",
           "use YYYY, M or MM, and D or DD once each, as in YYYY/MM/DD"}};
}

/// Whether `form` has a year of four digits, a month and a day, each once.
bool is_date_form(std::string_view form) {
  const auto once = [&](char letter, std::size_t least, std::size_t most) {
    const std::size_t first = form.find(letter);
    if (first == form.npos) return false;
    const std::size_t end = std::min(form.find_first_not_of(letter, first), form.size());
    return end - first >= least && end - first <= most && form.find(letter, end) == form.npos;
  };
  return once('Y', 4, 4) && once('M', 1, 2) && once('D', 1, 2);
}

class MappingReader {
 public:
  MappingReader(Mapping& mapping, const JsonCursor& root)
      : mapping_(mapping),
        book_(mapping.rules->rulebook()),
        tokens_(*mapping.rules),
        names_(book_, tokens_),
        root_(root),
        known_(field_names(book_, fields_of_orders(book_))) {}

  void read() {
    mapping_.shop = names_.fields(root_.optional("shop"), FieldScope::Shop);
    mapping_.calendar = read_calendar(root_.optional("calendar"), kFirstDay,
                                      holidays_predicted_until());
    for (const JsonCursor& column : root_.at("columns").members())
      for (const JsonCursor& rule : column.items(JsonCursor::Lone::Allowed))
        read_rule(std::string(column.key()), rule);
    read_ignored(root_.optional("ignores"));
    if (const JsonCursor stated = root_.optional("otherwise"); stated.present())
      mapping_.otherwise = names_.fields_among(field_names(book_, rows_with_values()), stated);
    for (const JsonCursor& row : root_.optional("assumes").items()) read_assumption(row);
    ask_for_columns();
  }

 private:
  void read_rule(const std::string& column, const JsonCursor& at) {
    ColumnRule rule{.column = column};
    at.only_keys({"is", "field", "screen", "values", "dates", "saturates", "required"});
    rule.required = at.optional("required").boolean().value_or(false);
    rule.saturates = at.optional("saturates").boolean().value_or(false);
    if (!read_meaning(at, rule)) return;
    read_values(at.optional("values"), rule);
    read_dates(at.optional("dates"), rule);
    mapping_.columns.push_back(std::move(rule));
  }

  /// Exactly one of "is", "field" and "screen".
  bool read_meaning(const JsonCursor& at, ColumnRule& rule) {
    const JsonCursor is = at.optional("is"), field = at.optional("field"),
                     screen = at.optional("screen");
    const int stated = static_cast<int>(is.present()) + static_cast<int>(field.present()) +
                       static_cast<int>(screen.present());
    if (stated != 1) {
      if (at.is(JsonValue::Kind::Object))
        at.complain({"「is」「field」「screen」のどれか一つが必要です",
                     "one of \"is\", \"field\" and \"screen\" is needed"});
      return false;
    }
    if (is.present()) {
      static const std::vector<std::string> kMeanings = {"order", "cart", "status"};
      const auto meaning = is.one_of(kMeanings, {"列の意味", "meaning of a column"});
      if (!meaning) return false;
      rule.is = static_cast<ColumnRule::Is>(*meaning);
      rule.required = at.optional("required").boolean().value_or(rule.is != ColumnRule::Is::Cart);
      return true;
    }
    rule.is = field.present() ? ColumnRule::Is::Field : ColumnRule::Is::Screen;
    const auto row = field.present() ? field.one_of(known_.names) : screen.one_of(names_.shows());
    if (!row) return false;
    rule.row = field.present() ? known_.rows[juchu::at(*row)] : *row;
    return true;
  }

  /// What the rulebook calls the values of the column, and what the mapping adds.
  void read_values(const JsonCursor& at, ColumnRule& rule) {
    const bool named = has_named_values(rule, book_);
    if (named) rule.values = values_called_so(rule, book_);
    if (!at.present()) return;
    if (!named)
      return at.complain_at_key(
          {"この列の値に名前はありません", "the values of this column have no names"},
          {"「values」を消してください", "leave \"values\" out"});
    for (const JsonCursor& row : at.members())
      if (const auto value = value_of(row, rule))
        rule.values.insert_or_assign(std::string(row.key()), *value);
  }

  std::optional<Value> value_of(const JsonCursor& at, const ColumnRule& rule) {
    if (rule.is != ColumnRule::Is::Status)
      return names_.value(at, book_.fields[juchu::at(rule.row)].type);
    const auto status = at.one_of(names_.statuses());
    return status ? std::optional<Value>(*status) : std::nullopt;
  }

  void read_dates(const JsonCursor& at, ColumnRule& rule) {
    const bool date = rule.is == ColumnRule::Is::Field &&
                      book_.fields[juchu::at(rule.row)].type.kind == Kind::Date;
    if (date) rule.dates = plain_date_forms();
    if (!at.present()) return;
    if (!date)
      return at.complain_at_key({"日付の列ではありません", "this is no column of dates"},
                                {"「dates」を消してください", "leave \"dates\" out"});
    rule.dates.clear();
    for (const JsonCursor& item : at.items(JsonCursor::Lone::Allowed)) {
      const auto form = item.text();
      if (form && !is_date_form(*form)) item.complain(not_a_form());
      if (form) rule.dates.emplace_back(*form);
    }
  }

  /// Not tracking numbers: none is everybody's.
  [[nodiscard]] std::vector<int> rows_with_values() const {
    std::vector<int> rows = known_.rows;
    std::erase_if(rows,
                  [&](int row) { return book_.fields[juchu::at(row)].type.kind == Kind::Token; });
    return rows;
  }

  void read_ignored(const JsonCursor& at) {
    for (const JsonCursor& item : at.items()) {
      const auto column = item.text();
      if (!column) continue;
      mapping_.ignored.emplace_back(*column);
      if (std::ranges::find(mapping_.columns, *column, &ColumnRule::column) !=
          mapping_.columns.end())
        item.complain({"この列は「columns」にもあります", "this column is among \"columns\", too"});
    }
  }

  void read_assumption(const JsonCursor& row) {
    row.only_keys({"when", "set", "says", "source"});
    Assumption assumption;
    assumption.says = read_text(row.at("says"));
    assumption.source = row.optional("source").text().value_or("");
    assumption.when = read_clause(row.at("when"), kTruth);
    const std::vector<JsonCursor> set = row.at("set").by_names(known_.names);
    for (std::size_t i = 0; i < set.size(); ++i) {
      if (!set[i].present()) continue;
      const int field = known_.rows[i];
      assumption.set.push_back({field, read_clause(set[i], book_.fields[juchu::at(field)].type)});
    }
    mapping_.assumptions.push_back(std::move(assumption));
  }

  [[nodiscard]] Clause read_clause(const JsonCursor& at, const Type& wanted) const {
    const auto text = at.text();
    if (!text) return {};
    std::vector<ExpressionProblem> problems;
    auto expression = read_expression(*text, {.names = &book_.names}, wanted, problems);
    for (const ExpressionProblem& problem : problems)
      at.complain_inside(problem.offset, problem.problem, problem.hint);
    if (!expression) return {};
    const auto is_uncounted = [&](const Expression& node) {
      return node.op == Op::BusinessDaysSince && mapping_.rules->counter_of(node.index).width == 0;
    };
    if (any_node(*expression, is_uncounted))
      at.complain({"このルールブックが数えていない営業日です",
                   "the rulebook does not count these business days"});
    return {std::string(*text), {std::move(*expression)}};
  }

  /// M1.
  void ask_for_columns() const {
    const auto count = [&](ColumnRule::Is is) {
      return std::ranges::count(mapping_.columns, is, &ColumnRule::is);
    };
    const JsonCursor columns = root_.optional("columns");
    if (!columns.is(JsonValue::Kind::Object)) return;
    if (count(ColumnRule::Is::Order) != 1)
      columns.complain({"注文番号の列({\"is\": \"order\"})が一つ必要です",
                        "one column has to be the order's number: {\"is\": \"order\"}"});
    if (count(ColumnRule::Is::Cart) > 1)
      columns.complain({"カート番号の列は一つだけです", "there can be one column of the cart"});
    if (count(ColumnRule::Is::Status) == 0)
      columns.complain({"状態の列({\"is\": \"status\"})が必要です",
                        "a column has to state the status: {\"is\": \"status\"}"});
  }

  Mapping& mapping_;
  const Rulebook& book_;
  TokenTable tokens_;  // a mapping may state no number: they are forgotten
  ScenarioNames names_;
  const JsonCursor& root_;
  FieldNames known_;
};

}  // namespace

std::optional<Mapping> read_mapping(std::string_view text, const std::string& file,
                                    const std::string& rulebook_override, RulebookShelf& shelf,
                                    Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.size();
  const auto json = parse_json(text, file, diagnostics);
  if (!json) return std::nullopt;
  const JsonCursor root(*json, file, diagnostics);
  root.only_keys({"$schema", "mapping", "title", "says", "source", "rulebook", "calendar", "shop",
                  "columns", "ignores", "otherwise", "assumes"});
  Mapping mapping;
  mapping.file = file;
  (void)root.optional("$schema").text();  // for editors; a string
  mapping.id = root.at("mapping").text().value_or("");
  mapping.title = read_text(root.at("title"));
  (void)read_text(root.optional("says"));
  (void)root.optional("source").text();
  mapping.rules = open_rules_of(root, file, rulebook_override, shelf, diagnostics).rules;
  if (mapping.rules == nullptr) return std::nullopt;
  MappingReader(mapping, root).read();
  if (diagnostics.size() != before) return std::nullopt;
  return mapping;
}

std::optional<Mapping> open_mapping(const std::string& path, const std::string& rulebook_override,
                                    RulebookShelf& shelf, Diagnostics& diagnostics) {
  if (!is_shipped_id(path)) {
    const auto text = read_file(path, diagnostics);
    if (!text) return std::nullopt;
    return read_mapping(*text, path, rulebook_override, shelf, diagnostics);
  }
  std::vector<std::string> ids;
  for (const ShippedFile& shipped : shipped_mappings()) {
    ids.emplace_back(shipped.id);
    if (shipped.id == path)
      return read_mapping(shipped.text, path, rulebook_override, shelf, diagnostics);
  }
  const Complaint complaint = unknown_name({"対応表", "mapping"}, path, ids);
  diagnostics.add({path, {}, "", complaint.problem, complaint.hint});
  return std::nullopt;
}

}  // namespace juchu
