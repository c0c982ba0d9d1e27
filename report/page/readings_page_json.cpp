#include "report/page/readings_page_json.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/check_words.hpp"
#include "report/page/check_wording.hpp"
#include "report/rows.hpp"

namespace juchu {
namespace {

std::string said(const Parameter& parameter, const Speaker& speaker) {
  return parameter.says.empty() ? Speaker::plain(parameter.id) : speaker.text(parameter.says);
}

const Wording& words_of(bool value) { return value ? kReadingIsSo : kReadingIsNotSo; }

}  // namespace

const Parameter& ReadingsPage::reading(int index) const {
  return row_at(book_.parameters, row_at(report_.readings, index));
}

auto ReadingsPage::dependence_of(const RuleHead& rule) const -> const Dependence* {
  const auto found = std::ranges::find_if(
      report_.dependences, [&](const Dependence& each) { return each.rule->id == rule.id; });
  return found == report_.dependences.end() ? nullptr : &*found;
}

bool ReadingsPage::all_asked() const {
  return static_cast<std::size_t>(report_.wanted) == report_.combinations.size();
}

/// Each reading with its value.
std::string ReadingsPage::values_text(const std::vector<int>& readings, std::uint32_t values,
                                      const Speaker& speaker) const {
  std::vector<std::string> texts;
  texts.reserve(readings.size());
  for (const int each : readings)
    texts.push_back(speaker.say(kReadingIs, said(reading(each), speaker),
                                speaker.say(words_of((values >> each & 1) != 0))));
  return speaker.list(texts);
}

PageJson ReadingsPage::notes() const {
  PageJson notes = PageJson::array();
  notes.push_back(words(kReadingsAsked, report_.combinations.size(), report_.wanted));
  if (!report_.dependences.empty())
    notes.push_back(words(kVerdictsDepend, report_.dependences.size()));
  else if (all_asked())
    notes.push_back(words(kNoDependence));
  else
    notes.push_back(words(kNoDependenceYet));
  return notes;
}

PageJson ReadingsPage::cell_of(const RuleHead& rule) const {
  const Dependence* dependence = dependence_of(rule);
  if (dependence == nullptr) return cell(kAcceptedMark, kSameInAll);
  std::map<Verdict, int> counts;
  for (const Verdict each : dependence->verdicts) ++counts[each];
  return remark_json(kWarningMark, in_both([&](const Speaker& s) {
                       std::vector<std::string> texts;
                       texts.reserve(counts.size());
                       for (const auto& [verdict, count] : counts)
                         texts.push_back(s.say(kCountOf, s.say(words_of(verdict)), count));
                       return s.list(texts);
                     }));
}

PageJson ReadingsPage::readings() const {
  if (report_.readings.empty()) return nullptr;
  PageJson rows = PageJson::array();
  for (int index = 0; index < static_cast<int>(report_.readings.size()); ++index)
    rows.push_back(row_of_reading(index));
  return section_json(kHowToRead, {words(kReadTwoWays), words(kValueHere), words(kDoesItDecide)},
                      group_json(std::move(rows)));
}

PageJson ReadingsPage::row_of_reading(int index) const {
  const Parameter& parameter = reading(index);
  PageJson row = row_of(in_both([&](const Speaker& s) { return said(parameter, s); }));
  row["rule"] = in_both([&](const Speaker& s) {
    return s.say(kReference, Speaker::plain(parameter.id), s.source(parameter.source));
  });
  PageJson& remarks = row["remarks"];
  for (const Dependence& each : report_.dependences)
    if (std::ranges::find(each.readings, index) != each.readings.end())
      remarks.push_back(about(kDependsOnIt, *each.rule));
  PageJson decides = cell(kUndecidedMark, kVerdictUndecided);
  if (!remarks.empty())
    decides = remark_json(kWarningMark, words(kDecides, remarks.size()));
  else if (all_asked())
    decides = cell(kAcceptedMark, kDecidesNothing);
  row["cells"] = {cell(kPlainMark, words_of(parameter.value != 0)), std::move(decides)};
  return row;
}

PageJson ReadingsPage::dependences() {
  PageJson rows = PageJson::array();
  for (const Dependence& each : report_.dependences) rows.push_back(row_of_dependence(each));
  return list_json(kDependent, std::move(rows));
}

/// Its verdict for each way in which the readings that matter can be taken.
PageJson ReadingsPage::row_of_dependence(const Dependence& dependence) {
  PageJson row = row_of(*dependence.rule);
  row["sign"] = kWarningMark.sign;
  std::uint32_t mask = 0;
  for (const int each : dependence.readings) mask |= 1U << each;
  std::vector<std::uint32_t> told;
  for (std::size_t c = 0; c < report_.combinations.size(); ++c) {
    const std::uint32_t values = report_.combinations[c].values & mask;
    if (std::ranges::find(told, values) != told.end()) continue;
    told.push_back(values);
    const std::string& name = dependence.rule->id;
    PageJson number = stories_.number(name);
    if (c > 0) {
      const auto found = stories_under(c, *dependence.rule,
                                       [&](const CheckStory& story) { return story.name == name; });
      number = found.empty() ? PageJson(nullptr) : found.front();
    }
    row["stories"].push_back(
        PageStories::link(number, in_both([&](const Speaker& s) {
                            return s.say(kVerdictWhere, s.say(words_of(dependence.verdicts[c])),
                                         values_text(dependence.readings, values, s));
                          })));
  }
  return row;
}

PageJson ReadingsPage::elsewhere() {
  PageJson rows = PageJson::array();
  for (const auto& each : report_.elsewhere)
    if (dependence_of(*each.rule) == nullptr) rows.push_back(row_of_elsewhere(each));
  return list_json(kHappensElsewhere, std::move(rows));
}

PageJson ReadingsPage::row_of_elsewhere(const ReadingsReport::Elsewhere& elsewhere) {
  const auto combination = static_cast<std::size_t>(elsewhere.combination);
  const std::uint32_t values = report_.combinations[combination].values;
  std::vector<int> differing;
  for (int r = 0; r < static_cast<int>(report_.readings.size()); ++r)
    if (((values ^ report_.combinations.front().values) >> r & 1) != 0) differing.push_back(r);
  const PageJson where = in_both(
      [&](const Speaker& s) { return s.say(kWhere, values_text(differing, values, s)); });
  PageJson row = row_of(*elsewhere.rule);
  row["sign"] = kWarningMark.sign;
  auto numbers = stories_under(combination, *elsewhere.rule, [&](const CheckStory& story) {
    return stories_.number(story.name).is_null();
  });
  if (numbers.empty()) numbers.emplace_back(nullptr);  // of a rule that decides something there
  for (const PageJson& number : numbers) row["stories"].push_back(PageStories::link(number, where));
  return row;
}

/// Of what is told of `rule` under a combination, that which is `wanted`: the page's numbers.
template <class Wanted>
std::vector<PageJson> ReadingsPage::stories_under(std::size_t combination, const RuleHead& rule,
                                                  Wanted wanted) {
  const auto& other = report_.combinations[combination];
  const Checked checked{other.rules, other.report, other.choices};
  std::vector<PageJson> numbers;
  for (const CheckStory& story : stories_of(checked))
    if (story.rule->id == rule.id && wanted(story))
      numbers.emplace_back(
          stories_.keep(checked, story, fmt::format("{}.reading-{}", story.name, combination + 1)));
  return numbers;
}

}  // namespace juchu
