// What an event's parameters are given: expressions, one of several by weight, and two special
// values.
#include <algorithm>
#include <charconv>

#include "model/expression/expression_reader.hpp"
#include "sim/study/reader/draft.hpp"

namespace juchu {
namespace {

using Kinds = JsonValue::Kind;

constexpr std::string_view kFresh = "fresh", kWorkday = "workday(";
constexpr int kMostWorkdays = 366;

/// A value in words, and where to complain about it.
struct Stated {
  std::string text;
  Listener complain;
};

class ValueReader {
 public:
  ValueReader(const EventParameter& parameter, StudyReads reads, const StudyDraft& draft)
      : type_(parameter.type), reads_(reads), draft_(draft) {}

  std::optional<StatedValue> read(const Stated& stated) const {
    if (stated.text == kFresh) return fresh(stated);
    if (stated.text.starts_with(kWorkday)) return workday(stated);
    auto expression = read_expression_of_study(stated.text, type_, reads_, draft_, stated.complain);
    if (!expression || !within(*expression, stated)) return std::nullopt;
    return StatedValue{.clause = {stated.text, {std::move(*expression)}}};
  }

 private:
  std::optional<StatedValue> fresh(const Stated& stated) const {
    if (type_.kind == Kind::Token)
      return StatedValue{.kind = StatedValue::Kind::Fresh, .clause = {stated.text, {}}};
    stated.complain(0,
                    {{"freshは送り状番号にだけ使えます", "only a tracking number can be fresh"}});
    return std::nullopt;
  }

  /// The expression is what stands between the bracket and the last comma.
  std::optional<StatedValue> workday(const Stated& stated) const {
    const std::string_view text = stated.text;
    const auto comma = text.rfind(','), end = text.find_last_not_of(' ');
    int days = 0;
    bool good = comma != text.npos && text[end] == ')' && type_.kind == Kind::Date;
    if (good) {
      const auto first = text.find_first_not_of(' ', comma + 1);
      const auto read = std::from_chars(text.data() + first, text.data() + end, days);
      good = read.ec == std::errc() && days >= 0 && days <= kMostWorkdays &&
             text.find_first_not_of(' ', static_cast<std::size_t>(read.ptr - text.data())) == end;
    }
    if (!good) {
      stated.complain(0, {{"稼働日として読めません", "this is no working day"},
                          {"日付の項目に workday(today, 2) のように書いてください",
                           "write workday(today, 2), for a date"}});
      return std::nullopt;
    }
    const int before = static_cast<int>(kWorkday.size());
    auto expression = read_expression_of_study(
        text.substr(kWorkday.size(), comma - kWorkday.size()),
        {.kind = Kind::Date, .optional = type_.optional}, reads_, draft_,
        [&](int offset, const Complaint& complaint) {
          stated.complain(before + offset, complaint);
        });
    if (!expression) return std::nullopt;
    return StatedValue{.kind = StatedValue::Kind::Workday,
                       .clause = {stated.text, {std::move(*expression)}},
                       .days = days};
  }

  bool within(const Expression& expression, const Stated& stated) const {
    const bool fixed = expression.op == Op::Constant && expression.value != kUnset;
    if (type_.kind != Kind::Int || type_.low > type_.high || !fixed) return true;
    if (expression.value >= type_.low && expression.value <= type_.high) return true;
    stated.complain(0, out_of_range(type_.low, type_.high));
    return false;
  }

  const Type& type_;
  StudyReads reads_;
  const StudyDraft& draft_;
};

std::optional<ParameterValue> read_value(const JsonCursor& at, const ValueReader& reader) {
  ParameterValue value;
  if (!at.is(Kinds::Object)) {
    const auto text = written(at);
    auto outcome = text ? reader.read({*text, complaints_at(at)}) : std::nullopt;
    if (!outcome) return std::nullopt;
    value.outcomes.push_back(std::move(*outcome));
    return value;
  }
  const auto weighted = read_weighted(at);
  if (!weighted) return std::nullopt;
  for (const JsonCursor& row : weighted->rows) {
    const Stated stated{std::string(row.key()),
                        [row](int, const Complaint& complaint) { row.complain_at_key(complaint); }};
    if (auto outcome = reader.read(stated)) value.outcomes.push_back(std::move(*outcome));
  }
  if (value.outcomes.size() != weighted->rows.size()) return std::nullopt;
  value.choice = WeightedChoice(weighted->weights);
  return value;
}

Complaint without_value(const EventType& event, const EventParameter& parameter) {
  return {say("「{}」の「{}」に値がありません", "\"{}\" needs a value for \"{}\"", event.id,
              parameter.id),
          say("「with」に書いてください", "write it under \"with\"")};
}

}  // namespace

std::vector<ParameterValue> read_with(const JsonCursor& row, int event, StudyReads reads,
                                      const StudyDraft& draft) {
  const EventType& type = draft.event(event);
  const JsonCursor with = row.optional("with");
  if (with.present() && !with.is(Kinds::Object)) {
    with.only_keys({});
    return {};
  }
  std::vector<std::string> known;
  for (const EventParameter& parameter : type.parameters) known.push_back(parameter.id);
  if (with.present()) with.only_keys(known);
  std::vector<ParameterValue> values;
  for (std::size_t p = 0; p < type.parameters.size(); ++p) {
    const EventParameter& parameter = type.parameters[p];
    const JsonCursor at = with.optional(parameter.id);
    const bool needed = parameter.default_value.empty() && !parameter.type.optional;
    if (!at.present() && needed)
      (with.present() ? with : row.at("event")).complain(without_value(type, parameter));
    if (!at.present()) continue;
    if (auto value = read_value(at, {parameter, reads, draft})) {
      value->parameter = static_cast<int>(p);
      values.push_back(std::move(*value));
    }
  }
  return values;
}

}  // namespace juchu
