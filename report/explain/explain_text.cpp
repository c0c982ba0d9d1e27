#include "report/explain/explain_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/explain/explain_wording.hpp"

namespace juchu {
namespace {

const SectionWording& section_of(const CatalogueRow& row) {
  return kSections.at(static_cast<std::size_t>(row.section));
}

class Printer {
 public:
  Printer(const Explanation& told, const ExplainOptions& options, std::ostream& out)
      : told_(told), options_(options), sheet_(options.report, out), speaker_(sheet_.speaker) {}

  void print() const {
    print_head();
    print_facts();
    print_words();
    print_parameters();
    print_users();
    print_stories();
  }

 private:
  [[nodiscard]] std::string say(const Wording& wording) const { return speaker_.say(wording); }

  void print_head() const {
    const SectionWording& section = section_of(told_.row);
    sheet_.print_title(
        speaker_.say(kExplainTitle, Speaker::plain(told_.row.id), say(section.name)));
    if (!told_.row.says.empty())
      sheet_.print("", sheet_.paint(Style::Strong, speaker_.text(told_.row.says)));
    sheet_.print("", say(section.does));
    if (!told_.advice.empty())
      sheet_.print("", speaker_.say(kAdviceFor, speaker_.text(told_.advice)));
    if (!origin().empty()) sheet_.print("", sheet_.paint(Style::Faint, origin()));
  }

  /// Where it comes from, and where it stands in a rulebook of one's own.
  [[nodiscard]] std::string origin() const {
    std::vector<std::string> parts;
    if (!told_.source.empty())
      parts.push_back(speaker_.say(kExplainSource, speaker_.source(told_.source)));
    if (told_.row.section != RuleSection::Answer)
      parts.push_back(speaker_.say(kExplainPlace, Speaker::plain(told_.book->opened_as()),
                                   told_.position.line));
    return speaker_.list(parts);
  }

  [[nodiscard]] std::string item(const NamedThing& thing) const {
    return thing.label.empty() ? Speaker::plain(thing.id) : speaker_.text(thing.label);
  }

  /// Each fact after its name, in two columns.
  void print_facts() const {
    int width = 0;
    for (const Fact& fact : told_.facts) width = std::max(width, display_width(name_of(fact)));
    if (!told_.facts.empty()) sheet_.out << '\n';
    for (const Fact& fact : told_.facts) {
      std::vector<std::string> items;
      for (const NamedThing& thing : fact.items) items.push_back(item(thing));
      if (fact.kind == FactKind::ItsValue)
        items.back() = marked(items.back(), told_.parameters.front());
      sheet_.print(fmt::format("  {}  ", padded(name_of(fact), width)), speaker_.list(items));
    }
  }
  [[nodiscard]] std::string name_of(const Fact& fact) const {
    return say(kFacts.at(static_cast<std::size_t>(fact.kind)).name);
  }

  void print_words() const {
    if (told_.words.empty()) return;
    sheet_.print_heading(say(kWords));
    int width = 0;
    for (const NamedThing& word : told_.words)
      width = std::max(width, display_width(Speaker::plain(word.id)));
    for (const auto& [id, label] : told_.words)
      sheet_.print(fmt::format("  {}  ", padded(Speaker::plain(id), width)), speaker_.text(label));
  }

  void print_parameters() const {
    if (told_.parameters.empty() || told_.row.section == RuleSection::Parameter) return;
    sheet_.print_heading(say(kDependsOn));
    for (const ReadParameter& read : told_.parameters) {
      const Parameter& parameter = *read.parameter;
      sheet_.print(
          "  ",
          marked(speaker_.say(kValueIs, Speaker::plain(parameter.id), value_of(parameter)), read));
      if (parameter.says.empty()) continue;
      const std::string words = speaker_.text(parameter.says);
      sheet_.print("      ",
                   parameter.source.empty()
                       ? words
                       : speaker_.say(kMarkedValue, words, speaker_.source(parameter.source)));
    }
  }

  /// A value, and whether it is one of two ways to read the guide, or assumed.
  [[nodiscard]] std::string marked(const std::string& value, const ReadParameter& read) const {
    std::vector<std::string> marks;
    if (read.parameter->reading) marks.push_back(say(kReadingOf));
    if (read.assumed) marks.push_back(say(kAssumed));
    return marks.empty() ? value : speaker_.say(kMarkedValue, value, speaker_.list(marks));
  }

  void print_users() const {
    if (told_.used_by.empty()) return;
    sheet_.print_heading(say(kUsedBy));
    for (const CatalogueRow& row : told_.used_by) {
      const std::string name = speaker_.say(kExplainTitle, Speaker::plain(row.id),
                                            say(section_of(row).name));
      sheet_.print("  ",
                   row.says.empty() ? name : speaker_.say(kColon, name, speaker_.text(row.says)));
    }
  }

  void print_stories() const {
    const SectionWording& section = section_of(told_.row);
    sheet_.print_heading(told_.stories.empty()
                             ? say(section.no_story)
                             : speaker_.say(section.stories, told_.stories.size()));
    const std::size_t shown = std::min(told_.stories.size(), options_.most_stories);
    for (std::size_t s = 0; s < shown; ++s) sheet_.print("  ", story_text(told_.stories[s]));
    if (shown < told_.stories.size())
      sheet_.print("  ", speaker_.say(kMoreStories, told_.stories.size() - shown));
    if (options_.unread > 0) sheet_.print("  ", speaker_.say(kStoriesUnread, options_.unread));
  }

  [[nodiscard]] std::string story_text(const RuleStory& story) const {
    const std::string id = Speaker::plain(story.id), title = speaker_.text(story.title);
    if (!story.at) return speaker_.say(kDiffName, id, title);
    std::string when = moment_text(*story.at);
    if (!story.order.empty()) when += " " + Speaker::plain(story.order);
    if (story.times > 1) when = speaker_.say(kTimes, when, story.times);
    return speaker_.say(kDecidedAt, id, title, when);
  }

  const Explanation& told_;
  const ExplainOptions& options_;
  Sheet sheet_;
  const Speaker& speaker_;
};

}  // namespace

void print_explanation(const Explanation& told, const ExplainOptions& options, std::ostream& out) {
  Printer(told, options, out).print();
}

void print_catalogue(std::span<const CatalogueRow> catalogue, const ReportOptions& options,
                     std::ostream& out) {
  const Sheet sheet(options, out);
  const CatalogueRow* before = nullptr;
  for (const CatalogueRow& row : catalogue) {
    if (before == nullptr || before->section != row.section)
      sheet.print_heading(sheet.speaker.say(section_of(row).name));
    before = &row;
    const std::string id = Speaker::plain(row.id);
    sheet.print(
        "  ", row.says.empty() ? id : sheet.speaker.say(kColon, id, sheet.speaker.text(row.says)));
  }
}

}  // namespace juchu
