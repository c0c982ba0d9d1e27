#include "model/engine/rule_catalogue.hpp"

#include <algorithm>
#include <array>

#include "model/text/suggestion.hpp"

namespace juchu {
namespace {

struct Answer {
  RuleKind kind;
  const char* id;
  Text says;
};

const std::array<Answer, 5>& answers() {
  static const std::array<Answer, 5> all = {{
      {RuleKind::NotListed,
       "not-listed",
       {"この状態でのこのイベントを、どの許可も認めていません",
        "no permit accepts this event in this status"}},
      {RuleKind::NotOffered, "not-offered", {"選べない日付です", "a date that is not offered"}},
      {RuleKind::Overflow,
       "overflow",
       {"項目の値が範囲を超えるので、拒否します",
        "refused since the value of a field would be out of range"}},
      {RuleKind::Overlap,
       "overlap",
       {"二つの許可が同時に当てはまるので、拒否します（ルールブックの誤り）",
        "refused since two permits apply at once (an error of the rulebook)"}},
      {RuleKind::Impossible,
       "impossible",
       {"この時点では起こりえません（ルールの答えではなく、入力の誤り）",
        "this cannot have happened here (no answer of the rules, but bad input)"}},
  }};
  return all;
}

std::string without_spaces(std::string_view text) {
  std::string rest;
  for (const char each : text)
    if (each != ' ' && each != '\n' && each != '\t') rest += each;
  return rest;
}

/// The id in `[overdue · guide §3]`, or all of `typed`.
std::string_view id_in(std::string_view typed) {
  while (!typed.empty() && (typed.front() == ' ' || typed.front() == '[')) typed.remove_prefix(1);
  while (!typed.empty() && (typed.back() == ' ' || typed.back() == ']')) typed.remove_suffix(1);
  return typed.substr(0, typed.find(" ·"));
}

template <class Predicate>
std::vector<CatalogueRow> rows_where(std::span<const CatalogueRow> catalogue, Predicate predicate) {
  std::vector<CatalogueRow> found;
  std::ranges::copy_if(catalogue, std::back_inserter(found), predicate);
  return found;
}

}  // namespace

std::vector<CatalogueRow> rule_catalogue(const Rulebook& rulebook) {
  std::vector<CatalogueRow> all;
  const auto add = [&](RuleSection section, const auto& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i)
      all.push_back({section, i, rows[i].id, rows[i].says});
  };
  add(RuleSection::Permit, rulebook.permits);
  add(RuleSection::Forbid, rulebook.forbids);
  add(RuleSection::Deadline, rulebook.deadlines);
  add(RuleSection::Warning, rulebook.warnings);
  add(RuleSection::Norm, rulebook.norms);
  for (CatalogueRow& row : all)
    if (row.section == RuleSection::Norm && rulebook.norms[row.index].promise)
      row.section = RuleSection::Promise;
  add(RuleSection::Hazard, rulebook.hazards);
  add(RuleSection::Property, rulebook.properties);
  add(RuleSection::Parameter, rulebook.parameters);
  for (std::size_t i = 0; i < rulebook.events.size(); ++i)
    all.push_back({RuleSection::Event, i, rulebook.events[i].id, rulebook.events[i].label});
  for (const Answer& answer : answers())
    all.push_back(
        {RuleSection::Answer, static_cast<std::size_t>(answer.kind), answer.id, answer.says});
  return all;
}

std::vector<CatalogueRow> rules_named(std::span<const CatalogueRow> catalogue,
                                      std::string_view typed) {
  const std::string_view id = id_in(typed);
  auto found = rows_where(catalogue, [&](const CatalogueRow& row) { return row.id == id; });
  if (!found.empty()) return found;
  const std::string words = without_spaces(typed);
  if (words.empty()) return {};
  found = rows_where(catalogue, [&](const CatalogueRow& row) {
    return words == without_spaces(row.says.ja) || words == without_spaces(row.says.en);
  });
  if (!found.empty()) return found;
  found = rows_where(catalogue, [&](const CatalogueRow& row) {
    return without_spaces(row.says.ja).find(words) != std::string::npos ||
           without_spaces(row.says.en).find(words) != std::string::npos;
  });
  if (found.size() != 1) found.clear();
  return found;
}

std::vector<CatalogueRow> rules_near(std::span<const CatalogueRow> catalogue,
                                     std::string_view typed, std::size_t most) {
  std::vector<CatalogueRow> near;
  const auto add = [&](const CatalogueRow& row) {
    const bool known = std::ranges::find(near, row.id, &CatalogueRow::id) != near.end();
    if (!known && near.size() < most) near.push_back(row);
  };
  const std::string_view wanted = id_in(typed);
  const std::array<std::string (*)(const CatalogueRow&), 3> names = {
      [](const CatalogueRow& row) { return row.id; },
      [](const CatalogueRow& row) { return row.says.ja; },
      [](const CatalogueRow& row) { return row.says.en; }};
  for (const auto& name : names) {
    std::vector<std::string> all;
    for (const CatalogueRow& row : catalogue) all.push_back(name(row));
    const std::string nearest = nearest_name(wanted, all);
    const auto found = std::ranges::find(all, nearest);
    if (!nearest.empty()) add(catalogue[static_cast<std::size_t>(found - all.begin())]);
  }
  for (const auto& name : names)
    for (const CatalogueRow& row : catalogue)
      if (wanted.size() >= 3 && name(row).find(wanted) != std::string::npos) add(row);
  return near;
}

const RuleHead* head_of(const Rulebook& rulebook, const CatalogueRow& row) {
  switch (row.section) {
    case RuleSection::Permit: return &rulebook.permits[row.index];
    case RuleSection::Forbid: return &rulebook.forbids[row.index];
    case RuleSection::Deadline: return &rulebook.deadlines[row.index];
    case RuleSection::Warning: return &rulebook.warnings[row.index];
    case RuleSection::Norm:
    case RuleSection::Promise: return &rulebook.norms[row.index];
    case RuleSection::Hazard: return &rulebook.hazards[row.index];
    case RuleSection::Property: return &rulebook.properties[row.index];
    default: return nullptr;
  }
}

}  // namespace juchu
