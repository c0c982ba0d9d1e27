// Numbers, times, shares and hours.
#include <algorithm>
#include <charconv>
#include <limits>
#include <numeric>
#include <system_error>

#include "sim/study/reader/draft.hpp"
#include "sim/study/time_text.hpp"

namespace juchu {
namespace {

using Kinds = JsonValue::Kind;

/// A decimal number, rounded to the nearest double; nothing for anything else.
std::optional<double> parse_number(std::string_view text) {
  double number = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  return read.ec == std::errc() && read.ptr == end ? std::optional(number) : std::nullopt;
}

Complaint not_within(double low, double high) {
  if (high == std::numeric_limits<double>::infinity())
    return Complaint(say("{}以上にしてください", "must be {} or more", low));
  return Complaint(say("{}以上{}以下にしてください", "must be between {} and {}", low, high));
}

}  // namespace

Complaint not_a_time() {
  return {{"時間として読めません", "this is no length of time"},
          {"数と単位で書いてください: \"40 s\", \"2 min\", \"3 h\", \"1.5 d\", \"250 ms\"",
           "write a number and its unit: \"40 s\", \"2 min\", \"3 h\", \"1.5 d\", \"250 ms\""}};
}

std::optional<double> read_number(const JsonCursor& at, double low, double high) {
  if (!at.present()) return std::nullopt;
  std::optional<double> number;
  if (at.is(Kinds::Integer)) number = static_cast<double>(at.value()->integer);
  if (at.is(Kinds::OtherNumber)) number = parse_number(at.value()->string);
  if (!number && !at.is(Kinds::OtherNumber)) {
    at.complain({"数が必要です", "a number is needed here"});
    return std::nullopt;
  }
  if (number && *number >= low && *number <= high) return number;
  at.complain(not_within(low, high));
  return std::nullopt;
}

std::optional<double> read_share(const JsonCursor& at) {
  if (!at.is(Kinds::String)) return read_number(at, 0, 1);
  std::string_view text = at.value()->string;
  const bool percent = text.ends_with('%');
  if (percent) text.remove_suffix(1);
  if (text.ends_with(' ')) text.remove_suffix(1);
  const auto number = percent ? parse_number(text) : std::nullopt;
  if (number && *number >= 0 && *number <= 100) return *number / 100;
  at.complain({"割合として読めません", "this is no share"},
              {"0〜1の数か \"85 %\" のように書いてください",
               "write a number of 0 to 1, or something like \"85 %\""});
  return std::nullopt;
}

std::optional<Microseconds> read_time(const JsonCursor& at) {
  if (!at.present()) return std::nullopt;
  const auto time = at.is(Kinds::String) ? parse_time(at.value()->string) : std::nullopt;
  if (!time) at.complain(not_a_time());
  return time;
}

std::optional<Weighted> read_weighted(const JsonCursor& at) {
  if (!at.present()) return std::nullopt;
  Weighted weighted{.rows = at.members(), .weights = {}};
  if (!at.is(Kinds::Object)) return std::nullopt;
  bool good = true;
  for (const JsonCursor& row : weighted.rows) {
    const auto weight = read_number(row, 0, 1e9);
    good = good && weight.has_value();
    weighted.weights.push_back(weight.value_or(0));
  }
  if (!good) return std::nullopt;
  if (std::accumulate(weighted.weights.begin(), weighted.weights.end(), 0.0) > 0) return weighted;
  at.complain({"重みが0より大きいものが必要です", "some weight must be more than 0"});
  return std::nullopt;
}

void read_counts(const JsonCursor& at, int low, int high, std::vector<int>& counts,
                 std::optional<WeightedChoice>& choice) {
  if (!at.present()) return;
  if (!at.is(Kinds::Object)) {
    if (const auto count = at.integer(low, high)) counts = {static_cast<int>(*count)};
    return;
  }
  const auto weighted = read_weighted(at);
  if (!weighted) return;
  counts.clear();
  for (const JsonCursor& row : weighted->rows) {
    const std::string_view key = row.key();
    int count = low - 1;
    const char* end = key.data() + key.size();
    if (std::from_chars(key.data(), end, count).ptr != end || count < low || count > high)
      row.complain_at_key(out_of_range(low, high));
    counts.push_back(count);
  }
  choice = WeightedChoice(weighted->weights);
}

std::optional<Week> read_week(const JsonCursor& at, bool times) {
  std::string all;
  for (const JsonCursor& item : at.items(JsonCursor::Lone::Allowed)) {
    const auto text = item.text();
    if (!text) return std::nullopt;
    if (!Week::parse(*text, times)) {
      const Text hint = times ? Text{"例: \"Mon-Sat 17:00\"", "like \"Mon-Sat 17:00\""}
                              : Text{"例: \"Mon-Fri 10:00-12:00,13:00-18:00; Sat 10:00-15:00\"",
                                     "like \"Mon-Fri 10:00-12:00,13:00-18:00; Sat 10:00-15:00\""};
      item.complain(times ? Text{"曜日と時刻として読めません", "these are no times of day"}
                          : Text{"曜日と時間帯として読めません", "these are no hours of a week"},
                    hint);
      return std::nullopt;
    }
    all += all.empty() ? std::string(*text) : "; " + std::string(*text);
  }
  if (!at.present()) return std::nullopt;
  auto week = Week::parse(all, times);
  if (!week && at.is(Kinds::Array))
    at.complain({"時間帯が重なっているか、一つもありません", "some overlap, or there are none"});
  return week;
}

bool closed_on_holidays(const JsonCursor& row, bool closed) {
  static const std::vector<std::string> kAnswers = {"open", "closed"};
  const auto answer = row.optional("holidays").one_of(kAnswers, {"指定", "answer"});
  return answer ? *answer == 1 : closed;
}

}  // namespace juchu
