#include "sim/study/study_json.hpp"

#include <algorithm>

#include "model/json/json_writer.hpp"
#include "model/rulebook/at_creation.hpp"
#include "model/rulebook/shipped_rulebooks.hpp"
#include "sim/scenario/named_rulebook.hpp"
#include "sim/study/reader/draft.hpp"
#include "sim/study/reader/study_tree.hpp"
#include "sim/study/study_events.hpp"
#include "sim/study/study_keys.hpp"

namespace juchu {
namespace {

void find_events(StudyDraft& draft) {
  const auto count = static_cast<int>(draft.book.events.size());
  for (int event = 0; event < count; ++event) {
    if (can_arrive(draft.book, event)) draft.creating.insert(event);
    if (can_be_a_habit(draft.book, event)) draft.following.insert(event);
  }
}

void read_sections(const JsonCursor& root, StudyDraft& draft) {
  root.only_keys(keys_of(StudyPart::Study));
  Study& study = draft.study;
  (void)root.optional("$schema").text();  // for editors; a string
  RowLines lines;
  study.id = read_row_id(root.at("study"), {"負荷試験", "study"}, lines, draft);
  study.title = read_says(root.at("title"));
  study.says = read_says(root.optional("says"));
  study.source = root.optional("source").text().value_or("");
  study.question = read_says(root.optional("question"));
  find_events(draft);
  read_backlog(root.optional("backlog"), draft);
  read_span(root, draft);
  read_calendars(root, draft);
  read_staff(root.optional("staff"), draft);
  read_arrivals(root.at("arrivals"), draft);
  declare_marks(root.optional("habits"), draft);
  read_habits(root.optional("habits"), draft);
  read_measures(root.optional("measures"), draft);
  read_levers(root.optional("levers"), draft);
}

/// The rulebook that the study names, with the parameters it chooses; null after a complaint.
std::shared_ptr<const CompiledRulebook> open_rules(const JsonCursor& root, RulebookShelf& shelf,
                                                   std::vector<ParameterChoice>& choices,
                                                   Diagnostics& diagnostics) {
  const auto named = root.at("rulebook").text();
  if (!named) return nullptr;
  const std::string name(*named);
  auto rules = open_named(shelf, name, root.at("rulebook"), diagnostics);
  if (rules == nullptr) return nullptr;
  const JsonCursor parameters = root.optional("parameters");
  choices = read_choices(parameters, rules->rulebook());
  return choices.empty() ? rules : open_chosen(shelf, name, choices, parameters);
}

}  // namespace

std::optional<Study> read_study(std::string_view text, const std::string& file,
                                const StudyVariant& variant, RulebookShelf& shelf,
                                Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.size();
  const auto tree = build_study_tree(text, file, variant, diagnostics);
  if (!tree) return std::nullopt;
  Diagnostics found;
  const JsonCursor root(tree->root, file, found);
  std::vector<ParameterChoice> choices;
  const auto rules = open_rules(root, shelf, choices, diagnostics);
  std::optional<StudyDraft> draft;
  std::vector<std::pair<int, Value>> shop;
  if (rules != nullptr) {
    draft.emplace(tree->places, rules);
    read_sections(root, *draft);
    shop = read_shop(root, *draft);
  }
  tree->places.add(found, diagnostics);
  if (diagnostics.size() != before || rules == nullptr) return std::nullopt;
  if (!compile_study(*draft, shop, diagnostics)) return std::nullopt;
  settle_backlog(*draft);
  Study& study = draft->study;
  study.file = file;
  study.named = rules;
  study.choices = std::move(choices);
  const Rulebook& book = rules->rulebook();
  study.hash = hash_of_study(tree->root,
                             book.id + '\n' + book.version + '\n' + shelf.text_of(book));
  return std::move(study);
}

std::optional<Study> open_study(const std::string& path, const StudyVariant& variant,
                                RulebookShelf& shelf, Diagnostics& diagnostics) {
  const auto text = study_text(path, diagnostics);
  if (!text) return std::nullopt;
  return read_study(*text, path, variant, shelf, diagnostics);
}

std::optional<std::string> whole_study_text(const std::string& path, const std::string& backlog,
                                            Diagnostics& diagnostics) {
  const auto text = study_text(path, diagnostics);
  if (!text) return std::nullopt;
  const auto tree = build_study_tree(*text, path, {{}, {}, backlog}, diagnostics);
  if (!tree) return std::nullopt;
  return json_text(tree->root);
}

}  // namespace juchu
