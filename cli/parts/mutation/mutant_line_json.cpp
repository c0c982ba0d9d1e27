#include <limits>
#include <numeric>
#include <optional>

#include <nlohmann/json.hpp>

#include "cli/parts/mutation/mutant_line.hpp"
#include "cli/parts/trace_json.hpp"
#include "model/engine/rule_rows.hpp"
#include "model/index.hpp"

namespace juchu {
namespace {

using Both = std::array<const CompiledRulebook*, 2>;

// --- writing ---

PartJson answer_json(const SideAnswer& answer) {
  return {{"accepted", answer.accepted},
          {"rule", {static_cast<int>(answer.rule.kind), answer.rule.index}},
          {"sends", answer.sends},
          {"breached", answer.breached},
          {"entered", answer.entered},
          {"shown", answer.shown},
          {"fired", answer.fired}};
}

PartJson difference_json(const std::optional<Difference>& difference) {
  if (!difference) return nullptr;
  PartJson values = PartJson::array(), sides = PartJson::array();
  for (const ValueDifference& value : difference->values)
    values.push_back({value.field, value.before, value.after});
  for (const int side : kSides)
    sides.push_back({{"event", difference->event[at(side)]},
                     {"before", difference->before[at(side)]},
                     {"after", difference->after[at(side)]},
                     {"answer", answer_json(difference->answers[at(side)])},
                     {"not_offered", difference->not_offered[at(side)]},
                     {"missing", difference->story.last_missing[at(side)]},
                     {"trace", json_of(difference->story.traces[at(side)])}});
  return {{"kinds", difference->kinds}, {"values", values}, {"sides", sides}};
}

// --- reading ---

class DifferenceReader {
 public:
  DifferenceReader(const Both& rules, CheckedJson& reader) : rules_(rules), reader_(reader) {}

  Difference read(const PartJson& json) {
    Difference difference;
    difference.kinds = static_cast<Differences>(
        reader_.number(reader_.at(json, "kinds"), 0, kEveryDifference));
    const auto& sides = reader_.list(json, "sides");
    reader_.insist(sides.size() == 2);
    for (const int side : kSides)
      if (reader_.fine()) read_side(sides[at(side)], side, difference);
    for (const PartJson& value : reader_.list(json, "values"))
      difference.values.push_back(value_of(value));
    // A day differs, or an event of both, with whose step the stories end.
    const bool events = difference.event[0] >= 0 && difference.event[1] >= 0;
    reader_.insist(events ||
                   (difference.next_day() && (difference.kinds & bit_of(Differs::Actor)) == 0));
    for (const int side : kSides)  // what is missing is told by the other's last step
      reader_.insist(!difference.story.last_missing[at(side)] ||
                     !difference.story.traces[at(1 - side)].steps.empty());
    return difference;
  }

 private:
  void read_side(const PartJson& json, int side, Difference& into) {
    const CompiledRulebook& rules = *rules_[at(side)];
    const Rulebook& book = rules.rulebook();
    const int event = reader_.row_or_none(reader_.at(json, "event"), book.events.size());
    into.event[at(side)] = event;
    into.before[at(side)] = statuses(reader_.list(json, "before"), rules);
    into.after[at(side)] = statuses(reader_.list(json, "after"), rules);
    const std::size_t parameters = event < 0 ? 0 : book.events[at(event)].parameters.size();
    into.not_offered[at(side)] = reader_.row_or_none(
        reader_.at(json, "not_offered"),
        event < 0 ? 0 : rules_[at(1 - side)]->rulebook().events[at(event)].parameters.size());
    into.answers[at(side)] = answer_of(reader_.at(json, "answer"), book, parameters);
    const bool missing = reader_.truth(reader_.at(json, "missing"));
    into.story.last_missing[at(side)] = missing;
    into.story.traces[at(side)] = read_trace(reader_.at(json, "trace"), rules, reader_);
    reader_.insist(missing || !into.story.traces[at(side)].steps.empty());
  }

  std::vector<Value> statuses(const std::vector<PartJson>& list, const CompiledRulebook& rules) {
    const std::size_t regions = rules.rulebook().regions.size();
    reader_.insist(list.empty() || list.size() == regions);
    std::vector<Value> values;
    for (std::size_t r = 0; r < list.size() && reader_.fine(); ++r)
      values.push_back(reader_.row(list[r], rules.rulebook().regions[r].statuses.size()));
    return values;
  }

