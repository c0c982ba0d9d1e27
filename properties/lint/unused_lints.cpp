#include <algorithm>
#include <cctype>
#include <set>
#include <string_view>

#include "model/expression/expression_reader.hpp"
#include "model/expression/wording.hpp"
#include "properties/lint/findings.hpp"
#include "properties/lint/open_clauses.hpp"

namespace juchu {
namespace {

const Text kRemove = {"使うか、削除してください", "use it, or remove it"};

LintFinding about(const auto& row, Text problem, Text hint = kRemove) {
  return {.position = row.position,
          .subject = row.id,
          .problem = std::move(problem),
          .hint = std::move(hint)};
}

bool in_name(char letter) {
  return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_';
}

/// The names in `text` that do not follow a dot.
void gather_names(std::string_view text, std::set<std::string, std::less<>>& names) {
  for (auto at = text.begin(); at != text.end();) {
    const auto begin = std::find_if(at, text.end(), in_name);
    at = std::find_if_not(begin, text.end(), in_name);
    if (begin != text.begin() && *(begin - 1) == '.') continue;
    names.emplace(begin, at);
  }
}

/// What the rules of a rulebook use, under any reading.
class Uses {
 public:
  explicit Uses(const Rulebook& rulebook) : open_(open_names(rulebook)) {
    for (const OpenClause& clause : open_clauses(rulebook, open_)) {
      if (clause.writes >= 0) written_.insert(clause.writes);
      read(clause);
    }
    for (const Norm& norm : rulebook.norms) read_.insert(norm.since);
    for (const Field& field : rulebook.fields) gather_names(field.initial_text, names_);
    gather_sends(rulebook.permits);
    gather_sends(rulebook.deadlines);
  }

  [[nodiscard]] bool reads(int field) const { return read_.contains(field); }
  [[nodiscard]] bool writes(int field) const { return written_.contains(field); }
  [[nodiscard]] bool reads_parameter(int event, int index) const {
    return event_parameters_.contains({event, index});
  }
  [[nodiscard]] bool reads_column(int column) const { return columns_.contains(column); }
  [[nodiscard]] bool names(std::string_view parameter) const { return names_.contains(parameter); }
  [[nodiscard]] bool sends(int mail) const { return mails_.contains(mail); }
  [[nodiscard]] bool asks_for(int actor) const { return actors_.contains(actor); }

 private:
  void read(const OpenClause& clause) {
    gather_names(clause.clause->text, names_);
    for_each_node(clause.open, [&](const Expression& node) {
      const bool of_field = node.op == Op::Field || node.op == Op::BusinessDaysSince;
      if (of_field && node.index != clause.writes) read_.insert(node.index);
      if (node.op == Op::Parameter || node.op == Op::UsedElsewhere)
        event_parameters_.insert({clause.event, node.index});
      if (node.op == Op::Column) columns_.insert(node.index);
      if (node.op == Op::Constant && node.type.kind == Kind::Actor)
        actors_.insert(static_cast<int>(node.value));
    });
  }

  void gather_sends(const auto& rows) {
    for (const auto& row : rows) mails_.insert(row.send.begin(), row.send.end());
  }

