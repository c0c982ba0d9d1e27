#include "sim/import/import_orders.hpp"

#include <algorithm>

#include "model/engine/engine.hpp"
#include "model/engine/packed_environment.hpp"
#include "model/index.hpp"
#include "model/text/saying.hpp"
#include "sim/import/row_reader.hpp"
#include "sim/scenario/cart_list.hpp"
#include "sim/scenario/given.hpp"

namespace juchu {
namespace {

Complaint no_header() {
  return {{"ファイルが空です", "the file is empty"},
          {"一行目は列の名前です", "its first row has to name the columns"}};
}

class Importer {
 public:
  Importer(const ImportRequest& request, const Mapping& mapping, Diagnostics& diagnostics)
      : request_(request),
        mapping_(mapping),
        rules_(*mapping.rules),
        diagnostics_(diagnostics),
        reader_(request.text, request_.file, diagnostics),
        today_(rules_.day_event(request.as_of)) {
    import_.otherwise.resize(mapping.otherwise.size());
    import_.assumed.resize(mapping.assumptions.size());
    scenario_.rules = mapping.rules;
    scenario_.tokens = std::make_shared<TokenTable>(rules_);
    scenario_.shop = mapping.shop;
    scenario_.calendar = mapping.calendar;
    scenario_.given = Given{.as_of = request.as_of, .orders = {}};
    scenario_.until = request.as_of;
  }

  Import run() {
    const std::size_t before = diagnostics_.size();
    CsvRow row;
    if (!reader_.next(row)) {
      const Complaint why = no_header();
      diagnostics_.add({request_.file, {}, "", why.problem, why.hint});
      return std::move(import_);
    }
    const auto lines = static_cast<std::size_t>(std::ranges::count(request_.text, '\n'));
    scenario_.orders.reserve(lines);
    scenario_.given->orders.reserve(lines);
    const Header header = read_header(row, reader_, mapping_, request_.file, diagnostics_);
    import_.unknown = header.unknown;
    import_.absent = header.absent;
    if (header.places.size() != mapping_.columns.size()) return std::move(import_);
    RowReader rows(request_, mapping_, header, reader_, *scenario_.tokens, import_.otherwise,
                   diagnostics_);
    rows.ask_for_needed(row);
    while (reader_.next(row)) {
      if (row.blank()) continue;
      ++import_.rows;
      auto order = rows.read(row);
      if (order)
        add(std::move(*order), row.line);
      else
        ++import_.unread;
    }
    if (diagnostics_.size() != before) return std::move(import_);
    import_.scenario = std::move(scenario_);
    return std::move(import_);
  }

 private:
  void add(RowOfOrder row, int line) {
    Situation& situation = row.situation;
    settle_given(rules_, situation, request_.as_of, mapping_.calendar);
    for (std::size_t a = 0; a < mapping_.assumptions.size(); ++a)
      if (assume(mapping_.assumptions[a], situation, line)) ++import_.assumed[a];
    settle_given(rules_, situation, request_.as_of, mapping_.calendar);
    look_for_contradictions(situation, line);
    const int cart = carts_.called(row.cart);
    scenario_.orders.push_back({std::move(row.id), cart, std::move(row.shown)});
    scenario_.given->orders.push_back({situation, {line, 1}});
  }

  /// What is taken to be so has to be a value of the field.
  [[nodiscard]] bool assume(const Assumption& assumption, Situation& situation, int line) {
    const Situation before = situation;
    const PackedEnvironment now(rules_, before, today_);
    if (evaluate(assumption.when.expression(), now) != 1) return false;
    for (const auto& [field, value] : assumption.set) {
      const Value taken = evaluate(value.expression(), now);
      if (rules_.field(field).holds(taken)) {
        rules_.field(field).put(situation.words.data(), taken);
        continue;
      }
      const std::string& id = row_at(rules_.rulebook().fields, field).id;
      diagnostics_.add(
          {request_.file,
           {line, 1},
           "",
           say("対応表の「assumes」の「{}」（{}）は、この注文では使えない値です",
               "\"{}\" ({}) among \"assumes\" of the mapping is no value that this order can have",
               id, value.text),
           {"対応表の「when」か値を直してください",
            "mend its \"when\" or its value in the mapping"}});
    }
    return true;
  }

  void look_for_contradictions(const Situation& situation, int line) {
    std::uint64_t broken = broken_properties(rules_, situation, request_.as_of);
    for (int property = 0; broken != 0; ++property, broken >>= 1) {
      if ((broken & 1) == 0) continue;
      auto known = std::ranges::find(import_.contradictions, property, &Contradiction::property);
      if (known == import_.contradictions.end())
        known = import_.contradictions.insert(known, {property, {}});
      known->lines.push_back(line);
    }
  }

  const ImportRequest& request_;
  const Mapping& mapping_;
  const CompiledRulebook& rules_;
  Diagnostics& diagnostics_;
  CsvReader reader_;
  const Event today_;
  Scenario scenario_;
  Import import_;
  CartList carts_{scenario_.carts};
};

}  // namespace

Import import_orders(const ImportRequest& request, const Mapping& mapping,
                     Diagnostics& diagnostics) {
  return Importer(request, mapping, diagnostics).run();
}

}  // namespace juchu
