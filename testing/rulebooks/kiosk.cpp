#include "testing/rulebooks/kiosk.hpp"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include <fmt/format.h>

#include "model/engine/days.hpp"
#include "model/engine/explanation.hpp"
#include "model/rulebook/rulebook_json.hpp"

namespace juchu {
namespace {

constexpr std::string_view kKiosk = R"json({
"rulebook": "kiosk", "version": "1", "tick": "day", "title": {"en": "A kiosk"},
"actors": {"buyer": {}, "seller": {}, "system": {}},
"mails": {"thanks": {}, "sent_mail": {}},
"methods": {
  "post": {"digits": [3], "trackable": true, "days": 2, "source": "s"},
  "walk": {"days": 0, "source": "s"}},
"regions": {"shipping": {"initial": "fresh"}, "claim": {"initial": "calm"}},
"statuses": {
  "fresh": {"region": "shipping"}, "sent": {"region": "shipping"},
  "done": {"region": "shipping", "final": true}, "dropped": {"region": "shipping", "final": true},
  "calm": {"region": "claim"}, "asked": {"region": "claim"}},
"fields": {
  "placed_on": {"type": "date"},
  "units": {"type": "0..3"},
  "mood": {"type": "-2..2", "initial": 1},
  "tries": {"type": "0..2", "saturates": true},
  "paid": {"type": "bool"},
  "due_on": {"type": "date?"},
  "asked_on": {"type": "date?"},
  "method": {"type": "method?"},
  "tracked": {"type": "bool"},
  "gone": {"type": "0..2", "world": true, "saturates": true},
  "lines": {"type": "0..5", "scope": "cart"},
  "stock": {"type": "0..2", "scope": "shop", "initial": 2},
  "linked": {"type": "bool", "scope": "shop", "setting": true, "initial": "any"}},
"events": {
  "order": {"by": "buyer", "with": {"units": {"type": "0..9"}}, "set": {"units": "event.units", "placed_on": "today"}},
  "pay": {"by": "buyer", "possible": "!paid", "set": {"paid": true}},
  "due": {"by": "seller", "with": {"day": {"type": "date", "from": "today + 1", "to": "today + 5"}}, "set": {"due_on": "event.day"}},
  "due_never": {"by": "seller", "set": {"due_on": null}},
  "send": {"by": "seller"},
  "attempt": {"by": "seller", "set": {"tries": "tries + 2", "units": "units + 1"}},
  "ask": {"by": "buyer"},
  "choose": {"by": "seller", "with": {"method": {"type": "method"}}, "set": {"method": "event.method"}},
  "track": {"by": "seller", "set": {"tracked": "trackable(method)"}},
  "twice": {"by": "seller"},
  "remark": {"by": "seller"},
  "finish": {"by": "buyer"},
  "hand_over": {"by": "seller", "world": true, "possible": "gone < 2", "set": {"gone": "gone + 1"}},
  "restock": {"by": "seller", "scope": "shop", "set": {"stock": "stock + 1"}}},
"permits": [
  {"id": "place", "on": "order", "from": "nothing", "when": "event.units > 0", "set": {"lines": "lines + 1", "stock": "stock - 1", "mood": "event.units > 1 ? 0 : mood"}, "send": ["thanks"], "source": "s"},
  {"id": "pay-it", "on": "pay", "source": "s"},
  {"id": "date-it", "on": "due", "from": ["fresh", "sent"], "source": "s"},
  {"id": "undate-it", "on": "due_never", "source": "s"},
  {"id": "send-paid", "on": "send", "from": "fresh", "when": "paid && units > 0 && tries < 2", "to": "sent", "send": ["sent_mail"], "source": "s"},
  {"id": "send-free", "on": "send", "from": "fresh", "when": "units < 3 && lines > 3", "to": "sent", "source": "s"},
  {"id": "send-again", "on": "send", "from": ["sent", "asked"], "when": "paid", "to": "calm", "source": "s"},
  {"id": "try-it", "on": "attempt", "source": "s"},
  {"id": "ask-it", "on": "ask", "from": "calm", "to": "asked", "set": {"asked_on": "today"}, "source": "s"},
  {"id": "choose-it", "on": "choose", "source": "s"},
  {"id": "track-it", "on": "track", "source": "s"},
  {"id": "once", "on": "twice", "source": "s"},
  {"id": "and-again", "on": "twice", "when": "paid", "source": "s"},
  {"id": "remark-it", "on": "remark", "from": ["fresh", "sent", "done"], "source": "s"},
  {"id": "finish-it", "on": "finish", "from": ["sent"], "to": "done", "source": "s"},
  {"id": "restock-it", "on": "restock", "source": "s"}],
"forbids": [
  {"id": "sent-is-sent", "on": "send", "from": ["sent", "calm"], "when": "units > 0", "source": "s"},
  {"id": "no-drop", "on": "remark", "when": "units == 3", "source": "s"}],
"deadlines": [
  {"id": "lapse", "at": "due_on + 2", "rank": 1, "from": "fresh", "to": "dropped", "source": "s"},
  {"id": "answer", "when": "business_days_since(asked_on) >= 2", "rank": 2, "from": "asked", "to": "calm", "set": {"asked_on": null}, "source": "s"},
  {"id": "no-room", "when": "units == 2 && tries == 2", "rank": 3, "from": "sent", "set": {"units": "units + tries"}, "source": "s"}],
"warnings": [
  {"id": "unpaid", "on": "remark", "when": "!paid", "source": "s"},
  {"id": "untracked", "on": "finish", "when": "trackable(method) == false", "source": "s"}],
"norms": [
  {"id": "pay-first", "by": "buyer", "on": "ask", "when": "units > 1", "must": "paid", "source": "s"},
  {"id": "pay-at-once", "by": "buyer", "while": "!paid && units == 1", "within": 0, "source": "s"},
  {"id": "send-in-time", "by": "seller", "while": "shipping == fresh && due_on != null", "within": 1, "since": "due_on", "source": "s"},
  {"id": "chase", "by": "seller", "while": "asked_on != null && today < asked_on + 3", "within": 1, "source": "s"},
  {"id": "hurry", "by": "seller", "while": "tracked && asked_on != null", "within": "business_days_since(asked_on)", "source": "s"}],
"promises": [
  {"id": "arrives", "by": "seller", "while": "gone > 0 && shipping != done", "within": "days(method)", "source": "s"}],
"hazards": [
  {"id": "gone-unpaid", "when": "gone > 0 && !paid", "source": "s"},
  {"id": "crowded", "when": "lines > 1", "source": "s"},
  {"id": "linked-shop", "when": "linked", "source": "s"},
  {"id": "overdue", "when": "due_on < today && shipping == fresh", "source": "s"}],
"properties": [
  {"id": "never-two", "never": "units == 2", "source": "s"},
  {"id": "no-finish", "never_step": "!before.final && after.final && by == buyer && event == finish", "source": "s"},
  {"id": "no-long-wait", "never_step": "business_days_since(after.asked_on) == 2", "source": "s"},
  {"id": "no-thanks", "never_step": "sends(thanks)", "source": "s"},
  {"id": "some-units", "sometimes": "units >= 1", "source": "s"},
  {"id": "some-step", "sometimes_step": "after.units >= 1", "source": "s"},
  {"id": "can-end", "always_reachable": "units >= 1", "source": "s"},
  {"id": "ends", "leads_to": "final", "when": "units >= 1", "within": 3, "source": "s"},
  {"id": "starts", "precedes": "units >= 1", "when": "units >= 1", "source": "s"}]
})json";

