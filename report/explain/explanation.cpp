#include "report/explain/explanation.hpp"

#include <algorithm>

#include "model/expression/names_in.hpp"
#include "report/assumed.hpp"
#include "report/explain/facts.hpp"

namespace juchu {
namespace {

/// What the names of one rulebook are called.
class Labels {
 public:
  Labels(const Rulebook& book, int event) : book_(book), event_(event) {}

  /// Empty where `name` is none, or has no label.
  [[nodiscard]] Text of(const std::string& name) const {
    if (name.starts_with("event.")) return event_parameter(name.substr(6));
    if (const Text label = in(book_.fields, name); !label.empty()) return label;
    if (const Text label = in(book_.regions, name); !label.empty()) return label;
    if (const Text label = in(book_.statuses, name); !label.empty()) return label;
    if (const Text label = in(book_.methods, name); !label.empty()) return label;
    if (const Text label = enumerated(name); !label.empty()) return label;
    if (const Text label = in(book_.actors, name); !label.empty()) return label;
    if (const Text label = in(book_.events, name); !label.empty()) return label;
    return in(book_.mails, name);
  }

 private:
  template <class Row>
  static Text in(const std::vector<Row>& rows, const std::string& name) {
    const auto found = std::ranges::find(rows, name, &Row::id);
    return found == rows.end() ? Text() : found->label;
  }
  [[nodiscard]] Text event_parameter(const std::string& name) const {
    return event_ < 0 ? Text()
                      : in(book_.events[static_cast<std::size_t>(event_)].parameters, name);
  }
  /// A value of an enumeration, unless two call it differently.
  [[nodiscard]] Text enumerated(const std::string& name) const {
    Text label;
    for (std::size_t e = 0; e < book_.names.enumerations.size(); ++e) {
      const std::vector<std::string>& values = book_.names.enumerations[e];
      const auto found = std::ranges::find(values, name);
      if (found == values.end()) continue;
      const auto value = static_cast<std::size_t>(found - values.begin());
      const Text& here = book_.enumeration_labels[e][value];
      if (!label.empty() && !here.empty() && label != here) return {};
      if (!here.empty()) label = here;
    }
    return label;
  }

  const Rulebook& book_;
  int event_;
};

std::vector<std::string> names_of(const Rulebook& book, const CatalogueRow& row) {
  std::vector<std::string> names;
  for (const Clause* clause : clauses_of(book, row))
    for (const std::string& name : names_in(clause->text))
      if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  return names;
}

bool reads(const Rulebook& book, const CatalogueRow& row, const std::string& name) {
  const std::vector<std::string> names = names_of(book, row);
  return std::ranges::find(names, name) != names.end();
}

/// The rules about a parameter, or about an event.
std::vector<CatalogueRow> users_of(const Rulebook& book, const CatalogueRow& row) {
  std::vector<CatalogueRow> users;
  if (row.section != RuleSection::Parameter && row.section != RuleSection::Event) return users;
  for (const CatalogueRow& other : rule_catalogue(book)) {
    const bool about = row.section == RuleSection::Parameter
                           ? reads(book, other, row.id)
                           : event_of(book, other) == static_cast<int>(row.index);
    if (about) users.push_back(other);
  }
  return users;
}

void add_origin(Explanation& told, const Rulebook& book) {
  if (const RuleHead* head = head_of(book, told.row)) {
    told.source = head->source;
    told.advice = head->advice;
    told.position = head->position;
  } else if (told.row.section == RuleSection::Parameter) {
    told.source = book.parameters[told.row.index].source;
    told.position = book.parameters[told.row.index].position;
  } else if (told.row.section == RuleSection::Event) {
    told.position = book.events[told.row.index].position;
  }
}

void add_names(Explanation& told, const Rulebook& book) {
  const int event = told.row.section == RuleSection::Event ? static_cast<int>(told.row.index)
                                                           : event_of(book, told.row);
  const Labels labels(book, event);
  for (const std::string& name : names_of(book, told.row)) {
    const auto parameter = std::ranges::find(book.parameters, name, &Parameter::id);
    if (parameter != book.parameters.end())
      told.parameters.push_back({&*parameter, assumed(*parameter)});
    else if (Text label = labels.of(name); !label.empty())
      told.words.push_back({name, std::move(label)});
  }
  if (told.row.section != RuleSection::Parameter) return;
  const Parameter& parameter = book.parameters[told.row.index];
  told.parameters.push_back({&parameter, assumed(parameter)});
}

}  // namespace

std::string value_of(const Parameter& parameter) {
  if (parameter.type.kind == Kind::Bool) return parameter.value != 0 ? "true" : "false";
  return std::to_string(parameter.value);
}

Explanation explanation_of(const CompiledRulebook& rules, const CatalogueRow& row) {
  const Rulebook& book = rules.rulebook();
  Explanation told{.row = row, .book = &book};
  add_origin(told, book);
  told.facts = facts_of(book, row);
  add_names(told, book);
  told.used_by = users_of(book, row);
  return told;
}

}  // namespace juchu
