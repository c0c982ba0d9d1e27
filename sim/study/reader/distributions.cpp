// How long something takes, as a study says it.
#include <algorithm>
#include <array>

#include "sim/study/reader/draft.hpp"
#include "sim/study/study_keys.hpp"
#include "sim/study/time_text.hpp"

namespace juchu {
namespace {

using Kinds = JsonValue::Kind;

constexpr Microseconds kNear = 1;  // of what only comes near to 0
constexpr double kLeastVariation = 1e-3, kMostVariation = 100;

/// {"mean": "40 s", "cv": 0.8}.
template <class Time>
std::optional<Distribution> read_by_mean(const JsonCursor& at) {
  at.only_keys(keys_of(StudyPart::MeanAndVariation));
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
  at.only_keys(keys_of(StudyPart::Erlang));
  const auto stages = at.at("stages").integer(1, 1000);
  const auto mean = read_time(at.at("mean"));
  if (!stages || !mean) return std::nullopt;
  return ErlangTime{static_cast<int>(*stages), *mean};
}

std::optional<Distribution> read_weibull(const JsonCursor& at) {
  at.only_keys(keys_of(StudyPart::Weibull));
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

const std::vector<std::string>& distribution_names() {
  static const std::vector<std::string> kNames = [] {
    std::vector<std::string> names;
    for (const NamedDistribution& row : kDistributions) names.emplace_back(row.name);
    return names;
  }();
  return kNames;
}

std::optional<Distribution> read_distribution(const JsonCursor& at) {
  if (!at.present()) return std::nullopt;
  if (!at.is(Kinds::Object)) {
    const auto time = read_time(at);
    return time ? std::optional<Distribution>(ConstantTime{*time}) : std::nullopt;
  }
  at.only_keys(distribution_names());
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

}  // namespace juchu