constexpr const char* kKinds[] = {"Permit",  "WorldEvent",  "Deadline",  "DayBegins",  "Observed",
                                  "Forbid",  "GuardFailed", "NotListed", "NotOffered", "Overflow",
                                  "Overlap", "Impossible",  "NotDue"};

template <class Row>
int row_called(const std::vector<Row>& rows, std::string_view id) {
  const auto found = std::ranges::find(rows, id, &Row::id);
  if (found != rows.end()) return static_cast<int>(found - rows.begin());
  fmt::print(stderr, "the kiosk has no {}\n", id);
  std::abort();
}

/// The next part of `text`, which is cut off it with the separator.
std::string_view next_part(std::string_view& text, std::string_view separator) {
  const std::size_t end = text.find(separator);
  const std::string_view part = text.substr(0, end);
  text = end == text.npos ? "" : text.substr(end + separator.size());
  return part;
}

int number(std::string_view text) { return std::stoi(std::string(text)); }

/// `, what row row`, for the rows whose bits are set.
template <class Row>
std::string listed(const char* what, const std::vector<Row>& rows, std::uint64_t bits) {
  std::string text;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (((bits >> i) & 1) != 0) text += " " + rows[i].id;
  return text.empty() ? "" : fmt::format(", {}{}", what, text);
}

}  // namespace

