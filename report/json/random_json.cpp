#include <algorithm>
#include <cassert>

#include <nlohmann/json.hpp>

#include "properties/search/trace/scenario_of_trace.hpp"
#include "report/json/json_text.hpp"
#include "report/json/replay_json.hpp"
#include "report/json/rules_json.hpp"
#include "report/text/random_text.hpp"

namespace juchu {

void print_random_json(const RandomlyChecked& checked, Language language, std::ostream& out) {
  const Rulebook& book = checked.rules->rulebook();
  const RandomReport& report = checked.report;
  const bool violated = std::ranges::any_of(
      report.findings, [&](const RandomFinding& finding) { return unexpected(book, finding); });
  const nlohmann::ordered_json head = {
      {"schema_version", 1},
      {"rulebook", book.id},
      {"version", book.version},
      {"verdict", violated ? "violated" : "inconclusive"},
      {"complete", report.complete},
      {"bounds", bounds_json(book)},
      {"random",
       {{"seed", checked.plan.seed},
        {"stories", report.stories},
        {"events", report.steps},
        {"ended", report.ended},
        {"events_of_a_story", {{"median", report.usual_length}, {"most", report.greatest_length}}},
        {"days", report.days},
        {"repeat", checked.repeat}}}};
  std::string text = json_text(head);
  text.pop_back();
  out << text << ",\n\"findings\":[";
  const char* separator = "\n";
  for (const RandomFinding& finding : report.findings) {
    const bool property = finding.kind == RandomFinding::Kind::Property;
    text = json_text({{"id", rule_of(book, finding).id},
                      {"kind", property ? "property" : "hazard"},
                      {"norm_keeping", finding.norm_keeping},
                      {"expected", !unexpected(book, finding)}});
    text.pop_back();
    out << separator << text << ",\"steps\":";
    separator = ",\n";
    const auto replayed = replay_trace(checked.rules, finding.shortest);
    assert(replayed && "every step of a finding is accepted");
    write_steps_json(replayed->scenario, replayed->story, language, out);
    out << '}';
  }
  out << "\n]}\n";
}

}  // namespace juchu
