// What people and the environment owe, what nobody wants, and what must always hold.
#include <algorithm>

#include <fmt/format.h>

#include "model/expression/expression_reader.hpp"
#include "model/expression/lookup.hpp"
#include "model/rulebook/reader/draft.hpp"

namespace juchu {
namespace {

constexpr Value kMostDays = 1000;  // of an obligation

/// The number that the word `each` stands for in a row; none where it has no `each`.
using Each = std::optional<Value>;

void read_step_norm(const JsonCursor& row, Each each, Norm& norm, const RulebookDraft& draft) {
  if (!draft.book.events.empty()) {
    norm.event = row.at("on").one_of(draft.book.names.events, called::event).value_or(-1);
  }
  ClausePlace place = place_on(norm.event, true, draft);
  place.scope.each = each;
  norm.when = read_condition(row.optional("when"), place, draft);
  norm.must = read_condition(row.at("must"), place, draft);
}

Clause read_within(const JsonCursor& at, const ClausePlace& place, const RulebookDraft& draft) {
  Clause within = read_days(at, Kind::Int, place, draft);
  if (within.empty()) return within;
  const Interval days = interval_of(within.expression(), draft.book.names);
  if (days.low < 0 || days.high > kMostDays) at.complain(out_of_range(0, kMostDays));
  return within;
}

int read_since(const JsonCursor& at, Each each, const RulebookDraft& draft) {
  const std::optional<std::string_view> text = at.text();
  if (draft.names_missing || !text) return -1;
  const std::string name = each ? with_number(*text, *each) : std::string(*text);
  const auto found = std::ranges::find(draft.field_ids, name);
  if (found == draft.field_ids.end()) {
    at.complain(unknown_name(called::field, name, draft.field_ids));
    return -1;
  }
  const auto index = static_cast<int>(found - draft.field_ids.begin());
  const Field& field = draft.field(index);
  if (field.type.kind != Kind::Date && !draft.unclear.contains(field.id)) {
    at.complain({"「since」には日付の項目が必要です", "\"since\" needs a field that is a date"});
  } else if (changes_in_shop(field)) {
    at.complain(changing_shop_field());
  }
  return index;
}

void read_obligation(const JsonCursor& row, Each each, Norm& norm, const RulebookDraft& draft) {
  ClausePlace place = place_apart(true, Reads::NoChangingShop, draft);
  place.scope.each = each;
  norm.holds = read_condition(row.at("while"), place, draft);
  norm.within = read_within(row.at("within"), place, draft);
  const JsonCursor since = row.optional("since");
  if (since.present()) norm.since = read_since(since, each, draft);
}

/// Whether a norm is a condition on a step, and no obligation.
bool is_of_steps(const JsonCursor& row) {
  return row.optional("on").present() || row.optional("must").present();
}

/// What a norm or promise asks; its head is known.
void read_duty(const JsonCursor& row, Each each, Norm& norm, const RulebookDraft& draft) {
  !norm.promise&& is_of_steps(row) ? read_step_norm(row, each, norm, draft)
                                   : read_obligation(row, each, norm, draft);
}

Norm read_promise(const JsonCursor& row, RulebookDraft& draft) {
  row.only_keys({"id", "each", "by", "says", "advice", "source", "while", "within", "since"});
  Norm norm;
  read_head(row, norm, draft);
  norm.promise = true;
  return norm;
}

Norm read_norm(const JsonCursor& row, RulebookDraft& draft) {
  row.only_keys({"id", "each", "by", "says", "advice", "source", "on", "when", "must", "while",
                 "within", "since"});
  Norm norm;
  read_head(row, norm, draft);
  const bool step = is_of_steps(row);
  for (const std::string_view key : {"while", "within", "since"}) {
    if (!step || !row.optional(key).present()) continue;
    row.optional(key).complain_at_key(
        {"「on」「must」と「while」「within」は併用できません",
         "a norm has either \"on\" and \"must\" or \"while\" and \"within\""});
  }
  return norm;
}

/// The group for each number of which the row stands, if so; its numbers are then 1 to `count`.
const GroupName* group_of(const JsonCursor& row, const RulebookDraft& draft) {
  if (draft.names_missing) return nullptr;
  const std::vector<GroupName>& groups = draft.book.names.groups;
  const auto index = row.optional("each").one_of(ids_of(groups), {"グループ", "group"});
  return index ? &groups[static_cast<std::size_t>(*index)] : nullptr;
}

/// `head` as that of one number: `carrier-delivers-2`.
Norm numbered(const Norm& head, Value number) {
  constexpr std::string_view kEach = "{each}";
  Norm norm = head;
  norm.id += fmt::format("-{}", number);
  for (Text* const text : {&norm.says, &norm.advice})
    for (std::string* const words : {&text->ja, &text->en})
      for (std::size_t at = words->find(kEach); at != words->npos; at = words->find(kEach))
        words->replace(at, kEach.size(), std::to_string(number));
  return norm;
}

void read_duties(const JsonCursor& row, Norm head, RulebookDraft& draft) {
  std::vector<Norm>& norms = draft.book.norms;
  const GroupName* const group = group_of(row, draft);
  if (group == nullptr && row.optional("each").present()) return;  // nobody knows what it says
  if (group == nullptr) {
    read_duty(row, std::nullopt, head, draft);
    norms.push_back(std::move(head));
    return;
  }
  const std::size_t before = draft.diagnostics.size();
  for (Value number = 1; number <= group->count; ++number) {
    Norm norm = numbered(head, number);
    read_duty(row, number, norm, draft);
    declare_rule(row.at("id"), norm.id, draft);
    norms.push_back(std::move(norm));
    if (draft.diagnostics.size() > before) return;  // all would be complained about alike
  }
}

Hazard read_hazard(const JsonCursor& row, RulebookDraft& draft) {
  row.only_keys({"id", "when", "says", "advice", "expect", "source"});
  Hazard hazard;
  read_head(row, hazard, draft);
  const ClausePlace place = place_apart(true, Reads::NoChangingShop, draft);
  hazard.when = read_condition(row.at("when"), place, draft);
  static const std::vector<std::string> names = {"gap", "prevented", "unreachable"};
  const auto expect = row.optional("expect").one_of(names, {"見込み", "expectation"});
  if (expect) hazard.expect = static_cast<Expectation>(*expect + 1);
  return hazard;
}

Complaint one_pattern_needed() {
  return {
      {"「never」「never_step」「always_reachable」「leads_to」「precedes」「sometimes」"
       "「sometimes_step」のうち一つだけが必要です",
       "exactly one of \"never\", \"never_step\", \"always_reachable\", \"leads_to\", "
       "\"precedes\", \"sometimes\" and \"sometimes_step\" is needed"}};
}

/// Complains about a key that belongs to other patterns.
void only_with(const JsonCursor& at, bool fits, std::string_view patterns_ja,
               std::string_view patterns_en) {
  if (fits || !at.present()) return;
  at.complain_at_key({fmt::format("「{}」は{}だけに使えます", at.key(), patterns_ja),
                      fmt::format("\"{}\" belongs to {} only", at.key(), patterns_en)});
}

/// What the key of a pattern says, and what belongs to that pattern alone.
void read_pattern(const JsonCursor& row, Pattern pattern, Property& property,
                  const RulebookDraft& draft) {
  ClausePlace place = place_apart(true, Reads::All, draft);
  property.pattern = pattern;
  place.scope.step = property.of_steps();
  const JsonCursor at = row.optional(kPatternKeys[static_cast<std::size_t>(pattern)]);
  (property.has_goal() ? property.goal : property.clause) = read_condition(at, place, draft);
  if (property.has_goal()) property.clause = read_condition(row.at("when"), place, draft);
  if (pattern != Pattern::LeadsTo) return;
  const Type days{.kind = Kind::Int, .low = 0, .high = kMostDays};
  const JsonCursor within = row.optional("within");
  const Clause bound = read_clause(within, days, place_of_constants(draft), draft);
  property.within = static_cast<int>(constant_of(bound, days, within).value_or(-1));
}

Property read_property(const JsonCursor& row, RulebookDraft& draft) {
  row.only_keys({"id", "never", "never_step", "always_reachable", "leads_to", "precedes",
                 "sometimes", "sometimes_step", "when", "within", "orders", "says", "source"});
  Property property;
  read_head(row, property, draft);
  property.orders = static_cast<int>(
      row.optional("orders").integer(1, kMostOrdersOfProperty).value_or(1));
  int found = 0;
  for (std::size_t p = 0; p < kPatternKeys.size(); ++p) {
    if (!row.optional(kPatternKeys[p]).present()) continue;
    read_pattern(row, static_cast<Pattern>(p), property, draft);
    ++found;
  }
  if (found != 1) row.complain(one_pattern_needed());
  if (found == 0) return property;
  only_with(row.optional("when"), property.has_goal(), "「leads_to」と「precedes」",
            "\"leads_to\" and \"precedes\"");
  only_with(row.optional("within"), property.pattern == Pattern::LeadsTo, "「leads_to」",
            "\"leads_to\"");
  return property;
}

}  // namespace

void read_norms(const JsonCursor& section, bool promises, RulebookDraft& draft) {
  for (const JsonCursor& row : section.items()) {
    Norm head = promises ? read_promise(row, draft) : read_norm(row, draft);
    if (!draft.book.actors.empty())
      head.actor = row.at("by").one_of(draft.book.names.actors, called::actor).value_or(0);
    read_duties(row, std::move(head), draft);
  }
  allow_at_most(kMostBits, draft.book.norms.size(), section);
}

void read_hazards(const JsonCursor& section, RulebookDraft& draft) {
  for (const JsonCursor& row : section.items())
    draft.book.hazards.push_back(read_hazard(row, draft));
  allow_at_most(kMostBits, draft.book.hazards.size(), section);
}

void read_properties(const JsonCursor& section, RulebookDraft& draft) {
  for (const JsonCursor& row : section.items()) {
    draft.book.properties.push_back(read_property(row, draft));
  }
  allow_at_most(kMostBits, draft.book.properties.size(), section);
}

}  // namespace juchu
