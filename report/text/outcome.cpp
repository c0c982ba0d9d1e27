#include "report/text/outcome.hpp"

#include <algorithm>
#include <map>
#include <span>

#include <fmt/format.h>

#include "sim/value_text.hpp"

namespace juchu {
namespace {

constexpr std::size_t kMostListed = 20;  // orders that stand alike

void add_troubles(const Rulebook& book, const OrderOutcome& order, const Speaker& speaker,
                  std::vector<Remark>& lines) {
  const auto add = [&](const Mark& mark, const Wording& wording, const RuleHead& rule) {
    lines.push_back({mark, speaker.say(wording, speaker.says(rule)), ""});
  };
  for (const Norm* norm : rows_in(order.breached, book.norms))
    add(norm->promise ? kPromiseMark : kBreachMark, norm->promise ? kPromiseBroken : kBreached,
        *norm);
  for (const Hazard* hazard : rows_in(order.hazards_now, book.hazards))
    add(kHazardMark, kHazardStays, *hazard);
  for (const Hazard* hazard : rows_in(order.hazards & ~order.hazards_now, book.hazards))
    add(kHazardMark, kHazardPassed, *hazard);
}

/// What came upon an order and stays, such as a penalty: choices that deadlines make for it, where
/// they are not as at first.
std::vector<std::string> consequences_of(const Scenario& scenario, const Situation& situation,
                                         const Speaker& speaker) {
  const Rulebook& book = scenario.rules->rulebook();
  std::vector<std::string> all;
  for (std::size_t f = 0; f < book.fields.size(); ++f) {
    const auto index = static_cast<int>(f);
    const Field& field = book.fields[f];
    const bool chosen = std::ranges::any_of(book.deadlines, [&](const Deadline& deadline) {
      return std::ranges::find(deadline.set, index, &Assignment::field) != deadline.set.end();
    });
    if (!chosen || field.type.kind != Kind::Enum || field.scope != FieldScope::Order) continue;
    const Value value = scenario.rules->field(index).get(situation.words.data());
    if (value == field.initial) continue;
    const Text words = value_text(book, *scenario.tokens, field.type, value);
    all.push_back(speaker.say(kColon, speaker.label(field), speaker.text(words)));
  }
  return all;
}

}  // namespace

std::string status_text(const CompiledRulebook& rules, const Situation& situation,
                        const Speaker& speaker) {
  if (!rules.exists(situation)) return speaker.say(kNeverPlaced);
  const std::vector<Region>& regions = rules.rulebook().regions;
  std::vector<std::string> labels = {speaker.label(*status_of(rules, situation, 0))};
  for (std::size_t r = 1; r < regions.size(); ++r) {
    const Status& status = *status_of(rules, situation, r);
    if (status.value != regions[r].initial)
      labels.push_back(speaker.say(kColon, speaker.label(regions[r]), speaker.label(status)));
  }
  return speaker.list(labels);
}

std::vector<std::string> settings_of(const Scenario& scenario, const Speaker& speaker) {
  const Rulebook& book = scenario.rules->rulebook();
  std::vector<std::string> settings;
  const auto add = [&](const std::string& name, const Type& type, Value value) {
    settings.push_back(
        speaker.say(kColon, name, speaker.text(value_text(book, *scenario.tokens, type, value))));
  };
  for (const auto& [field, value] : scenario.shop) {
    const Field& set = book.fields[static_cast<std::size_t>(field)];
    add(speaker.label(set), set.type, value);
  }
  for (const ParameterChoice& choice : scenario.choices) {
    const auto parameter = std::ranges::find(book.parameters, choice.parameter, &Parameter::id);
    add(parameter->says.empty() ? Speaker::plain(parameter->id) : speaker.text(parameter->says),
        parameter->type, choice.value);
  }
  std::vector<std::string> holidays;
  if (scenario.calendar.japanese)
    holidays.push_back(speaker.say(kJapaneseHolidays));
  else
    for (const Day day : scenario.calendar.holidays) holidays.push_back(speaker.day(day));
  if (!holidays.empty())
    settings.push_back(speaker.say(kColon, speaker.say(kHolidays), speaker.list(holidays)));
  return settings;
}

std::vector<std::uint64_t> sent_in(const Story& story) {
  std::vector<std::uint64_t> sent(story.orders.size());
  for (const StoryStep& step : story.steps)
    if (step.order >= 0) sent[static_cast<std::size_t>(step.order)] |= step.decision.sends;
  return sent;
}

std::vector<Remark> outcome_of(const Scenario& scenario, const OrderOutcome& order,
                               std::uint64_t sent, const Speaker& speaker) {
  const Rulebook& book = scenario.rules->rulebook();
  std::vector<Remark> lines;
  if (scenario.rules->exists(order.situation))
    for (std::string& words : consequences_of(scenario, order.situation, speaker))
      lines.push_back({kWarningMark, std::move(words), ""});
  if (sent != 0)
    lines.push_back({kMailMark, speaker.say(kMailsOfOrder, speaker.labels(sent, book.mails)), ""});
  add_troubles(book, order, speaker, lines);
  return lines;
}

std::vector<Remark> advice_of(const Rulebook& book, const Story& story, const Speaker& speaker) {
  std::vector<Remark> all;
  const auto add = [&](const Mark& mark, const RuleHead& rule, bool gap) {
    if (rule.advice.empty()) return;
    const std::string advice = speaker.text(rule.advice);
    all.push_back({{mark.sign, Style::Plain},
                   gap ? speaker.say(kEvenSo, advice) : advice,
                   speaker.reference(rule)});
  };
  for (const Norm* norm : rows_in(story.breached(), book.norms))
    add(norm->promise ? kPromiseMark : kBreachMark, *norm, false);
  for (const Hazard* hazard : rows_in(story.hazards(), book.hazards))
    add(kHazardMark, *hazard, hazard->expect == Expectation::Gap);
  return all;
}

void print_title(const Scenario& scenario, const Sheet& sheet) {
  sheet.print_title(sheet.speaker.text(scenario.title));
  const std::string file = Speaker::plain(scenario.file);
  const std::string source = sheet.speaker.source(scenario.source);
  const bool both = !source.empty() && !file.empty();
  const std::string origin = both ? sheet.speaker.say(kSourceAndFile, source, file) : source + file;
  if (!origin.empty()) sheet.print("", sheet.paint(Style::Faint, origin));
}

void print_lesson(const Scenario& scenario, const Sheet& sheet) {
  if (!scenario.says.empty()) sheet.print("", sheet.speaker.text(scenario.says));
  const std::vector<std::string> settings = settings_of(scenario, sheet.speaker);
  if (!settings.empty())
    sheet.print(
        "", sheet.paint(Style::Faint, sheet.speaker.say(kSettings, sheet.speaker.list(settings))));
}

void print_given(const Scenario& scenario, const Sheet& sheet) {
  if (!scenario.given) return;
  sheet.print_heading(sheet.speaker.say(kGiven, sheet.speaker.day(scenario.given->as_of)));
  std::map<std::size_t, std::vector<std::size_t>> orders;  // by their statuses
  for (std::size_t o = 0; o < scenario.given->orders.size(); ++o)
    orders[scenario.rules->configuration(scenario.given->orders[o].situation)].push_back(o);
  for (const auto& [statuses, those] : orders) {
    std::vector<std::string> ids;
    for (const std::size_t o : std::span(those).first(std::min(those.size(), kMostListed)))
      ids.push_back(order_text(scenario, static_cast<int>(o), sheet.speaker));
    if (those.size() > kMostListed)
      ids.push_back(sheet.speaker.say(kAndMore, those.size() - kMostListed));
    const Situation& situation = scenario.given->orders[those.front()].situation;
    sheet.print("  ", sheet.speaker.say(kGivenOrders,
                                        status_text(*scenario.rules, situation, sheet.speaker),
                                        those.size(), sheet.speaker.list(ids)));
  }
}

void print_orders(const Scenario& scenario, const Story& story, const Sheet& sheet) {
  sheet.print_heading(sheet.speaker.say(kOutcome, sheet.speaker.day(scenario.until)));
  const auto id = [&](std::size_t order) {
    return order_text(scenario, static_cast<int>(order), sheet.speaker);
  };
  const std::vector<std::uint64_t> sent = sent_in(story);
  int id_width = 0;
  for (std::size_t o = 0; o < story.orders.size(); ++o)
    id_width = std::max(id_width, display_width(id(o)));
  for (std::size_t o = 0; o < story.orders.size(); ++o) {
    const OrderOutcome& order = story.orders[o];
    const std::string head = fmt::format("  {}  ", padded(id(o), id_width));
    sheet.print(head, sheet.paint(Style::Strong,
                                  status_text(*scenario.rules, order.situation, sheet.speaker)));
    const std::string indent = padded("", display_width(head));
    for (const Remark& line : outcome_of(scenario, order, sent[o], sheet.speaker))
      sheet.print(indent, line.mark, line.text, line.reference);
  }
  const auto& properties = scenario.rules->rulebook().properties;
  for (const Property* property : rows_in(story.broken_properties & scenario.breaks, properties))
    sheet.print("  ", kHazardMark,
                sheet.speaker.say(kPropertyBroken, sheet.speaker.says(*property)));
}

void print_advice(const Scenario& scenario, const Story& story, const Sheet& sheet) {
  const std::vector<Remark> all = advice_of(scenario.rules->rulebook(), story, sheet.speaker);
  if (all.empty()) return;
  sheet.print_heading(sheet.speaker.say(kAdvice));
  for (const auto& [mark, text, reference] : all) sheet.print("  ", mark, text, reference);
}

void print_expectations(const Scenario& scenario, const Story& story, const Sheet& sheet) {
  sheet.out << '\n';
  if (story.holds()) return sheet.print("", kAcceptedMark, sheet.speaker.say(kHolds));
  sheet.print("", kRefusedMark, sheet.speaker.say(kFails, story.failures.size()));
  for (const auto& [position, what, expected, actual, instead] : story.failures) {
    const std::string place = fmt::format("{}:{}:{}", Speaker::plain(scenario.file), position.line,
                                          position.column);
    sheet.out << "  " << place << ": "
              << sheet.speaker.say(kFailure, Speaker::plain(what), sheet.speaker.text(expected),
                                   sheet.speaker.text(actual))
              << '\n';
    if (!instead.empty()) sheet.out << "    " << sheet.speaker.say(kIfRight, instead) << '\n';
  }
}

}  // namespace juchu
