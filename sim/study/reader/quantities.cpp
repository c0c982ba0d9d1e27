// Numbers, times and what is drawn.
#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <numeric>

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

Complaint not_a_time() {
  return {{"時間として読めません", "this is no length of time"},
          {"数と単位で書いてください: \"40 s\", \"2 min\", \"3 h\", \"1.5 d\", \"250 ms\"",
           "write a number and its unit: \"40 s\", \"2 min\", \"3 h\", \"1.5 d\", \"250 ms\""}};
}

constexpr Microseconds kNear = 1;  // of what only comes near to 0
constexpr double kLeastVariation = 1e-3, kMostVariation = 100;

/// {"mean": "40 s", "cv": 0.8}.
template <class Time>
std::optional<Distribution> read_by_mean(const JsonCursor& at) {
  at.only_keys({"mean", "cv"});
  const auto mean = read_time(at.at("mean"));
  const auto cv = read_number(at.at("cv"), kLeastVariation, kMostVariation);
  if (mean == 0) at.at("mean").complain({"0より長くしてください", "must be longer than 0"});
  if (!mean || *mean == 0 || !cv) return std::nullopt;
  return Time(*mean, *cv);
}

std::optional<Distribution> read_lognormal(const JsonCursor& at) {
  return read_by_mean<LognormalTime>(at);
}

std::optional<Distribution> read_gamma(const JsonCursor& at) { return read_by_mean<GammaTime>(at); }

std::optional<Distribution> read_exponential(const JsonCursor& at) {
  const auto mean = read_time(at);
  return mean ? std::optional<Distribution>(ExponentialTime{*mean}) : std::nullopt;
}

std::optional<Distribution> read_erlang(const JsonCursor& at) {
  at.only_keys({"stages", "mean"});
  const auto stages = at.at("stages").integer(1, 1000);
  const auto mean = read_time(at.at("mean"));
  if (!stages || !mean) return std::nullopt;
  return ErlangTime{static_cast<int>(*stages), *mean};
}

std::optional<Distribution> read_weibull(const JsonCursor& at) {
  at.only_keys({"shape", "scale"});
  const auto shape = read_number(at.at("shape"), 0.05, 100);
  const auto scale = read_time(at.at("scale"));
  if (!shape || !scale) return std::nullopt;
  return WeibullTime{*shape, *scale};
}

/// Times that do not become shorter, `count` of them; nothing after a complaint.
std::optional<std::vector<Microseconds>> read_ascending(const JsonCursor& at, std::size_t count) {
  std::vector<Microseconds> times;
  const auto items = at.items();
  for (const JsonCursor& item : items)
    if (const auto time = read_time(item)) times.push_back(*time);
  if (!at.is(Kinds::Array) || times.size() != items.size()) return std::nullopt;
  if (times.size() != count) {
    at.complain(say("時間が{}個必要です", "{} times are needed here", count));
  } else if (!std::ranges::is_sorted(times)) {
    at.complain({"短いものから順に書いてください", "write the shorter ones first"});
  } else {
    return times;
  }
  return std::nullopt;
}

std::optional<Distribution> read_uniform(const JsonCursor& at) {
  const auto ends = read_ascending(at, 2);
  return ends ? std::optional<Distribution>(UniformTime{(*ends)[0], (*ends)[1]}) : std::nullopt;
}

std::optional<Distribution> read_triangular(const JsonCursor& at) {
  const auto ends = read_ascending(at, 3);
  if (!ends) return std::nullopt;
  return TriangularTime{(*ends)[0], (*ends)[1], (*ends)[2]};
}

std::optional<Distribution> read_table(const JsonCursor& at) {
  const auto weighted = read_weighted(at);
  if (!weighted) return std::nullopt;
  std::vector<Microseconds> times;
  for (const JsonCursor& row : weighted->rows) {
    const auto time = parse_time(row.key());
    if (!time) row.complain_at_key(not_a_time());
    times.push_back(time.value_or(-1));
  }
  if (std::ranges::find(times, -1) != times.end()) return std::nullopt;
  return TableTime(std::move(times), weighted->weights);
}

struct NamedDistribution {
  std::string_view name;
  std::optional<Distribution> (*read)(const JsonCursor& at);
};
constexpr std::array<NamedDistribution, 8> kDistributions = {{{"exponential", read_exponential},
                                                              {"lognormal", read_lognormal},
                                                              {"gamma", read_gamma},
                                                              {"erlang", read_erlang},
                                                              {"weibull", read_weibull},
                                                              {"triangular", read_triangular},
                                                              {"uniform", read_uniform},
                                                              {"table", read_table}}};

}  // namespace

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

std::optional<Distribution> read_distribution(const JsonCursor& at) {
  if (!at.present()) return std::nullopt;
  if (!at.is(Kinds::Object)) {
    const auto time = read_time(at);
    return time ? std::optional<Distribution>(ConstantTime{*time}) : std::nullopt;
  }
  std::vector<std::string> names;
  for (const NamedDistribution& row : kDistributions) names.emplace_back(row.name);
  at.only_keys(names);
  const auto members = at.members();
  if (members.size() != 1) {
    at.complain({"分布を一つだけ書いてください", "exactly one distribution is needed here"});
    return std::nullopt;
  }
  const auto row = std::ranges::find(kDistributions, members[0].key(), &NamedDistribution::name);
  return row == kDistributions.end() ? std::nullopt : row->read(members[0]);
}

Microseconds least_time(const Distribution& distribution) {
  struct Least {
    Microseconds operator()(const ConstantTime& time) const { return time.value; }
    Microseconds operator()(const ExponentialTime& time) const {
      return std::min(time.mean, kNear);
    }
    Microseconds operator()(const LognormalTime& time) const { return std::min(time.mean, kNear); }
    Microseconds operator()(const GammaTime& time) const { return std::min(time.mean, kNear); }
    Microseconds operator()(const ErlangTime& time) const { return std::min(time.mean, kNear); }
    Microseconds operator()(const WeibullTime& time) const { return std::min(time.scale, kNear); }
    Microseconds operator()(const TriangularTime& time) const {
      return time.low == 0 && time.high > 0 ? kNear : time.low;
    }
    Microseconds operator()(const UniformTime& time) const { return time.low; }
    Microseconds operator()(const TableTime& time) const {
      Microseconds least = kLongestTime;
      for (std::size_t row = 0; row < time.values.size(); ++row)
        if (time.choice.share(row) > 0) least = std::min(least, time.values[row]);
      return least;
    }
  };
  return std::visit(Least{}, distribution);
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

const std::vector<std::string>& weekday_names() {
  static const std::vector<std::string> kWeekdays = {"mon", "tue", "wed", "thu",
                                                     "fri", "sat", "sun"};
  return kWeekdays;
}

}  // namespace juchu
