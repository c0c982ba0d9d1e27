// What a rulebook must not hold, so that it can be written.
#include <fmt/format.h>

#include "export/promela/model_text.hpp"
#include "export/promela/offered_values.hpp"
#include "export/promela/promela.hpp"
#include "model/analysis/date_differences.hpp"
#include "model/expression/expression_reader.hpp"
#include "model/rulebook/clauses.hpp"
#include "model/text/problems.hpp"

namespace juchu {
namespace {

constexpr Value kMostNumber = Value{1} << 28;  // SPIN counts in 32 bits

class Requirements {
 public:
  Requirements(const Slice& slice, Diagnostics& diagnostics)
      : slice_(slice), rulebook_(slice.rules.rulebook()), diagnostics_(diagnostics) {}

  bool met() {
    for (std::size_t e = 0; e < rulebook_.events.size(); ++e)
      if (slice_.events[e]) check_event(static_cast<int>(e));
    for (std::size_t f = 0; f < rulebook_.fields.size(); ++f)
      if (slice_.fields[f])
        check_number(rulebook_.fields[f].type, rulebook_.fields[f].position, "/fields");
    check_constants();
    check_dates();
    return met_;
  }

 private:
  void check_event(int index) {
    const EventType& event = rulebook_.events[static_cast<std::size_t>(index)];
    for (std::size_t p = 0; p < event.parameters.size(); ++p) {
      const EventParameter& parameter = event.parameters[p];
      if (!is_read(rulebook_, index, p)) continue;
      check_number(parameter.type, event.position, "/events/" + event.id);
      if (!offered_days(parameter, rulebook_.names)) complain_of_days(event, parameter);
    }
  }

  void complain_of_days(const EventType& event, const EventParameter& parameter) {
    complain(event.position, fmt::format("/events/{}/with/{}", event.id, parameter.id),
             {fmt::format("「{}」の日付の範囲が今日からの日数で決まっていません", parameter.id),
              fmt::format("the dates of \"{}\" are not between two numbers of days from today",
                          parameter.id)},
             {"\"from\" と \"to\" に today + 日数 を書いてください",
              "state \"from\" and \"to\" as today + a number of days"});
  }

  void check_number(const Type& type, Position position, const std::string& pointer) {
    if (type.kind == Kind::Int && (type.low < -kMostNumber || type.high > kMostNumber))
      complain_of_number(position, pointer);
  }

  void check_dates() {
    if (DateDifferences(rulebook_).undecidable().empty()) return;
    complain({}, "",
             {"どこまで過去の日付が関わるか、限りがないか遠すぎます",
              "how far back a date matters has no end, or is too far"},
             {"juchu lint で場所を調べてください", "juchu lint tells where"});
  }

  void check_constants() {
    const bool large = any_node_of(rulebook_, [](const Expression& node) {
      return node.op == Op::Constant && node.value != kUnset &&
             (node.value > kMostNumber || node.value < -kMostNumber);
    });
    if (large) complain_of_number({}, "");
  }

  void complain_of_number(Position position, const std::string& pointer) {
    complain(position, pointer,
             {"Promela には大きすぎる数です", "a number is too large for Promela"},
             {fmt::format("{} までにしてください", kMostNumber),
              fmt::format("stay within {}", kMostNumber)});
  }

  void complain(Position position, const std::string& pointer, Text problem, Text hint) {
    met_ = false;
    diagnostics_.add({.file = rulebook_.opened_as(),
                      .position = position,
                      .pointer = pointer,
                      .problem = std::move(problem),
                      .hint = std::move(hint)});
  }

  const Slice& slice_;
  const Rulebook& rulebook_;
  Diagnostics& diagnostics_;
  bool met_ = true;
};

/// Complains of a question that nobody knows, or that no assertion can ask.
bool can_be_asked(const Rulebook& rulebook, const std::string& id, Diagnostics& diagnostics) {
  const auto question = question_of(rulebook, id);
  if (!question) {
    std::vector<std::string> known;
    for (const Property& property : rulebook.properties) known.push_back(property.id);
    for (const Hazard& hazard : rulebook.hazards) known.push_back(hazard.id);
    for (const Norm& norm : rulebook.norms)
      if (!norm.promise) known.push_back(norm.id);
    diagnostics.add(
        {.file = rulebook.opened_as(),
         .position = {},
         .pointer = "",
         .problem = {fmt::format("「{}」という性質、危険な状態、守るべきことはありません",
                                 shown_name(id)),
                     fmt::format("no property, hazard or norm is called \"{}\"", shown_name(id))},
         .hint = unknown_name({}, id, known).hint});
  } else if (question->when == PromelaQuestion::When::NoAssertion) {
    const bool leads_to = question->property->pattern == Pattern::LeadsTo;
    diagnostics.add(
        {.file = rulebook.opened_as(),
         .position = question->property->position,
         .pointer = "/properties/" + id,
         .problem = {leads_to ? "期限のない leads_to は、SPIN の表明（assert）では問えません"
                              : "always_reachable は、SPIN の表明（assert）では問えません",
                     leads_to ? "no assertion in SPIN can ask a leads_to without \"within\""
                              : "no assertion in SPIN can ask an always_reachable"},
         .hint = {"起こりえない続きについての性質です。juchu check で調べてください",
                  "it speaks of what may never follow; ask juchu check"}});
  }
  return question && question->when != PromelaQuestion::When::NoAssertion;
}

}  // namespace

bool can_write_promela(const CompiledRulebook& rules, const PromelaOptions& options,
                       Diagnostics& diagnostics) {
  return can_be_asked(rules.rulebook(), options.question, diagnostics) &&
         Requirements(slice_for(rules, options), diagnostics).met();
}

}  // namespace juchu