  SideAnswer answer_of(const PartJson& json, const Rulebook& book, std::size_t parameters) {
    SideAnswer answer;
    answer.accepted = reader_.truth(reader_.at(json, "accepted"));
    const auto& rule = reader_.list(json, "rule");
    reader_.insist(rule.size() == 2);
    if (!reader_.fine()) return answer;
    answer.rule.kind = reader_.one_of(rule[0], RuleKind::NotDue);
    const std::size_t rows = answer.rule.kind == RuleKind::NotOffered
                                 ? std::max<std::size_t>(parameters, 1)
                                 : rows_of(book, answer.rule.kind);
    answer.rule.index = static_cast<std::uint16_t>(reader_.row(rule[1], rows));
    answer.sends = reader_.bits(reader_.at(json, "sends"), book.mails.size());
    answer.breached = reader_.bits(reader_.at(json, "breached"), book.norms.size());
    answer.entered = reader_.bits(reader_.at(json, "entered"), book.hazards.size());
    answer.shown = reader_.bits(reader_.at(json, "shown"), book.properties.size());
    for (const PartJson& deadline : reader_.list(json, "fired"))
      answer.fired.push_back(reader_.row(deadline, book.deadlines.size()));
    return answer;
  }

  ValueDifference value_of(const PartJson& json) {
    ValueDifference value;
    reader_.insist(json.is_array() && json.size() == 3);
    for (const int side : kSides) {
      const CompiledRulebook& rules = *rules_[at(side)];
      value.field[at(side)] = reader_.row(element(json, 0, side), rules.fields.size());
      if (!reader_.fine()) return value;
      const Slot& slot = rules.field(value.field[at(side)]);
      value.before[at(side)] = held(element(json, 1, side), slot);
      value.after[at(side)] = held(element(json, 2, side), slot);
    }
    return value;
  }

  /// json[list][side]
  const PartJson& element(const PartJson& json, std::size_t list, int side) {
    static const PartJson kNull = nullptr;
    if (reader_.fine()) reader_.insist(json.at(list).is_array() && json.at(list).size() == 2);
    return reader_.fine() ? json.at(list).at(at(side)) : kNull;
  }

  Value held(const PartJson& json, const Slot& slot) {
    const Value value = reader_.number(json, std::numeric_limits<Value>::min(),
                                       std::numeric_limits<Value>::max());
    reader_.insist(value == kUnset || slot.holds(value));
    return value;
  }

  const Both& rules_;
  CheckedJson& reader_;
};

}  // namespace

std::string line_of(int unit, const MutantResult& result) {
  const bool told = result.fate() != Fate::Noticed;
  const PartJson json = {
      {"change", unit},
      {"id", result.mutation.id},
      {"noticed", static_cast<int>(result.notice.noticed)},
      {"row", result.notice.row},
      {"compared", result.compared},
      {"verdict", static_cast<int>(result.equivalence.verdict)},
      {"too_wide", json_of(result.equivalence.too_wide)},
      {"difference", difference_json(told ? result.equivalence.difference : std::nullopt)}};
  return json.dump();
}

bool MutantLineReader::read(std::string_view line, MutantResult& result) const {
  CheckedJson reader;
  const PartJson json = reader.parsed(line);
  const Rulebook& book = rules_->rulebook();
  reader.insist(reader.text(reader.at(json, "id")) == result.mutation.id);
  result.notice.noticed = reader.one_of(reader.at(json, "noticed"), Noticed::Undecided);
  std::optional<std::size_t> rows;
  if (result.notice.noticed == Noticed::ByProperty) rows = book.properties.size();
  if (result.notice.noticed == Noticed::ByHazard) rows = book.hazards.size();
  if (result.notice.noticed == Noticed::ByScenario) rows = scenarios_;
  const PartJson& row = reader.at(json, "row");
  result.notice.row = rows ? reader.row(row, *rows) : reader.row_or_none(row, 0);
  result.compared = reader.truth(reader.at(json, "compared"));
  result.equivalence.verdict = reader.one_of(reader.at(json, "verdict"), Equivalence::Undecided);
  result.equivalence.too_wide = read_wide(reader.at(json, "too_wide"), book, reader);
  const PartJson& difference = reader.at(json, "difference");
  if (reader.fine() && !difference.is_null()) {
    const CompiledRulebook mutant = rules_->compile_alike(mutant_of(book, result.mutation));
    result.equivalence.difference = DifferenceReader({rules_.get(), &mutant}, reader)
                                        .read(difference);
  }
  return reader.fine();
}

std::size_t place_of_unit(int unit, std::size_t changes) {
  std::size_t stride = changes * 618 / 1000 + 1;  // about the golden section
  while (std::gcd(stride, changes) != 1) ++stride;
  return static_cast<std::size_t>(unit - 1) * stride % changes;
}

}  // namespace juchu
