#include "report/text/scenario_markdown.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/speaker.hpp"

namespace juchu {
namespace {

// clang-format off
constexpr Wording kEventsHead   = {"| `event` | 日本語 | 誰が | パラメーター | 日本語 | 値 | 既定 |", "| `event` | in English | by | parameter | in English | values | default |"};
constexpr Wording kStatusesHead = {"| `status` | 日本語 | 領域 |", "| `status` | in English | region |"};
constexpr Wording kMethodsHead  = {"| 配送方法 | 日本語 | 番号の例 |", "| method | in English | a number of it |"};
constexpr Wording kTruth        = {"`true`、`false`", "`true`, `false`"};
constexpr Wording kWholeNumber  = {"{}〜{}", "{} to {}"};
constexpr Wording kADate        = {"日付", "a date"};
constexpr Wording kADateBetween = {"日付。`{}` から `{}` まで", "a date, `{}` to `{}`"};
constexpr Wording kADateFrom    = {"日付。`{}` 以降", "a date, `{}` or later"};
constexpr Wording kADateUntil   = {"日付。`{}` まで", "a date until `{}`"};
constexpr Wording kAMethod      = {"配送方法", "a method"};
constexpr Wording kANumber      = {"送り状番号", "a tracking number"};
constexpr Wording kAStatus      = {"状態", "a status"};
constexpr Wording kOrNull       = {"{}、`null`", "{}, `null`"};
constexpr Wording kMustBeGiven  = {"必須", "required"};
constexpr Wording kOfTheShop    = {"{}（`order` は書かない）", "{} (without `order`)"};
// clang-format on

/// Within a cell: what would end it, or mark it up, is escaped.
std::string cell(std::string_view text) {
  std::string escaped;
  for (const char each : text) {
    if (std::string_view("|<*_`").find(each) != std::string_view::npos) escaped += '\\';
    escaped += each;
  }
  return escaped;
}

/// An expression or an id in a cell. (MarkdownTables of GitHub end a cell at a `|` within code, too.)
std::string code(const std::string& text) {
  std::string escaped;
  for (const char each : Speaker::plain(text))
    escaped += each == '|' ? "\\|" : std::string(1, each);
  return "`" + escaped + "`";
}

class MarkdownTables {
 public:
  MarkdownTables(const Rulebook& book, Language language, std::ostream& out)
      : book_(book), speaker_(language), out_(out) {}

  void print() const {
    head(kEventsHead, 7);
    for (const EventType& event : book_.events) print_event(event);
    out_ << '\n';
    head(kStatusesHead, 3);
    for (const Status& status : book_.statuses)
      out_ << fmt::format("| {} | {} | {} |\n", code(status.id), label(status),
                          label(book_.regions[static_cast<std::size_t>(status.region)]));
    if (book_.methods.empty()) return;
    out_ << '\n';
    head(kMethodsHead, 3);
    for (const Method& method : book_.methods)
      out_ << fmt::format("| {} | {} | {} |\n", code(method.id), label(method),
                          method.example.empty() ? "—" : code(method.example));
  }

 private:
  void head(const Wording& wording, int columns) const {
    out_ << speaker_.say(wording) << "\n|";
    for (int i = 0; i < columns; ++i) out_ << "---|";
    out_ << '\n';
  }

  /// Its label; nothing where it has none.
  template <class Row>
  std::string label(const Row& row) const {
    return row.label.empty() ? "—" : cell(speaker_.text(row.label));
  }

  /// A row for each of its parameters, the first with the event itself.
  void print_event(const EventType& event) const {
    const Labelled& actor = book_.actors[static_cast<std::size_t>(event.actor)];
    std::string name = label(event);
    if (event.shop) name = speaker_.say(kOfTheShop, name);
    std::string own = fmt::format("| {} | {} | {} |", code(event.id), name,
                                  cell(speaker_.label(actor)));
    if (event.parameters.empty()) out_ << own << " — | | | |\n";
    for (const EventParameter& parameter : event.parameters) {
      out_ << own
           << fmt::format(" {} | {} | {} | {} |\n", code(parameter.id), label(parameter),
                          values(parameter), default_of(parameter));
      own = "| | | |";
    }
  }

  std::string values(const EventParameter& parameter) const {
    const std::string values = values_of(parameter);
    return parameter.type.optional ? speaker_.say(kOrNull, values) : values;
  }

  std::string values_of(const EventParameter& parameter) const {
    const Type& type = parameter.type;
    switch (type.kind) {
      case Kind::Bool: return speaker_.say(kTruth);
      case Kind::Int: return speaker_.say(kWholeNumber, type.low, type.high);
      case Kind::Date: return dates_of(parameter);
      case Kind::Enum: return names_of(type.domain);
      case Kind::Method: return speaker_.say(kAMethod);
      case Kind::Token: return speaker_.say(kANumber);
      default: return speaker_.say(kAStatus);
    }
  }

  std::string dates_of(const EventParameter& parameter) const {
    const auto text = [](const Clause& clause) {
      const std::string quoted = code(clause.text);
      return quoted.substr(1, quoted.size() - 2);
    };
    const bool from = !parameter.from.empty(), to = !parameter.to.empty();
    if (from && to) return speaker_.say(kADateBetween, text(parameter.from), text(parameter.to));
    if (from) return speaker_.say(kADateFrom, text(parameter.from));
    if (to) return speaker_.say(kADateUntil, text(parameter.to));
    return speaker_.say(kADate);
  }

  std::string names_of(std::size_t enumeration) const {
    const std::vector<std::string>& ids = book_.names.enumerations[enumeration];
    const std::vector<Text>& labels = book_.enumeration_labels[enumeration];
    std::vector<std::string> all;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const std::string words = i < labels.size() ? cell(speaker_.text(labels[i])) : "";
      all.push_back(words.empty() ? code(ids[i]) : code(ids[i]) + " " + words);
    }
    return speaker_.list(all);
  }

  std::string default_of(const EventParameter& parameter) const {
    if (!parameter.default_value.empty()) return code(parameter.default_value.text);
    return parameter.type.optional ? "`null`" : speaker_.say(kMustBeGiven);
  }

  const Rulebook& book_;
  Speaker speaker_;
  std::ostream& out_;
};

}  // namespace

void print_scenario_markdown(const Rulebook& book, Language language, std::ostream& out) {
  MarkdownTables(book, language, out).print();
}

}  // namespace juchu
