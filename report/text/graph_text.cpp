#include "report/text/graph_text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "model/status_graph.hpp"

namespace juchu {
namespace {

/// All that leads from one status to another, in words.
struct Arrow {
  int from = 0;
  int to = 0;
  std::vector<std::string> causes;
};

/// One region, ready to be shown.
class RegionPicture {
 public:
  RegionPicture(const Rulebook& rulebook, const StatusGraph& graph, const Speaker& speaker)
      : rulebook_(rulebook), speaker_(speaker), graph_(graph) {
    std::map<std::pair<int, int>, Arrow> arrows;  // by their ends
    for (const Transition& move : graph_.transitions) {
      Arrow& arrow = arrows.try_emplace({move.from, move.to}, Arrow{move.from, move.to, {}})
                         .first->second;
      const std::string cause = cause_of(move);
      if (std::ranges::find(arrow.causes, cause) == arrow.causes.end())
        arrow.causes.push_back(cause);
    }
    for (auto& [ends, arrow] : arrows) arrows_.push_back(std::move(arrow));
  }

  [[nodiscard]] const StatusGraph& graph() const { return graph_; }
  [[nodiscard]] const std::vector<Arrow>& arrows() const { return arrows_; }
  [[nodiscard]] const Region& region() const {
    return rulebook_.regions[static_cast<std::size_t>(graph_.region)];
  }
  [[nodiscard]] const Status& status(int value) const {
    return rulebook_.status(graph_.region, value);
  }
  [[nodiscard]] std::string label(int value) const {
    return value == Transition::kStart ? speaker_.say(kStart) : speaker_.label(status(value));
  }
  [[nodiscard]] std::string labels(const std::vector<int>& values) const {
    std::vector<std::string> all;
    for (const int value : values) all.push_back(label(value));
    return speaker_.list(all);
  }

 private:
  /// Who does what, or what a deadline says.
  [[nodiscard]] std::string cause_of(const Transition& move) const {
    const auto rule = static_cast<std::size_t>(move.rule);
    if (move.deadline)
      return fmt::format("{} {}", kTimeMark.sign, speaker_.says(rulebook_.deadlines[rule]));
    const EventType& event = rulebook_
                                 .events[static_cast<std::size_t>(rulebook_.permits[rule].event)];
    const Labelled& actor = rulebook_.actors[static_cast<std::size_t>(event.actor)];
    return speaker_.say(kColon, speaker_.label(actor), speaker_.label(event));
  }

