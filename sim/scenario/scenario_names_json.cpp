#include <algorithm>
#include <cassert>

#include "model/rulebook/tracking_number.hpp"
#include "sim/scenario/scenario_names.hpp"

namespace juchu {
namespace {

constexpr std::size_t kLongestNumber = 50;  // QAPI's limit for TrackingNo

std::optional<std::uint64_t> bits_of(const JsonCursor& at, const std::vector<std::string>& ids,
                                     const Text& kind) {
  if (!at.present()) return std::nullopt;
  std::uint64_t bits = 0;
  for (const JsonCursor& item : at.items(JsonCursor::Lone::Allowed))
    if (const auto index = item.one_of(ids, kind)) bits |= Word{1} << *index;
  return bits;
}

}  // namespace

std::optional<Day> read_day(const JsonCursor& at) {
  const auto text = at.text();
  if (!text) return std::nullopt;
  const auto day = parse_day(*text);
  if (!day) at.complain(not_a_day());
  return day;
}

ScenarioNames::ScenarioNames(const Rulebook& rulebook, TokenTable& tokens)
    : rulebook_(rulebook),
      tokens_(tokens),
      statuses_(ids_of(rulebook.statuses)),
      mails_(ids_of(rulebook.mails)),
      hazards_(ids_of(rulebook.hazards)),
      warnings_(ids_of(rulebook.warnings)),
      properties_(ids_of(rulebook.properties)),
      refusals_(ids_of(rulebook.forbids)) {
  for (const Norm& norm : rulebook.norms) (norm.promise ? promises_ : norms_).push_back(norm.id);
  for (const Permit& permit : rulebook.permits) refusals_.push_back(permit.id);
  for (const char* id : {"not-listed", "not-offered", "overflow"}) refusals_.emplace_back(id);
}

std::optional<Value> ScenarioNames::value(const JsonCursor& at, const Type& type) const {
  const Names& names = rulebook_.names;
  if (type.optional && at.is(JsonValue::Kind::Null)) return kUnset;
  const auto index_of = [&](const std::vector<std::string>& known,
                            const Text& kind) -> std::optional<Value> {
    const auto index = at.one_of(known, kind);
    return index ? std::optional<Value>(*index) : std::nullopt;
  };
  switch (type.kind) {
    case Kind::Bool: {
      const auto value = at.boolean();
      return value ? std::optional<Value>(*value ? 1 : 0) : std::nullopt;
    }
    case Kind::Int: return at.integer(type.low, type.high);
    case Kind::Date: {
      const auto day = read_day(at);
      return day ? std::optional<Value>(*day) : std::nullopt;
    }
    case Kind::Enum: return index_of(names.enumerations[type.domain], {"値", "value"});
    case Kind::Method: return index_of(names.methods, {"配送方法", "method"});
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
  at.complain({"送り状番号として読めません", "this is no tracking number"},
              {"英数字だけで書いてください(ハイフンと空白は無視します)",
               "write letters and digits only; hyphens and spaces are ignored"});
  return std::nullopt;
}

std::vector<FieldExpectation> ScenarioNames::fields(const JsonCursor& at,
                                                    std::optional<FieldScope> scope) const {
  std::vector<FieldExpectation> values;
  if (!at.present()) return values;
  std::vector<std::string> known;
  for (std::size_t f = rulebook_.regions.size(); f < rulebook_.fields.size(); ++f)
    if (!scope || rulebook_.fields[f].scope == *scope) known.push_back(rulebook_.fields[f].id);
  at.only_keys(known);
  for (const JsonCursor& row : at.members()) {
    if (std::ranges::find(known, row.key()) == known.end()) continue;
    const auto field = std::ranges::find(rulebook_.fields, row.key(), &Field::id);
    if (const auto stated = value(row, field->type))
      values.push_back({static_cast<int>(field - rulebook_.fields.begin()), *stated});
  }
  return values;
}

std::vector<StatusChange> ScenarioNames::statuses(const JsonCursor& at) const {
  std::vector<StatusChange> stated;
  if (!at.present()) return stated;
  for (const JsonCursor& item : at.items(JsonCursor::Lone::Allowed))
    if (const auto index = item.one_of(statuses_, {"状態", "status"})) {
      const Status& status = rulebook_.statuses[static_cast<std::size_t>(*index)];
      if (std::ranges::find(stated, status.region, &StatusChange::region) != stated.end())
        item.complain({"同じ領域の状態が二つ書かれています", "two statuses of one region"},
                      {"一つの領域の状態は一つだけです", "an order has one status in each"});
      stated.push_back({status.region, status.value});
    }
  return stated;
}

std::string ScenarioNames::refusal(const JsonCursor& at) const {
  const auto index = at.one_of(refusals_, {"ルール", "rule"});
  return index ? refusals_[static_cast<std::size_t>(*index)] : "";
}

ScenarioNames::Bits ScenarioNames::mails(const JsonCursor& at) const {
  return bits_of(at, mails_, {"メール", "mail"});
}

ScenarioNames::Bits ScenarioNames::norms(const JsonCursor& at) const {
  return bits_of(at, norms_, {"守るべきこと", "norm"});
}

/// Promises follow the norms in their table.
ScenarioNames::Bits ScenarioNames::promises(const JsonCursor& at) const {
  const Bits bits = bits_of(at, promises_, {"前提", "promise"});
  return bits && *bits != 0 ? Bits(*bits << norms_.size()) : bits;  // never by all 64 bits
}

ScenarioNames::Bits ScenarioNames::hazards(const JsonCursor& at) const {
  return bits_of(at, hazards_, {"危険な状態", "hazard"});
}

ScenarioNames::Bits ScenarioNames::warnings(const JsonCursor& at) const {
  return bits_of(at, warnings_, {"警告", "warning"});
}

ScenarioNames::Bits ScenarioNames::properties(const JsonCursor& at) const {
  return bits_of(at, properties_, {"性質", "property"});
}

}  // namespace juchu
