#include <algorithm>
#include <array>
#include <cassert>

#include "model/rulebook/tracking_number.hpp"
#include "model/text/problems.hpp"
#include "model/time/meant.hpp"
#include "sim/scenario/scenario_names.hpp"

namespace juchu {
namespace {

std::optional<std::uint64_t> bits_of(const JsonCursor& at, const NameList& names) {
  if (!at.present()) return std::nullopt;
  std::uint64_t bits = 0;
  for (const JsonCursor& item : at.items(JsonCursor::Lone::Allowed))
    if (const auto index = item.one_of(names)) bits |= Word{1} << *index;
  return bits;
}

template <class Rows>
NameList names_of(Text kind, const Rows& rows) {
  NameList names(std::move(kind));
  names.add_all(rows);
  return names;
}

/// Says, too, where a number is out of range within the small bounds alone.
std::optional<Value> whole_number(const Rulebook& rulebook, const JsonCursor& at,
                                  const Type& type) {
  const auto large_alone_hold = [&](Value number) {
    return std::ranges::any_of(rulebook.two_bounds, [&](const TwoBounds& bounds) {
      return !bounds.group && bounds.small == std::array{type.low, type.high} &&
             number >= bounds.large[0] && number <= bounds.large[1];
    });
  };
  const bool small = rulebook.bounds == Bounds::Small && at.is(JsonValue::Kind::Integer);
  const Value number = small ? at.value()->integer : type.low;
  const bool in_range = number >= type.low && number <= type.high;
  if (in_range || !large_alone_hold(number)) return at.integer(type.low, type.high);
  Complaint complaint = out_of_range(type.low, type.high);
  complaint.hint.ja += "。\"bounds\": \"small\" を消すと、大きな範囲で読みます";
  complaint.hint.en += "; without \"bounds\": \"small\" the large bounds are read";
  at.complain(complaint);
  return std::nullopt;
}

}  // namespace

Complaint not_a_tracking_number() {
  return {{"送り状番号として読めません", "this is no tracking number"},
          {"英数字だけで書いてください(ハイフンと空白は無視します)",
           "write letters and digits only; hyphens and spaces are ignored"}};
}

std::optional<Day> read_day(const JsonCursor& at) {
  const auto text = at.text();
  if (!text) return std::nullopt;
  const auto day = parse_day(*text);
  if (!day) at.complain(not_a_day(meant_as_day(*text)));
  return day;
}

ScenarioNames::ScenarioNames(const Rulebook& rulebook, TokenTable& tokens)
    : rulebook_(rulebook),
      tokens_(tokens),
      events_(names_of({"イベント", "event"}, rulebook.events)),
      statuses_(names_of({"状態", "status"}, rulebook.statuses)),
      methods_(names_of({"配送方法", "method"}, rulebook.methods)),
      mails_(names_of({"メール", "mail"}, rulebook.mails)),
      norms_({"守るべきこと", "norm"}),
      promises_({"前提", "promise"}),
      hazards_(names_of({"危険な状態", "hazard"}, rulebook.hazards)),
      warnings_(names_of({"警告", "warning"}, rulebook.warnings)),
      properties_(names_of({"性質", "property"}, rulebook.properties)),
      refusals_({"ルール", "rule"}),
      shows_(names_of({"表示項目", "group of data"}, rulebook.shows)) {
  for (const Norm& norm : rulebook.norms)
    (norm.promise ? promises_ : norms_).add(norm.id, norm.says);
  refusals_.add_all(rulebook.forbids);
  refusals_.add_all(rulebook.permits);
  for (const char* id : {"not-listed", "not-offered", "overflow"}) refusals_.add(id);
  for (const EventType& event : rulebook.events)
    parameters_.push_back(names_of({"項目", "value"}, event.parameters));
  for (std::size_t d = 0; d < rulebook.names.enumerations.size(); ++d) {
    enumerations_.emplace_back(Text{"値", "value"});
    for (std::size_t v = 0; v < rulebook.names.enumerations[d].size(); ++v)
      enumerations_.back().add(rulebook.names.enumerations[d][v],
                               rulebook.enumeration_labels[d][v]);
  }
}

std::optional<Value> ScenarioNames::value(const JsonCursor& at, const Type& type) const {
  if (type.optional && at.is(JsonValue::Kind::Null)) return kUnset;
  const auto row_of = [&](const NameList& names) -> std::optional<Value> {
    const auto row = at.one_of(names);
    return row ? std::optional<Value>(*row) : std::nullopt;
  };
  switch (type.kind) {
    case Kind::Bool: {
      const auto value = at.boolean();
      return value ? std::optional<Value>(*value ? 1 : 0) : std::nullopt;
    }
    case Kind::Int: return whole_number(rulebook_, at, type);
    case Kind::Date: {
      const auto day = read_day(at);
      return day ? std::optional<Value>(*day) : std::nullopt;
    }
    case Kind::Enum: return row_of(enumerations_[type.domain]);
    case Kind::Method: return row_of(methods_);
    case Kind::Token: return number(at);
    default: break;
  }
  assert(false && "no parameter or field has such a type");
  return std::nullopt;
}

std::optional<Value> ScenarioNames::number(const JsonCursor& at) const {
  if (at.is(JsonValue::Kind::Integer) || at.is(JsonValue::Kind::OtherNumber)) {
    at.complain({"送り状番号は文字列で書いてください", "a tracking number is a string"},
                {"\"…\" で囲んでください", "put \"…\" around it"});
    return std::nullopt;
  }
  const auto text = at.text();
  if (!text) return std::nullopt;
  const auto normalized = normalize_tracking_number(*text);
  if (normalized && normalized->size() <= kLongestNumber) return tokens_.intern(*normalized);
  at.complain(not_a_tracking_number());
  return std::nullopt;
}

FieldNames field_names(const Rulebook& rulebook, std::vector<int> rows) {
  FieldNames known;
  for (const int row : rows) {
    const Field& field = row_at(rulebook.fields, row);
    known.names.add(field.id, field.label);
  }
  known.rows = std::move(rows);
  return known;
}

std::vector<FieldExpectation> ScenarioNames::fields(const JsonCursor& at,
                                                    std::optional<FieldScope> scope) const {
  if (!at.present()) return {};
  std::vector<int> rows;
  for (std::size_t f = rulebook_.regions.size(); f < rulebook_.fields.size(); ++f)
    if (!scope || rulebook_.fields[f].scope == *scope) rows.push_back(static_cast<int>(f));
  return fields_among(field_names(rulebook_, std::move(rows)), at);
}

std::vector<FieldExpectation> ScenarioNames::fields_among(const FieldNames& known,
                                                          const JsonCursor& at) const {
  std::vector<FieldExpectation> values;
  if (!at.present()) return values;
  const std::vector<JsonCursor> stated = at.by_names(known.names);
  for (std::size_t i = 0; i < stated.size(); ++i) {
    if (!stated[i].present()) continue;
    if (const auto read = value(stated[i], row_at(rulebook_.fields, known.rows[i]).type))
      values.push_back({known.rows[i], *read});
  }
  return values;
}

std::vector<StatusChange> ScenarioNames::statuses(const JsonCursor& at) const {
  std::vector<StatusChange> stated;
  if (!at.present()) return stated;
  for (const JsonCursor& item : at.items(JsonCursor::Lone::Allowed))
    if (const auto index = item.one_of(statuses_)) {
      const Status& status = rulebook_.statuses[static_cast<std::size_t>(*index)];
      if (std::ranges::find(stated, status.region, &StatusChange::region) != stated.end())
        item.complain({"同じ領域の状態が二つ書かれています", "two statuses of one region"},
                      {"一つの領域の状態は一つだけです", "an order has one status in each"});
      stated.push_back({status.region, status.value});
    }
  return stated;
}

std::string ScenarioNames::refusal(const JsonCursor& at) const {
  const auto index = at.one_of(refusals_);
  return index ? row_at(refusals_.ids(), *index) : "";
}

ScenarioNames::Bits ScenarioNames::mails(const JsonCursor& at) const { return bits_of(at, mails_); }

ScenarioNames::Bits ScenarioNames::norms(const JsonCursor& at) const { return bits_of(at, norms_); }

/// Promises follow the norms in their table.
ScenarioNames::Bits ScenarioNames::promises(const JsonCursor& at) const {
  const Bits bits = bits_of(at, promises_);
  return bits && *bits != 0 ? Bits(*bits << norms_.ids().size()) : bits;  // never by all 64 bits
}

ScenarioNames::Bits ScenarioNames::hazards(const JsonCursor& at) const {
  return bits_of(at, hazards_);
}

ScenarioNames::Bits ScenarioNames::warnings(const JsonCursor& at) const {
  return bits_of(at, warnings_);
}

ScenarioNames::Bits ScenarioNames::properties(const JsonCursor& at) const {
  return bits_of(at, properties_);
}

}  // namespace juchu