  const Rulebook& rulebook_;
  const Speaker& speaker_;
  const StatusGraph& graph_;
  std::vector<Arrow> arrows_;  // from the start, then by their ends
};

template <class Print>
void for_each_region(const Rulebook& rulebook, const Speaker& speaker, Print print) {
  for (const StatusGraph& graph : status_graphs(rulebook))
    print(RegionPicture(rulebook, graph, speaker));
}

// Text

void print_arrows(const RegionPicture& picture, const Sheet& sheet) {
  int width = 0;
  for (const Arrow& arrow : picture.arrows())
    width = std::max(width, display_width(picture.label(arrow.to)));
  int from = Transition::kStart - 1;
  for (const Arrow& arrow : picture.arrows()) {
    if (arrow.from != from) sheet.print("  ", picture.label(arrow.from));
    from = arrow.from;
    std::string head = fmt::format("    → {}  ", padded(picture.label(arrow.to), width));
    for (const std::string& cause : arrow.causes) {
      sheet.print(head, cause);
      head = padded("", display_width(head));
    }
  }
}

void print_conclusions(const RegionPicture& picture, const Sheet& sheet) {
  const StatusGraph& graph = picture.graph();
  const auto print = [&](const Mark& mark, const Wording& wording, const auto&... things) {
    sheet.print("", mark, sheet.speaker.say(wording, things...));
  };
  for (std::size_t s = 0; s < graph.always_before.size(); ++s) {
    const int status = static_cast<int>(s);
    if (picture.status(status).final && !graph.always_before[s].empty())
      print(kPlainMark, kAlwaysBefore, picture.label(status),
            picture.labels(graph.always_before[s]));
  }
  for (const std::vector<int>& cycle : graph.cycles)
    print(kPlainMark, kCycle, picture.labels(cycle));
  if (!graph.unreachable.empty())
    print(kWarningMark, kUnreachable, picture.labels(graph.unreachable));
  if (!graph.stuck.empty()) print(kWarningMark, kStuck, picture.labels(graph.stuck));
}

void print_text(const Rulebook& rulebook, const ReportOptions& options, std::ostream& out) {
  const Sheet sheet(options, out);
  sheet.print_title(sheet.speaker.title(rulebook));
  for_each_region(rulebook, sheet.speaker, [&](const RegionPicture& picture) {
    sheet.print_heading(sheet.speaker.label(picture.region()));
    print_arrows(picture, sheet);
    print_conclusions(picture, sheet);
  });
}

// Graphviz

std::string dot_string(const std::string& text) {
  std::string quoted = "\"";
  for (const char each : text) {
    if (each == '"' || each == '\\') quoted += '\\';
    quoted += each == '\n' ? std::string("\\n") : std::string(1, each);
  }
  return quoted + '"';
}

void print_dot(const Rulebook& rulebook, const ReportOptions& options, std::ostream& out) {
  const Speaker speaker(options.language);
  out << "digraph rulebook {\n  label=" << dot_string(speaker.title(rulebook)) << ";\n"
      << "  node [shape=box, style=rounded];\n";
  for_each_region(rulebook, speaker, [&](const RegionPicture& picture) {
    const auto node = [&](int value) {
      const std::string id = value == Transition::kStart ? picture.region().id + " start"
                                                         : picture.status(value).id;
      return dot_string(id);
    };
    out << "  subgraph " << dot_string("cluster_" + picture.region().id) << " {\n"
        << "    label=" << dot_string(speaker.label(picture.region())) << ";\n"
        << "    " << node(Transition::kStart) << " [shape=point];\n";
    for (int s = 0; s < static_cast<int>(picture.region().statuses.size()); ++s)
      out << "    " << node(s) << " [label=" << dot_string(picture.label(s))
          << (picture.status(s).final ? ", peripheries=2" : "") << "];\n";
    for (const Arrow& arrow : picture.arrows())
      out << "    " << node(arrow.from) << " -> " << node(arrow.to)
          << " [label=" << dot_string(fmt::format("{}", fmt::join(arrow.causes, "\n"))) << "];\n";
    out << "  }\n";
  });
  out << "}\n";
}

// Mermaid

/// `text` with everything that Mermaid could take for its own, or for markup, as a character code.
std::string mermaid_text(const std::string& text) {
  constexpr std::string_view kSpecial = "\"#%&'()-:;<>[]`{}|\\";
  std::string safe;
  for (const char each : text)
    safe += kSpecial.find(each) == std::string_view::npos ? std::string(1, each)
                                                          : fmt::format("#{};", int{each});
  return safe;
}

void print_mermaid(const Rulebook& rulebook, const ReportOptions& options, std::ostream& out) {
  const Speaker speaker(options.language);
  out << "stateDiagram-v2\n";
  for_each_region(rulebook, speaker, [&](const RegionPicture& picture) {
    const auto node = [&](int value) {
      return value == Transition::kStart ? std::string("[*]")
                                         : "status_" + picture.status(value).id;
    };
    out << "  state \"" << mermaid_text(speaker.label(picture.region())) << "\" as region_"
        << picture.region().id << " {\n";
    for (int s = 0; s < static_cast<int>(picture.region().statuses.size()); ++s)
      out << "    state \"" << mermaid_text(picture.label(s)) << "\" as " << node(s) << '\n';
    for (const Arrow& arrow : picture.arrows())
      out << "    " << node(arrow.from) << " --> " << node(arrow.to) << " : "
          << mermaid_text(speaker.list(arrow.causes)) << '\n';
    for (int s = 0; s < static_cast<int>(picture.region().statuses.size()); ++s)
      if (picture.status(s).final) out << "    " << node(s) << " --> [*]\n";
    out << "  }\n";
  });
}

}  // namespace

std::span<const GraphFormat> graph_formats() {
  static const std::array<GraphFormat, 3> all = {{
      {"text", print_text},
      {"dot", print_dot},
      {"mermaid", print_mermaid},
  }};
  return all;
}

}  // namespace juchu