  Names open_;
  std::set<int> read_, written_, columns_, mails_, actors_;
  std::set<std::pair<int, int>> event_parameters_;
  std::set<std::string, std::less<>> names_;
};

/// The fields of a rulebook that are no status and whose use is wrong.
LintFindings fields_where(const Rulebook& rulebook, const Text& problem, const Text& hint,
                          const auto& wrong) {
  const Uses uses(rulebook);
  LintFindings findings;
  for (std::size_t f = rulebook.regions.size(); f < rulebook.fields.size(); ++f) {
    const int index = static_cast<int>(f);
    if (wrong(rulebook.fields[f], uses.reads(index), uses.writes(index)))
      findings.push_back(about(rulebook.fields[f], problem, hint));
  }
  return findings;
}

LintFindings rows_where(const auto& rows, const Text& problem, const auto& wrong) {
  LintFindings findings;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (wrong(static_cast<int>(i))) findings.push_back(about(rows[i], problem));
  return findings;
}

bool has_method_type(const Type& type) { return type.kind == Kind::Method; }

}  // namespace

LintFindings unused_fields(const CompiledRulebook& rules) {
  return fields_where(
      rules.rulebook(),
      {"この項目は読まれも書かれもしません", "this field is neither read nor written"}, kRemove,
      [](const Field&, bool read, bool written) { return !read && !written; });
}

LintFindings fields_never_read(const CompiledRulebook& rules) {
  return fields_where(
      rules.rulebook(),
      {"この項目は書かれるだけで、読まれません", "this field is written and never read"}, kRemove,
      [](const Field&, bool read, bool written) { return !read && written; });
}

LintFindings fields_never_written(const CompiledRulebook& rules) {
  return fields_where(
      rules.rulebook(),
      {"この項目は読まれるのに、書かれません", "this field is read and never written"},
      {"いつも初期値のままです。書くルールを加えるか、パラメーターにしてください",
       "it keeps its initial value: write it somewhere, or make it a parameter"},
      [](const Field& field, bool read, bool written) {
        return read && !written && !field.setting;
      });
}

LintFindings unused_parameters(const CompiledRulebook& rules) {
  const Uses uses(rules.rulebook());
  const auto& parameters = rules.rulebook().parameters;
  return rows_where(parameters,
                    {"このパラメーターはどこでも使われません", "nothing uses this parameter"},
                    [&](int i) { return !uses.names(parameters[static_cast<std::size_t>(i)].id); });
}

LintFindings unused_actors(const CompiledRulebook& rules) {
  const Rulebook& rulebook = rules.rulebook();
  const Uses uses(rulebook);
  return rows_where(rulebook.actors, {"この行為者は何もしません", "this actor does nothing"},
                    [&](int actor) {
                      const auto acts = [actor](const auto& row) { return row.actor == actor; };
                      return rulebook.actors[static_cast<std::size_t>(actor)].id != "system" &&
                             std::ranges::none_of(rulebook.events, acts) &&
                             std::ranges::none_of(rulebook.norms, acts) && !uses.asks_for(actor);
                    });
}

LintFindings unused_mails(const CompiledRulebook& rules) {
  const Uses uses(rules.rulebook());
  return rows_where(rules.rulebook().mails,
                    {"このメールはどのルールからも送られません", "no rule sends this mail"},
                    [&](int mail) { return !uses.sends(mail); });
}

LintFindings unused_shows(const CompiledRulebook& rules) {
  const Rulebook& rulebook = rules.rulebook();
  return rows_where(rulebook.shows, {"どの状態でも表示されません", "no status shows this"},
                    [&](int group) {
                      const std::string& id = rulebook.shows[static_cast<std::size_t>(group)].id;
                      return std::ranges::none_of(rulebook.statuses, [&](const Status& status) {
                        return std::ranges::find(status.shows, id) != status.shows.end();
                      });
                    });
}

LintFindings unused_methods(const CompiledRulebook& rules) {
  const Rulebook& rulebook = rules.rulebook();
  if (rulebook.methods.empty()) return {};
  const auto typed = [](const auto& row) { return has_method_type(row.type); };
  const bool used = std::ranges::any_of(rulebook.fields, typed) ||
                    std::ranges::any_of(rulebook.events, [&](const EventType& event) {
                      return std::ranges::any_of(event.parameters, typed);
                    });
  if (!used)
    return {about(rulebook.methods.front(),
                  {"配送方法を持つ項目もパラメーターもありません", "nothing is of type method"})};
  const Uses uses(rulebook);
  LintFindings findings;
  for (std::size_t c = 0; c < rulebook.names.columns.size(); ++c) {
    if (uses.reads_column(static_cast<int>(c))) continue;
    findings.push_back(about(rulebook.methods.front(), {"この列はどのルールからも読まれません",
                                                        "no rule reads this column"}));
    findings.back().subject = rulebook.names.columns[c].id;
  }
  return findings;
}

LintFindings events_never_permitted(const CompiledRulebook& rules) {
  const Rulebook& rulebook = rules.rulebook();
  LintFindings findings;
  for (std::size_t e = 0; e < rulebook.events.size(); ++e) {
    const EventType& event = rulebook.events[e];
    const auto about_it = [e](const Permit& permit) { return permit.event == static_cast<int>(e); };
    if (event.world || std::ranges::any_of(rulebook.permits, about_it)) continue;
    findings.push_back(
        about(event, {"どの許可もこのイベントを認めません", "no permit allows this event"},
              {"許可を書くか、イベントを削除してください", "write a permit, or remove the event"}));
  }
  return findings;
}

LintFindings unused_event_parameters(const CompiledRulebook& rules) {
  const Rulebook& rulebook = rules.rulebook();
  const Uses uses(rulebook);
  LintFindings findings;
  for (std::size_t e = 0; e < rulebook.events.size(); ++e) {
    const std::vector<EventParameter>& parameters = rulebook.events[e].parameters;
    for (std::size_t p = 0; p < parameters.size(); ++p) {
      if (uses.reads_parameter(static_cast<int>(e), static_cast<int>(p))) continue;
      findings.push_back(about(parameters[p], {"このパラメーターはどこでも読まれません",
                                               "nothing reads this parameter"}));
      findings.back().subject = rulebook.events[e].id + "." + parameters[p].id;
    }
  }
  return findings;
}

}  // namespace juchu
