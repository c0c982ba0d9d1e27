#include "model/rulebook/rulebook_json.hpp"

#include <algorithm>
#include <tuple>

#include "model/json/json_value.hpp"
#include "model/rulebook/reader/draft.hpp"
#include "model/rulebook/shipped_rulebooks.hpp"
#include "model/text/suggestion.hpp"

namespace juchu {
namespace {

const std::vector<std::string> kKeys = {
    "$schema",   "rulebook", "version", "tick",     "title",    "parameters", "actors",  "mails",
    "shows",     "methods",  "regions", "fields",   "statuses", "events",     "permits", "forbids",
    "deadlines", "warnings", "norms",   "promises", "hazards",  "properties", "screens", "knows"};

/// The member `key` of the root; one that is misspelt, and complained about, serves as well.
JsonCursor section(const JsonCursor& root, std::string_view key) {
  const JsonCursor found = root.optional(key);
  if (found.present()) return found;
  for (const JsonCursor& member : root.members()) {
    const bool known = std::ranges::find(kKeys, member.key()) != kKeys.end();
    if (!known && nearest_name(member.key(), kKeys) == key) return member;
  }
  return found;
}

/// A section that declares names. When it cannot be read, expressions are not judged.
JsonCursor table(const JsonCursor& root, std::string_view key, RulebookDraft& draft) {
  const JsonCursor found = section(root, key);
  if (found.present() && !found.is(JsonValue::Kind::Object)) draft.names_missing = true;
  return found;
}

/// The same, with at least one row.
JsonCursor needed_table(const JsonCursor& root, std::string_view key, RulebookDraft& draft) {
  const JsonCursor found = table(root, key, draft);
  if (found.is(JsonValue::Kind::Object) && found.value()->members.empty()) {
    found.complain(empty_list());
  }
  if (!found.present()) (void)root.at(key);
  if (found.value() == nullptr || found.value()->members.empty()) draft.names_missing = true;
  return found;
}

void read_title(const JsonCursor& root, Rulebook& book) {
  root.only_keys(kKeys);
  (void)root.optional("$schema").text();
  book.id = read_id(root.at("rulebook"));
  book.version = read_id(root.at("version"));
  book.title = read_text(root.at("title"));
  const std::vector<std::string> ticks = {"day"};
  (void)root.at("tick").one_of(ticks, {"単位", "tick"});
}

void read_names(const JsonCursor& root, const std::vector<ParameterChoice>& choices,
                RulebookDraft& draft) {
  read_parameters(table(root, "parameters", draft), choices, draft);
  read_actors(needed_table(root, "actors", draft), draft);
  read_mails(table(root, "mails", draft), draft);
  read_shows(table(root, "shows", draft), draft);
  read_methods(table(root, "methods", draft), draft);
  const JsonCursor regions = needed_table(root, "regions", draft);
  read_regions(regions, needed_table(root, "statuses", draft), draft);
  read_fields(table(root, "fields", draft), draft);
  declare_events(needed_table(root, "events", draft), draft);
}

void read_rules(const JsonCursor& root, RulebookDraft& draft) {
  read_events(section(root, "events"), draft);
  read_permits(section(root, "permits"), draft);
  read_forbids(section(root, "forbids"), draft);
  read_deadlines(section(root, "deadlines"), draft);
  read_warnings(section(root, "warnings"), draft);
  read_norms(section(root, "norms"), false, draft);
  read_norms(section(root, "promises"), true, draft);
  read_hazards(section(root, "hazards"), draft);
  read_properties(section(root, "properties"), draft);
  read_screens(section(root, "screens"), draft);
  read_knows(section(root, "knows"), draft);
}

}  // namespace

std::optional<Rulebook> read_rulebook(std::string_view text, const std::string& file,
                                      Diagnostics& diagnostics,
                                      const std::vector<ParameterChoice>& choices, Bounds bounds) {
  const std::size_t before = diagnostics.size();
  const std::optional<JsonValue> value = parse_json(text, file, diagnostics);
  if (!value) return std::nullopt;
  const JsonCursor root(*value, file, diagnostics);
  RulebookDraft draft(diagnostics, bounds);
  draft.book.file = file;
  read_title(root, draft.book);
  if (!root.is(JsonValue::Kind::Object)) return std::nullopt;
  read_names(root, choices, draft);
  read_rules(root, draft);
  if (diagnostics.size() > before) return std::nullopt;
  std::ranges::sort(draft.book.deadlines, {},
                    [](const Deadline& each) { return std::tie(each.rank, each.id); });
  return std::move(draft.book);
}

std::optional<Rulebook> open_rulebook(const std::string& name_or_path, Diagnostics& diagnostics,
                                      const std::vector<ParameterChoice>& choices, Bounds bounds) {
  std::vector<std::string> ids;
  for (const ShippedFile& shipped : shipped_rulebooks()) {
    ids.emplace_back(shipped.id);
    if (shipped.id != name_or_path) continue;
    std::optional<Rulebook> book = read_rulebook(shipped.text, name_or_path, diagnostics, choices,
                                                 bounds);
    if (book) book->file.clear();
    return book;
  }
  const bool path = name_or_path.find_first_of("/.") != name_or_path.npos;
  if (!path && !file_exists(name_or_path)) {
    const auto [problem, hint] = unknown_name({"ルールブック", "rulebook"}, name_or_path, ids);
    diagnostics.add({name_or_path, {}, "", problem, hint});
    return std::nullopt;
  }
  const std::optional<std::string> text = read_file(name_or_path, diagnostics);
  if (!text) return std::nullopt;
  return read_rulebook(*text, name_or_path, diagnostics, choices, bounds);
}

}  // namespace juchu
