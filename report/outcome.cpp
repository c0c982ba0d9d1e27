#include "report/outcome.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/step_text.hpp"

namespace juchu {
namespace {

bool has(std::uint64_t bits, std::size_t index) { return (bits >> index & 1) != 0; }

}  // namespace

Outcome::Outcome(const Scenario& scenario, const Story& story, const TimelineOptions& options, std::ostream& out)
    : scenario_(scenario),
      story_(story),
      book_(scenario.rules->rulebook()),
      speaker_(options.language),
      palette_(options.colour),
      width_(options.width),
      out_(out) {}

void Outcome::print_title() const {
  const std::string title = speaker_.text(scenario_.title);
  const int line = std::min(display_width(title), width_);
  print_beside(out_, "", palette_(Style::Strong, title), width_);
  out_ << palette_(Style::Faint, std::string(static_cast<std::size_t>(line), '=')) << '\n';
  std::string origin = Speaker::plain(scenario_.file);
  if (!scenario_.source.empty())
    origin = speaker_.say(kSourceAndFile, speaker_.source(scenario_.source), origin);
  print_beside(out_, "", palette_(Style::Faint, origin), width_);
}

void Outcome::print_lesson() const {
  if (scenario_.says.empty()) return;
  print_beside(out_, "", speaker_.text(scenario_.says), width_);
}

void Outcome::print_heading(const std::string& text) const {
  out_ << '\n' << palette_(Style::Strong, text) << '\n';
}

std::string Outcome::statuses(const Situation& situation) const {
  const CompiledRulebook& rules = *scenario_.rules;
  if (!rules.exists(situation)) return speaker_.say(kNeverPlaced);
  std::vector<std::string> labels;
  for (std::size_t r = 0; r < book_.regions.size(); ++r) {
    const int region = static_cast<int>(r);
    const Value value = rules.field(region).get(situation.words.data());
    const std::string label = speaker_.label(book_.status(region, value));
    if (r == 0)
      labels.push_back(label);
    else if (value != book_.regions[r].initial)
      labels.push_back(speaker_.say(kColon, speaker_.label(book_.regions[r]), label));
  }
  return speaker_.list(labels);
}

void Outcome::print_orders() const {
  print_heading(speaker_.say(kOutcome, speaker_.day(scenario_.until)));
  int id_width = 0;
  for (std::size_t o = 0; o < story_.orders.size(); ++o)
    id_width = std::max(id_width, display_width(order_text(scenario_, static_cast<int>(o), speaker_)));
  for (std::size_t o = 0; o < story_.orders.size(); ++o) {
    const OrderOutcome& order = story_.orders[o];
    const std::string id = padded(order_text(scenario_, static_cast<int>(o), speaker_), id_width);
    const std::string head = fmt::format("  {}  ", id);
    print_beside(out_, head, palette_(Style::Strong, statuses(order.situation)), width_);
    print_troubles(order, padded("", display_width(head)));
  }
}

void Outcome::print_troubles(const OrderOutcome& order, const std::string& indent) const {
  const auto print = [&](const Mark& mark, const std::string& text) {
    print_beside(out_, indent + palette_(mark.style, mark.sign) + " ", palette_(mark.style, text), width_);
  };
  for (std::size_t n = 0; n < book_.norms.size(); ++n) {
    if (!has(order.breached, n)) continue;
    const bool promise = book_.norms[n].promise;
    print(promise ? kPromiseMark : kBreachMark,
          speaker_.say(promise ? kPromiseBroken : kBreached, speaker_.says(book_.norms[n])));
  }
  for (std::size_t h = 0; h < book_.hazards.size(); ++h) {
    const std::string says = speaker_.says(book_.hazards[h]);
    if (has(order.hazards_now, h))
      print(kHazardMark, speaker_.say(kHazardStays, says));
    else if (has(order.hazards, h))
      print(kHazardMark, speaker_.say(kHazardPassed, says));
  }
}

void Outcome::print_advice() const {
  std::uint64_t breached = 0, hazards = 0;
  for (const OrderOutcome& order : story_.orders) {
    breached |= order.breached;
    hazards |= order.hazards | order.hazards_now;
  }
  if ((breached | hazards) == 0) return;
  print_heading(speaker_.say(kAdvice));
  for (std::size_t n = 0; n < book_.norms.size(); ++n)
    if (has(breached, n)) print_advice(book_.norms[n].promise ? kPromiseMark : kBreachMark, book_.norms[n]);
  for (std::size_t h = 0; h < book_.hazards.size(); ++h)
    if (has(hazards, h)) print_advice(kHazardMark, book_.hazards[h]);
}

void Outcome::print_advice(const Mark& mark, const RuleHead& rule) const {
  if (rule.advice.empty()) return;
  print_beside(out_, "  " + palette_(mark.style, mark.sign) + " ",
               speaker_.text(rule.advice) + " " + palette_(Style::Faint, speaker_.reference(rule)), width_);
}

void Outcome::print_expectations() const {
  out_ << '\n';
  if (story_.holds()) {
    out_ << palette_(Style::Good, fmt::format("✓ {}", speaker_.say(kHolds))) << '\n';
    return;
  }
  out_ << palette_(Style::Bad, fmt::format("✗ {}", speaker_.say(kFails, story_.failures.size()))) << '\n';
  for (const Failure& failure : story_.failures) {
    out_ << fmt::format("  {}:{}:{}: ", Speaker::plain(scenario_.file), failure.position.line, failure.position.column)
         << speaker_.say(kFailure, Speaker::plain(failure.what), speaker_.text(failure.expected),
                         speaker_.text(failure.actual))
         << '\n';
  }
}

}  // namespace juchu