const CompiledRulebook& kiosk() {
  static const CompiledRulebook rules = [] {
    Diagnostics diagnostics;
    std::optional<Rulebook> rulebook = read_rulebook(kKiosk, "kiosk", diagnostics);
    for (const Diagnostic& problem : diagnostics.sorted())
      fmt::print(stderr, "{}\n", to_text(problem, Language::English));
    if (!rulebook) std::abort();
    return *CompiledRulebook::compile(std::move(*rulebook), diagnostics);
  }();
  return rules;
}

KioskOrder::KioskOrder() : situation_(kiosk().start()) {}

int KioskOrder::field_called(std::string_view id) const {
  return row_called(kiosk().rulebook().fields, id);
}

Value KioskOrder::get(std::string_view field) const {
  const Slot& slot = kiosk().field(field_called(field));
  const Value value = slot.get(situation_.words.data());
  return slot.high == kLastDay && value != kUnset ? value - kDayZero : value;
}

void KioskOrder::put(std::string_view field, Value value) {
  kiosk().field(field_called(field)).put(situation_.words.data(), value);
}

std::string KioskOrder::after(std::string_view script) {
  std::string last;
  while (!script.empty()) {
    std::string_view arguments = next_part(script, "; ");
    const std::string_view event = arguments;
    const std::string_view command = next_part(arguments, " ");
    const bool days = command == "days" || command == "holidays";
    last = days ? pass(number(arguments), command == "days") : happens(event);
  }
  return last;
}

std::string KioskOrder::pass(int days, bool working) {
  std::string told;
  situation_ = advance(
      kiosk(), situation_, day_, day_ + days, [working](Day) { return working; },
      [&](Day day, const Situation&, const Decision& decision) {
        told += fmt::format("{}day {}: {}", told.empty() ? "" : "; ", day - kDayZero,
                            answer(decision));
      });
  day_ += days;
  return told;
}

std::string KioskOrder::happens(std::string_view event) {
  const int type = row_called(kiosk().rulebook().events, next_part(event, " "));
  Event happening = kiosk().event(type, day_);
  const auto& parameters = kiosk().rulebook().events[static_cast<std::size_t>(type)].parameters;
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    const std::string_view given = next_part(event, " ");
    const Value value = number(given) + (parameters[p].type.kind == Kind::Date ? kDayZero : 0);
    kiosk().parameter(type, static_cast<int>(p)).put(happening.words.data(), value);
  }
  const Situation before = situation_;
  const Decision decision = decide(kiosk(), before, happening);
  situation_ = decision.after;
  std::string text = answer(decision);
  if (decision.accepted)
    text += listed("broken", kiosk().rulebook().properties,
                   broken_properties(kiosk(), before, happening, decision));
  return text;
}

std::string KioskOrder::sees(const KioskOrder& other) {
  Situation seen = situation_;
  std::copy(other.situation_.words.begin() + Situation::kCart, other.situation_.words.end(),
            seen.words.begin() + Situation::kCart);
  const Decision decision = observe(kiosk(), {situation_, day_}, seen, day_);
  situation_ = decision.after;
  return answer(decision);
}

std::string KioskOrder::answer(const Decision& decision) const {
  const Rulebook& rulebook = kiosk().rulebook();
  std::string text = kKinds[static_cast<std::size_t>(decision.rule.kind)];
  const RuleKind kind = decision.rule.kind;
  const RuleHead* const rule = rule_head(rulebook, decision.rule);
  if (rule != nullptr) text += " " + rule->id;
  if (kind == RuleKind::WorldEvent) text += " " + rulebook.events[decision.rule.index].id;
  if (kind == RuleKind::Overflow) text += " " + rulebook.fields[decision.rule.index].id;
  if (!decision.accepted) return text;
  const char* separator = ": ";
  for (std::size_t region = 0; region < rulebook.regions.size(); ++region) {
    const Value now = kiosk().fields[region].get(decision.after.words.data());
    if (now == kUnset || kind == RuleKind::DayBegins || kind == RuleKind::Observed) continue;
    text += separator + rulebook.names.statuses[region][static_cast<std::size_t>(now)];
    separator = " ";
  }
  return text + listed("sent", rulebook.mails, decision.sends) +
         listed("warned", rulebook.warnings, decision.warned) +
         listed("breached", rulebook.norms, decision.breached) +
         listed("entered", rulebook.hazards, decision.entered);
}

}  // namespace juchu
