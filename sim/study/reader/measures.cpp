// What is asked of a study, and what somebody could change in it.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>

#include "sim/study/reader/draft.hpp"
#include "sim/study/study_keys.hpp"
#include "sim/study/time_text.hpp"

namespace juchu {
namespace {

using Sense = Target::Sense;

/// The longer ones first.
constexpr std::array<std::pair<std::string_view, Sense>, 4> kSenses = {
    {{"<=", Sense::AtMost}, {">=", Sense::AtLeast}, {"<", Sense::Below}, {">", Sense::Above}}};

/// A share ("0.01", "1 %"), a time ("2 d") or a number, as the measure's kind wants it.
std::optional<double> target_value(std::string_view text, Measure::Kind kind) {
  if (kind == Measure::Kind::Time) {
    const auto time = parse_time(text);
    return time ? std::optional(static_cast<double>(*time)) : std::nullopt;
  }
  const bool percent = kind == Measure::Kind::Rate && text.ends_with('%');
  if (percent) text.remove_suffix(1);
  if (percent && text.ends_with(' ')) text.remove_suffix(1);
  double value = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  const bool number = read.ec == std::errc() && read.ptr == end;
  if (!number || !std::isfinite(value) || value < 0) return std::nullopt;
  if (percent) value /= 100;
  return kind == Measure::Kind::Rate && value > 1 ? std::nullopt : std::optional(value);
}

std::optional<Target> parse_target(const std::string& written, Measure::Kind kind) {
  const std::string_view text = written;
  for (const auto& [sign, sense] : kSenses) {
    if (!text.starts_with(sign)) continue;
    const auto begin = text.find_first_not_of(' ', sign.size());
    if (begin == text.npos) return std::nullopt;
    const auto value = target_value(text.substr(begin), kind);
    return value ? std::optional(Target{sense, *value, written}) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<Target> read_target(const JsonCursor& at, Measure::Kind kind) {
  const auto text = at.text();
  if (!text) return std::nullopt;
  auto target = parse_target(std::string(*text), kind);
  if (!target) {
    const std::string_view example = kind == Measure::Kind::Rate   ? "\"< 0.01\""
                                     : kind == Measure::Kind::Time ? "\"<= 2 d\""
                                                                   : "\"<= 200\"";
    at.complain({"目標として読めません", "this is no target of this measure"},
                say("例: {}", "like {}", example));
  }
  return target;
}

class MeasureReader {
 public:
  explicit MeasureReader(const StudyDraft& draft) : draft_(draft) {
    for (const Arrivals& row : draft.study.arrivals) arrivals_.push_back(row.id);
    arrivals_.emplace_back("all");
  }

  Measure read(const JsonCursor& row, RowLines& lines) const {
    row.only_keys(keys_of(StudyPart::Measure));
    (void)row.optional("source").text();
    Measure measure;
    measure.id = read_row_id(row.at("id"), {"指標", "measure"}, lines, draft_);
    measure.says = read_says(row.optional("says"));
    measure.position = draft_.written(row);
    const JsonCursor rate = row.optional("rate"), time = row.optional("time"),
                     number = row.optional("number"), of = row.optional("of");
    if (rate.present() + time.present() + number.present() != 1) {
      if (row.is(JsonValue::Kind::Object))
        row.complain({"rate・time・numberのうち一つだけが必要です",
                      "exactly one of \"rate\", \"time\" and \"number\" is needed"});
      return measure;
    }
    if (rate.present() && of.present())
      of.complain_at_key({"対象は「rate」に書かれています", "whose orders \"rate\" says already"});
    measure.arrivals = read_whose(rate.present() ? rate : of);
    if (rate.present()) read_rate(row, measure);
    for (const char* key : {"ever", "at_end"})
      if (const JsonCursor other = row.optional(key); other.present() && !rate.present())
        other.complain_at_key({"「rate」がないので使えません", "only a \"rate\" has this"});
    if (time.present()) read_time_between(time, measure);
    if (number.present()) {
      measure.kind = Measure::Kind::Number;
      measure.first = read_condition(number, StudyReads::Order, draft_);
    }
    measure.target = read_target(row.optional("target"), measure.kind);
    return measure;
  }

 private:
  /// None where every row is named: then it is of all orders, whoever came with them.
  std::vector<int> read_whose(const JsonCursor& at) const {
    const int all = static_cast<int>(arrivals_.size()) - 1;
    std::set<int> rows;
    for (const JsonCursor& item : at.items(JsonCursor::Lone::Allowed))
      if (const auto row = item.one_of(arrivals_, {"到着", "arrivals"})) rows.insert(*row);
    if (rows.contains(all) || static_cast<int>(rows.size()) == all) return {};
    return {rows.begin(), rows.end()};
  }

  void read_rate(const JsonCursor& row, Measure& measure) const {
    const JsonCursor ever = row.optional("ever"), at_end = row.optional("at_end");
    if (ever.present() == at_end.present())
      row.complain({"everかat_endのどちらか一つが必要です",
                    "exactly one of \"ever\" and \"at_end\" is needed"});
    measure.at_end = at_end.present();
    measure.first = read_condition(at_end.present() ? at_end : ever, StudyReads::Order, draft_);
  }

  void read_time_between(const JsonCursor& time, Measure& measure) const {
    measure.kind = Measure::Kind::Time;
    time.only_keys(keys_of(StudyPart::Span));
    measure.first = read_condition(time.at("from"), StudyReads::Order, draft_);
    measure.second = read_condition(time.at("to"), StudyReads::Order, draft_);
  }

  const StudyDraft& draft_;
  std::vector<std::string> arrivals_;  // and "all"
};

}  // namespace

void read_measures(const JsonCursor& section, StudyDraft& draft) {
  if (!section.present()) return;
  const MeasureReader reader(draft);
  RowLines lines;
  for (const JsonCursor& row : section.items())
    draft.study.measures.push_back(reader.read(row, lines));
}

void read_levers(const JsonCursor& section, StudyDraft& draft) {
  if (!section.present()) return;
  RowLines lines;
  for (const JsonCursor& row : section.items()) {
    row.only_keys(keys_of(StudyPart::Lever));
    (void)row.optional("source").text();
    Lever lever{.id = read_row_id(row.at("id"), {"打ち手", "lever"}, lines, draft),
                .says = read_says(row.optional("says"))};
    if (row.at("set").is(JsonValue::Kind::Object) && row.at("set").members().empty())
      row.at("set").complain({"変更が一つもありません", "nothing is changed"});
    (void)row.optional("set").members();
    draft.study.levers.push_back(std::move(lever));
  }
}

}  // namespace juchu
