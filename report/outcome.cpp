#include "report/outcome.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/step_text.hpp"

namespace juchu {
namespace {

bool has(std::uint64_t bits, std::size_t index) { return (bits >> index & 1) != 0; }

/// The main status, and those of other regions that are not as usual.
std::string status_text(const CompiledRulebook& rules, const Situation& situation,
                        const Speaker& speaker) {
  if (!rules.exists(situation)) return speaker.say(kNeverPlaced);
  const Rulebook& book = rules.rulebook();
  std::vector<std::string> labels;
  for (std::size_t r = 0; r < book.regions.size(); ++r) {
    const int region = static_cast<int>(r);
    const Value value = rules.field(region).get(situation.words.data());
    const std::string label = speaker.label(book.status(region, value));
    if (r == 0)
      labels.push_back(label);
    else if (value != book.regions[r].initial)
      labels.push_back(speaker.say(kColon, speaker.label(book.regions[r]), label));
  }
  return speaker.list(labels);
}

void print_troubles(const Rulebook& book, const OrderOutcome& order, const std::string& indent,
                    const Sheet& sheet) {
  const auto print = [&](const Mark& mark, const Wording& wording, const RuleHead& rule) {
    sheet.print(indent, mark, sheet.speaker.say(wording, sheet.speaker.says(rule)));
  };
  for (std::size_t n = 0; n < book.norms.size(); ++n) {
    const bool promise = book.norms[n].promise;
    if (has(order.breached, n))
      print(promise ? kPromiseMark : kBreachMark, promise ? kPromiseBroken : kBreached,
            book.norms[n]);
  }
  for (std::size_t h = 0; h < book.hazards.size(); ++h) {
    const bool stays = has(order.hazards_now, h);
    if (stays || has(order.hazards, h))
      print(kHazardMark, stays ? kHazardStays : kHazardPassed, book.hazards[h]);
  }
}

struct Advice {
  Mark mark;
  const RuleHead* rule;
};

/// Of the norms breached and hazards entered by any order; each once.
std::vector<Advice> advice_of(const Rulebook& book, const Story& story) {
  std::uint64_t breached = 0, hazards = 0;
  for (const OrderOutcome& order : story.orders) {
    breached |= order.breached;
    hazards |= order.hazards | order.hazards_now;
  }
  std::vector<Advice> all;
  for (std::size_t n = 0; n < book.norms.size(); ++n)
    if (has(breached, n))
      all.push_back({book.norms[n].promise ? kPromiseMark : kBreachMark, &book.norms[n]});
  for (std::size_t h = 0; h < book.hazards.size(); ++h)
    if (has(hazards, h)) all.push_back({kHazardMark, &book.hazards[h]});
  std::erase_if(all, [](const Advice& advice) { return advice.rule->advice.empty(); });
  return all;
}

}  // namespace

void print_title(const Scenario& scenario, const Sheet& sheet) {
  sheet.print_title(sheet.speaker.text(scenario.title));
  const std::string file = Speaker::plain(scenario.file);
  const std::string origin = scenario.source.empty()
                                 ? file
                                 : sheet.speaker.say(kSourceAndFile,
                                                     sheet.speaker.source(scenario.source), file);
  sheet.print("", sheet.paint(Style::Faint, origin));
}

void print_lesson(const Scenario& scenario, const Sheet& sheet) {
  if (!scenario.says.empty()) sheet.print("", sheet.speaker.text(scenario.says));
}

void print_orders(const Scenario& scenario, const Story& story, const Sheet& sheet) {
  sheet.print_heading(sheet.speaker.say(kOutcome, sheet.speaker.day(scenario.until)));
  const auto id = [&](std::size_t order) {
    return order_text(scenario, static_cast<int>(order), sheet.speaker);
  };
  int id_width = 0;
  for (std::size_t o = 0; o < story.orders.size(); ++o)
    id_width = std::max(id_width, display_width(id(o)));
  for (std::size_t o = 0; o < story.orders.size(); ++o) {
    const OrderOutcome& order = story.orders[o];
    const std::string head = fmt::format("  {}  ", padded(id(o), id_width));
    sheet.print(head, sheet.paint(Style::Strong,
                                  status_text(*scenario.rules, order.situation, sheet.speaker)));
    print_troubles(scenario.rules->rulebook(), order, padded("", display_width(head)), sheet);
  }
}

void print_advice(const Scenario& scenario, const Story& story, const Sheet& sheet) {
  const std::vector<Advice> all = advice_of(scenario.rules->rulebook(), story);
  if (all.empty()) return;
  sheet.print_heading(sheet.speaker.say(kAdvice));
  for (const auto& [mark, rule] : all)
    sheet.print("  ", {mark.sign, Style::Plain}, sheet.speaker.text(rule->advice),
                sheet.speaker.reference(*rule));
}

void print_expectations(const Scenario& scenario, const Story& story, const Sheet& sheet) {
  sheet.out << '\n';
  if (story.holds()) return sheet.print("", kAcceptedMark, sheet.speaker.say(kHolds));
  sheet.print("", kRefusedMark, sheet.speaker.say(kFails, story.failures.size()));
  for (const auto& [position, what, expected, actual] : story.failures) {
    const std::string place = fmt::format("{}:{}:{}", Speaker::plain(scenario.file), position.line,
                                          position.column);
    sheet.out << "  " << place << ": "
              << sheet.speaker.say(kFailure, Speaker::plain(what), sheet.speaker.text(expected),
                                   sheet.speaker.text(actual))
              << '\n';
  }
}

}  // namespace juchu
