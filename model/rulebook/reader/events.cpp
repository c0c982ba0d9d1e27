// What can happen, to an order or to the shop, and what comes with it.
#include <algorithm>
#include <array>

#include "model/rulebook/reader/draft.hpp"

namespace juchu {
namespace {

/// Keys of a scenario's step, beside which the parameters stand.
constexpr std::array<std::string_view, 7> kStepKeys = {"at",     "order", "cart", "event",
                                                       "expect", "note",  "rows"};

EventParameter declare_parameter(const JsonCursor& row, const std::string& event,
                                 RulebookDraft& draft) {
  row.only_keys({"type", "large", "label", "labels", "from", "to", "default", "world"});
  EventParameter parameter;
  parameter.id = read_name(row);
  parameter.label = read_text(row.optional("label"));
  if (std::ranges::find(kStepKeys, parameter.id) != kStepKeys.end()) {
    row.complain_at_key(say("「{}」はシナリオの項目名のため使えません",
                            "\"{}\" is a key of every scenario step", parameter.id),
                        {"別の名前を付けてください", "choose another name"});
  }
  const std::optional<Type> type = read_bounded_type(
      row, {.id = event + "." + parameter.id, .label = parameter.label, .parameter = true}, draft);
  if (!type) draft.unclear.insert(parameter.id);
  parameter.type = type.value_or(Type{});
  parameter.world = read_flag(row.optional("world"));
  parameter.position = row.position();
  return parameter;
}

EventType declare_event(const JsonCursor& row, RulebookDraft& draft) {
  row.only_keys({"by", "label", "world", "scope", "with", "possible", "says", "set"});
  EventType event;
  event.id = read_name(row);
  event.label = read_text(row.optional("label"));
  const JsonCursor by = row.at("by");
  if (!draft.book.actors.empty()) {
    event.actor = by.one_of(draft.book.names.actors, called::actor).value_or(0);
  }
  event.world = read_flag(row.optional("world"));
  static const std::vector<std::string> scopes = {"order", "shop"};
  event.shop = row.optional("scope").one_of(scopes, {"範囲", "scope"}) == 1;
  const JsonCursor with = row.optional("with");
  for (const JsonCursor& parameter : with.members()) {
    event.parameters.push_back(declare_parameter(parameter, event.id, draft));
    const EventParameter& last = event.parameters.back();
    event.parameter_types.push_back({last.id, last.type, last.world});
  }
  allow_at_most(kMostEventParameters, event.parameters.size(), with);
  event.position = row.position();
  return event;
}

/// Why a parameter cannot have `from` and `to`, if so.
std::optional<Complaint> fault_in_bound(const EventType& event, const EventParameter& parameter) {
  if (parameter.type.kind != Kind::Date) {
    return Complaint({"範囲を絞れるのは日付だけです", "only a date has bounds"},
                     {"整数の範囲は型に書いてください（例: 1..9）",
                      "write those of a number as its type, like 1..9"});
  }
  if (!event.world && !parameter.world) return std::nullopt;
  return Complaint({"worldのものは拒否できないため、範囲を絞れません",
                    "the world is not refused, so it has no bounds"},
                   {"「possible」に書いてください", "write them as \"possible\""});
}

/// The earliest or latest day that the system offers.
Clause read_bound(const JsonCursor& at, const EventType& event, const EventParameter& parameter,
                  const ClausePlace& place, const RulebookDraft& draft) {
  if (!at.present()) return {};
  if (const auto fault = fault_in_bound(event, parameter)) {
    at.complain_at_key(*fault);
    return {};
  }
  return read_days(at, Kind::Date, place, draft);
}

void read_parameter_clauses(const JsonCursor& row, const EventType& event,
                            EventParameter& parameter, const RulebookDraft& draft) {
  if (draft.unclear.contains(parameter.id)) return;
  const Reads reads = event.shop ? Reads::ShopOnly : Reads::All;
  const ClausePlace system = place_apart(false, reads, draft);
  parameter.from = read_bound(row.optional("from"), event, parameter, system, draft);
  parameter.to = read_bound(row.optional("to"), event, parameter, system, draft);
  const JsonCursor at = row.optional("default");
  parameter.default_value = read_clause(at, parameter.type, place_apart(true, reads, draft), draft);
  const Clause& value = parameter.default_value;
  if (!value.empty() && value.expression().op == Op::Constant) {
    (void)constant_of(value, parameter.type, at);
  }
}

void read_event(const JsonCursor& row, int index, RulebookDraft& draft) {
  EventType& event = draft.book.events[static_cast<std::size_t>(index)];
  const std::vector<JsonCursor> parameters = row.optional("with").members();
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    read_parameter_clauses(parameters[i], event, event.parameters[i], draft);
  }
  const ClausePlace place = place_on(index, true, draft);
  event.possible = read_condition(row.optional("possible"), place, draft);
  const JsonCursor says = row.optional("says");
  event.says = read_text(says);
  if (says.present() && !row.optional("possible").present())
    says.complain_at_key({"「possible」がなければ「says」は使えません",
                          "\"says\" tells why \"possible\" does not hold, and there is none"});
  const Writer writer = event.world ? Writer::WorldEvent : Writer::Event;
  event.set = read_set(row.optional("set"), writer, place, draft);
}

}  // namespace

void declare_events(const JsonCursor& section, RulebookDraft& draft) {
  for (const JsonCursor& row : section.members()) {
    draft.book.events.push_back(declare_event(row, draft));
    draft.book.names.events.push_back(draft.book.events.back().id);
  }
}

void read_events(const JsonCursor& section, RulebookDraft& draft) {
  const std::vector<JsonCursor> rows = section.members();
  for (std::size_t i = 0; i < rows.size(); ++i) read_event(rows[i], static_cast<int>(i), draft);
  allow_at_most(kMostRules, rows.size(), section);
}

}  // namespace juchu
