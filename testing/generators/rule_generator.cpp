#include "testing/generators/rule_generator.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>

#include "testing/generators/vocabulary.hpp"

namespace juchu {
namespace {

const Type kDate{.kind = Kind::Date, .optional = true};
const Type kMethod{.kind = Kind::Method, .optional = true};

std::string type_name(const Type& type) {
  switch (type.kind) {
    case Kind::Date: return quoted(type.optional ? "date?" : "date");
    case Kind::Int: return quoted(fmt::format("{}..{}", type.low, type.high));
    case Kind::Method: return quoted(type.optional ? "method?" : "method");
    case Kind::Token: return quoted(type.optional ? "token?" : "token");
    case Kind::Enum: return R"(["card", "konbini", "bank"])";
    default: return quoted("bool");
  }
}

/// Who creates an order must set it.
bool needed_at_creation(const Field& field) {
  const bool stated = field.type.kind == Kind::Date || field.type.kind == Kind::Token;
  return field.scope == FieldScope::Order && !field.type.optional && stated;
}

ExpressionPlace place_of_rule_on(const EventType& event) {
  return {.event = &event, .world = false, .shop_only = event.shop};
}

ExpressionPlace place_of_norm_on(const EventType& event) {
  return {.event = &event, .shop_only = event.shop};
}

}  // namespace

const RuleGenerator::Section RuleGenerator::kSections[] = {
    {"permits", &RuleGenerator::permit},     {"forbids", &RuleGenerator::forbid},
    {"deadlines", &RuleGenerator::deadline}, {"warnings", &RuleGenerator::warning},
    {"norms", &RuleGenerator::norm},         {"promises", &RuleGenerator::promise},
    {"hazards", &RuleGenerator::hazard},     {"properties", &RuleGenerator::property},
};

RuleGenerator::RuleGenerator(const Rulebook& names, std::uint64_t seed)
    : names_(names), seed_(seed) {
  for (std::size_t e = 0; e < names_.events.size(); ++e) {
    Choices choices(seed_, "event", static_cast<int>(e));
    events_.object(names_.events[e].id, event(choices, names_.events[e]));
  }
}

std::string RuleGenerator::rules(std::string_view section, int count) const {
  const auto found = std::ranges::find(kSections, section, &Section::id);
  assert(found != std::end(kSections));
  JsonRows rows;
  for (int i = 0; i < count; ++i) {
    Choices choices(seed_, section, i);
    JsonObject row;
    row.text("id", fmt::format("{}-{}", section, i + 1));
    (this->*found->write)(choices, i, row);
    rows.push_back(row.text("source", "random").on_one_line());
  }
  return json_lines(rows);
}

// --- events ---

JsonObject RuleGenerator::event(Choices& choices, const EventType& type) {
  JsonObject row, with;
  row.text("by", names_.names.actors[static_cast<std::size_t>(type.actor)]);
  row.flag("world", type.world).text("scope", type.shop ? "shop" : "");
  for (const EventParameter& each : type.parameters)
    with.object(each.id, parameter(choices, type, each));
  row.object("with", with);
  ExpressionPlace place = place_of_norm_on(type);
  const bool first = written_.empty();  // it creates orders: without it there is no story
  if (choices.happens(1, first ? 12 : 3))
    row.text("possible", ExpressionGenerator(names_, place, choices).condition(1));
  place.world = type.world || choices.happens(1, 2);
  SetGenerator set(names_, {.place = place, .world_fields = true, .system_fields = !type.world},
                   choices);
  for (int i = choices.between(type.world ? 1 : 0, 2); i > 0; --i) set.write_any();
  written_.push_back(set.written());
  return row.object("set", set.members());
}

JsonObject RuleGenerator::parameter(Choices& choices, const EventType& type,
                                    const EventParameter& parameter) const {
  JsonObject row;
  row.add("type", type_name(parameter.type)).flag("world", parameter.world);
  const ExpressionPlace system{.world = false, .shop_only = type.shop}, all{.shop_only = type.shop};
  const bool bounded = parameter.type.kind == Kind::Date && !type.world && !parameter.world;
  if (bounded && choices.happens(1, 2))
    row.text("from", ExpressionGenerator(names_, system, choices).something(kDate));
  if (bounded && choices.happens(1, 2))
    row.text("to", fmt::format("today + {}", choices.between(1, 9)));
  if (choices.happens(1, 4))
    row.text("default", ExpressionGenerator(names_, all, choices).value(parameter.type, 0));
  return row;
}

// --- what the system does ---

/// An event of the system, seldom the one that creates orders.
std::size_t RuleGenerator::system_event(Choices& choices) const {
  std::vector<std::size_t> found;
  for (std::size_t e = 1; e < names_.events.size(); ++e)
    if (!names_.events[e].world) found.insert(found.end(), names_.events[e].shop ? 1 : 3, e);
  return choices.happens(1, 12) ? 0 : choices.one_of(found);
}

/// The first event and, of others to which nothing is missing, some.
bool RuleGenerator::can_create(std::size_t event) const {
  const EventType& type = names_.events[event];
  const bool numbered = std::ranges::any_of(type.parameters, [](const EventParameter& parameter) {
    return parameter.id == "number" && !parameter.world;
  });
  return event != 0 && !type.shop && (numbered || !has_field(names_, "code"));
}

void RuleGenerator::create(SetGenerator& set) const {
  for (const Field& field : names_.fields)
    if (needed_at_creation(field))
      set.write(field, field.type.kind == Kind::Date ? set.modest(field) : "event.number");
}

void RuleGenerator::permit(Choices& choices, int index, JsonObject& row) const {
  const std::size_t e = index == 0 ? 0 : system_event(choices);
  const EventType& event = names_.events[e];
  const bool creates = index == 0 || (can_create(e) && choices.happens(1, 8));
  const ExpressionPlace place = place_of_rule_on(event);
  row.text("on", event.id);
  if (!event.shop) row.add("from", creates ? quoted("nothing") : from(choices));
  row.text("when", guard(choices, place, index == 0 ? 1 : 5, 9));
  if (!event.shop) row.add("to", to(choices));
  SetGenerator set(names_, {.place = place}, choices, written_[e]);
  if (creates) create(set);
  for (int i = choices.below(4); i > 0; --i) set.write_any();
  row.object("set", set.members()).add("send", send(choices));
}

void RuleGenerator::forbid(Choices& choices, int, JsonObject& row) const {
  const std::size_t e = system_event(choices);
  const EventType& event = names_.events[e];
  row.text("on", event.id);
  const bool creation = e == 0 && choices.happens(1, 2);
  if (!event.shop) row.add("from", creation ? quoted("nothing") : from(choices));
  row.text("when", guard(choices, place_of_rule_on(event), e == 0 ? 1 : 9, e == 0 ? 1 : 10));
}

/// Moves the date or the number that makes it due, or leaves its status.
void RuleGenerator::deadline(Choices& choices, int, JsonObject& row) const {
  const ExpressionPlace place{.world = false, .changing_shop = false};
  SetGenerator set(names_, {.place = place, .deadline = true}, choices);
  if (choices.happens(2, 3)) row.add("rank", std::to_string(choices.below(3)));
  std::vector<const Field*> dates, numbers;
  for (const Field& field : names_.fields) {
    if (field.scope != FieldScope::Order || field.world) continue;
    if (field.type.kind == Kind::Date) dates.push_back(&field);
    if (field.type.kind == Kind::Int && field.type.low != field.type.high)
      numbers.push_back(&field);
  }
  const int way = choices.below(4);
  if (way == 0 && !dates.empty()) {
    leave_date(choices, *choices.one_of(dates), row, set);
  } else if (way == 1 && !numbers.empty()) {
    count_up(choices, *choices.one_of(numbers), row, set);
  } else {
    leave_status(choices, row);
  }
  for (int i = choices.below(3); i > 0; --i) set.write_any();
  row.object("set", set.members()).add("send", send(choices));
}

void RuleGenerator::leave_date(Choices& choices, const Field& date, JsonObject& row,
                               SetGenerator& set) const {
  row.text("at", fmt::format("{} + {}", date.id, choices.below(4))).add("from", from(choices));
  row.text("when", guard(choices, {.world = false, .changing_shop = false}, 1, 2))
      .add("to", to(choices));
  const bool ends = date.type.optional && choices.happens(1, 2);
  set.write(date, ends ? "null" : fmt::format("today + {}", choices.between(1, 4)));
}

void RuleGenerator::count_up(Choices& choices, const Field& number, JsonObject& row,
                             SetGenerator& set) const {
  row.text("when", fmt::format("{} < {}", number.id, choices.between(1, 4)));
  row.add("from", from(choices)).add("to", to(choices));
  set.write(number, fmt::format("{} + 1", number.id));
}

void RuleGenerator::leave_status(Choices& choices, JsonObject& row) const {
  const ExpressionPlace place{.world = false, .changing_shop = false};
  const std::vector<std::string>& main = names_.names.statuses.front();
  const std::string status = choices.one_of(main);
  if (choices.happens(2, 3))
    row.text("at", ExpressionGenerator(names_, place, choices).something(kDate));
  row.text("from", status).text("when", condition(choices, place, 1));
  const std::string target = choices.one_of(main);
  row.text("to", target != status ? target : main[main.front() == status ? 1 : 0]);
}

void RuleGenerator::warning(Choices& choices, int, JsonObject& row) const {
  const EventType& event = choices.one_of(names_.events);
  row.text("on", event.id).text("when", guard(choices, place_of_norm_on(event), 4, 5));
}

// --- what ought to be ---

void RuleGenerator::norm(Choices& choices, int index, JsonObject& row) const {
  if (choices.happens(2, 3)) return promise(choices, index, row);
  const EventType& event = choices.one_of(names_.events);
  row.text("by", "seller").text("on", event.id);
  row.text("when", guard(choices, place_of_norm_on(event), 1, 2));
  row.text("must", condition(choices, place_of_norm_on(event), 1));
}

void RuleGenerator::promise(Choices& choices, int, JsonObject& row) const {
  const ExpressionPlace place{.changing_shop = false};
  row.text("by", choices.one_of(names_.names.actors)).text("while", condition(choices, place, 1));
  row.add("within", within(choices, place));
  std::vector<std::string> dates;
  for (const Field& field : names_.fields)
    if (field.type.kind == Kind::Date && field.scope != FieldScope::Shop) dates.push_back(field.id);
  if (!dates.empty() && choices.happens(1, 3)) row.text("since", choices.one_of(dates));
}

std::string RuleGenerator::within(Choices& choices, const ExpressionPlace& place) const {
  ExpressionGenerator expressions(names_, place, choices);
  const std::string few = std::to_string(choices.below(4));
  switch (choices.below(5)) {
    case 0: return quoted(fmt::format("days({})", expressions.something(kMethod)));
    case 1: return quoted(fmt::format("{} ? {} : patience", expressions.condition(0), few));
    case 2: return quoted("patience");
    default: return few;
  }
}

void RuleGenerator::hazard(Choices& choices, int, JsonObject& row) const {
  const std::vector<std::string> expectations = {"", "gap", "prevented", "unreachable"};
  row.text("when", condition(choices, {.changing_shop = false}, 2));
  row.text("expect", choices.one_of(expectations));
}

void RuleGenerator::property(Choices& choices, int, JsonObject& row) const {
  Property kind;  // half of them of the patterns that one step can break
  const int patterns = static_cast<int>(kPatternKeys.size());
  kind.pattern = static_cast<Pattern>(choices.below(choices.happens(1, 2) ? 2 : patterns));
  const ExpressionPlace place{.step = kind.of_steps()};
  const std::string key(kPatternKeys[static_cast<std::size_t>(kind.pattern)]);
  row.text(key, condition(choices, place, 2));
  if (kind.has_goal()) row.text("when", condition(choices, place, 2));
  const std::string days = choices.happens(1, 3) ? quoted("patience + 1")
                                                 : std::to_string(choices.below(6));
  if (kind.pattern == Pattern::LeadsTo && choices.happens(2, 3)) row.add("within", days);
  if (choices.happens(1, 4))
    row.add("orders", std::to_string(choices.between(1, kMostOrdersOfProperty)));
}

// --- parts of rules ---

std::string RuleGenerator::guard(Choices& choices, const ExpressionPlace& place, int times,
                                 int of) const {
  return choices.happens(times, of) ? condition(choices, place, choices.between(0, 2)) : "";
}

/// Half of the time one that changes as an order goes its way.
std::string RuleGenerator::condition(Choices& choices, const ExpressionPlace& place,
                                     int depth) const {
  ExpressionGenerator expressions(names_, place, choices);
  return choices.happens(1, 2) ? expressions.condition(depth) : expressions.likely_condition(depth);
}

/// Statuses of one or more regions, or none at all.
std::string RuleGenerator::from(Choices& choices) const {
  if (choices.happens(1, 6)) return "";
  JsonRows named;
  for (std::size_t r = 0; r < names_.names.statuses.size(); ++r)
    for (const std::string& id : names_.names.statuses[r])
      if (choices.happens(2, r == 0 ? 5 : 12)) named.push_back(quoted(id));
  if (named.empty()) return quoted(names_.names.statuses.front().front());
  return named.size() == 1 && choices.happens(1, 2) ? named.front() : json_list(named);
}

std::string RuleGenerator::to(Choices& choices) const {
  JsonRows named;
  for (const std::vector<std::string>& statuses : names_.names.statuses)
    if (choices.happens(1, 2)) named.push_back(quoted(choices.one_of(statuses)));
  return named.empty() ? "" : json_list(named);
}

std::string RuleGenerator::send(Choices& choices) const {
  JsonRows mails;
  for (const std::string& mail : names_.names.mails)
    if (choices.happens(1, 4)) mails.push_back(quoted(mail));
  return mails.empty() ? "" : json_list(mails);
}

}  // namespace juchu
