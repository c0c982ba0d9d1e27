#include "cli/parts/trace_json.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "properties/search/joint_situation.hpp"
#include "properties/search/trace/scenario_of_trace.hpp"

namespace juchu {
namespace {

PartJson step_json(const TraceStep& step) {
  if (step.next_day) return step.working ? 1 : 0;
  PartJson json = {step.order, step.event.type};
  const auto& words = step.event.words;
  const auto last = std::find_if(words.rbegin(), words.rend(), [](Word w) { return w != 0; });
  for (auto word = words.begin(); word != last.base(); ++word) json.push_back(*word);
  return json;
}

template <class Slots>
bool all_hold(const Slots& slots, const Word* words) {
  return std::ranges::all_of(
      slots, [&](const Slot& slot) { return slot.width == 0 || slot.holds(slot.get(words)); });
}

Event read_event(const PartJson::array_t& row, const CompiledRulebook& rules, CheckedJson& reader) {
  Event event;
  event.type = static_cast<std::uint16_t>(reader.row(row[1], rules.events.size()));
  reader.insist(row.size() - 2 <= event.words.size());
  if (!reader.fine()) return event;
  for (std::size_t w = 2; w < row.size(); ++w) event.words[w - 2] = reader.count(row[w]);
  reader.insist(event.words[Event::kDay] <= static_cast<Word>(kLastDay) &&
                all_hold(rules.parameters[event.type], event.words.data()));
  return event;
}

TraceStep read_step(const PartJson& json, std::size_t orders, const CompiledRulebook& rules,
                    CheckedJson& reader) {
  TraceStep step;
  if (!json.is_array()) {
    step.next_day = true;
    step.working = reader.number(json, 0, 1) == 1;
    return step;
  }
  const auto& row = json.get_ref<const PartJson::array_t&>();
  reader.insist(row.size() >= 2);
  if (!reader.fine()) return step;
  step.order = reader.row_or_none(row[0], orders);
  step.event = read_event(row, rules, reader);
  reader.insist((step.order < 0) == rules.events[step.event.type].shop);
  return step;
}

/// Whether events stand on their days.
bool days_agree(const Trace& trace) {
  const Day first = first_day_of(trace);
  Day today = first;
  bool agree = first >= 0 && trace.steps.size() <= static_cast<std::size_t>(kLastDay - first);
  for (const TraceStep& step : trace.steps) {
    if (step.next_day)
      ++today;
    else
      agree = agree && step.event.today() == today;
  }
  return agree;
}

}  // namespace

PartJson json_of(const Trace& trace) {
  PartJson steps = PartJson::array();
  for (const TraceStep& step : trace.steps) steps.push_back(step_json(step));
  return {{"start", trace.start.words}, {"carts", trace.carts}, {"steps", steps}};
}

Trace read_trace(const PartJson& json, const CompiledRulebook& rules, CheckedJson& reader) {
  Trace trace;
  const auto& start = reader.list(json, "start");
  const auto& carts = reader.list(json, "carts");
  const auto& steps = reader.list(json, "steps");
  reader.insist(start.size() == trace.start.words.size() && !carts.empty() &&
                carts.size() <= std::size_t{kMostOrders});
  if (!reader.fine()) return trace;
  for (std::size_t w = 0; w < start.size(); ++w) trace.start.words[w] = reader.count(start[w]);
  reader.insist(!rules.exists(trace.start) && all_hold(rules.fields, trace.start.words.data()));
  for (const PartJson& cart : carts)
    trace.carts.push_back(reader.row(cart, std::size_t{kMostOrders}));
  for (const PartJson& step : steps)
    trace.steps.push_back(read_step(step, carts.size(), rules, reader));
  reader.insist(days_agree(trace));
  return trace;
}

PartJson json_of(const std::optional<WideParameter>& wide) {
  if (!wide) return nullptr;
  return {wide->event, wide->parameter};
}

std::optional<WideParameter> read_wide(const PartJson& json, const Rulebook& book,
                                       CheckedJson& reader) {
  if (json.is_null()) return std::nullopt;
  reader.insist(json.is_array() && json.size() == 2);
  if (!reader.fine()) return std::nullopt;
  WideParameter wide;
  wide.event = reader.row(json.at(0), book.events.size());
  wide.parameter = reader.row(json.at(1),
                              book.events[static_cast<std::size_t>(wide.event)].parameters.size());
  return wide;
}

}  // namespace juchu
