#include "properties/check/rules_seen.hpp"

namespace juchu {

RulesSeen::RulesSeen(const Rulebook& book) {
  rows_[RuleKind::Permit].resize(book.permits.size());
  rows_[RuleKind::Forbid].resize(book.forbids.size());
  rows_[RuleKind::Deadline].resize(book.deadlines.size());
}

void RulesSeen::add(const RuleRef& rule) {
  if (const auto rows = rows_.find(rule.kind); rows != rows_.end()) rows->second[rule.index] = true;
}

void RulesSeen::join(const RulesSeen& more) {
  for (const auto& [kind, rows] : more.rows_)
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (rows[i]) rows_[kind][i] = true;
}

bool RulesSeen::has(const RuleRef& rule) const {
  const auto rows = rows_.find(rule.kind);
  return rows != rows_.end() && rows->second[rule.index];
}

std::vector<RuleRef> RulesSeen::rest() const {
  std::vector<RuleRef> rest;
  for (const RuleKind kind : {RuleKind::Permit, RuleKind::Forbid, RuleKind::Deadline})
    for (std::size_t i = 0; i < rows_.at(kind).size(); ++i)
      if (!rows_.at(kind)[i]) rest.push_back({kind, static_cast<std::uint16_t>(i)});
  return rest;
}

const RuleHead& head_of(const Rulebook& book, const RuleRef& rule) {
  switch (rule.kind) {
    case RuleKind::Forbid: return book.forbids[rule.index];
    case RuleKind::Deadline: return book.deadlines[rule.index];
    default: return book.permits[rule.index];
  }
}

}  // namespace juchu
