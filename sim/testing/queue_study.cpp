#include "sim/testing/queue_study.hpp"

#include <stdexcept>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "model/text/diagnostics.hpp"

namespace juchu {
namespace {

std::string time_of(Instant at) {
  const Instant second = at % kWholeDay / kSecond;
  return fmt::format("{} {:02}:{:02}:{:02}", day_text(day_at(at)), second / 3600, second / 60 % 60,
                     second % 60);
}

std::string name_of(const Study& study, const LoadStep& step) {
  if (step.arrivals >= 0) return study.arrivals[static_cast<std::size_t>(step.arrivals)].id;
  return step.habit < 0 ? "rules" : study.habits[static_cast<std::size_t>(step.habit)].id;
}

}  // namespace

Study queue_study(const std::string& more, int days, int follow_days) {
  const std::string text = fmt::format(
      R"({{"study": "queue", "rulebook": "queue.json", "title": {{"en": "A queue"}}, "shop": {{"open": true}},
  "from": "2026-09-07", "days": {}, "follow_days": {}, "replications": 1, {}}})",
      days, follow_days, more);
  RulebookShelf shelf;
  Diagnostics diagnostics;
  auto study = read_study(text, "testing/rulebooks/study.json", {}, shelf, diagnostics);
  for (const Diagnostic& problem : diagnostics.sorted())
    ADD_FAILURE() << problem.position.line << ": " << problem.pointer << ": " << problem.problem.en;
  if (!study) throw std::runtime_error("the study cannot be read");
  return std::move(*study);
}

std::vector<std::string> steps_of(const Study& study, int replication) {
  std::vector<std::string> lines;
  (void)run_replication(study, replication, [&](const LoadStep& step) {
    lines.push_back(fmt::format("{} order {} {}{}", time_of(step.at), step.order,
                                name_of(study, step), step.decision->accepted ? "" : " refused"));
  });
  return lines;
}

std::vector<std::string> steps_of_order(const Study& study, int order) {
  const std::string own = fmt::format(" order {} ", order);
  std::vector<std::string> lines;
  for (const std::string& line : steps_of(study))
    if (const auto at = line.find(own); at != line.npos)
      lines.push_back(line.substr(0, at) + " " + line.substr(at + own.size()));
  return lines;
}

}  // namespace juchu
