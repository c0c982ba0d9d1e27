#include "report/text/backlog_text.hpp"

#include <algorithm>
#include <span>

#include "model/engine/explanation.hpp"
#include "model/index.hpp"
#include "report/rows.hpp"
#include "report/study_wording.hpp"
#include "report/text/check_text.hpp"
#include "report/text/figures.hpp"
#include "sim/statistics/binomial.hpp"

namespace juchu {
namespace {

constexpr std::size_t kMostOrders = 20;
constexpr std::size_t kMostNamed = 5;

class BacklogTeller {
 public:
  BacklogTeller(const StudyView& view, const Speaker& speaker, std::size_t rate, Section& to)
      : study_(view.study), answer_(view.answer), speaker_(speaker), rate_(rate), to_(to) {
    for (std::size_t order = 0; order < study_.backlog.orders.size(); ++order) {
      const std::int32_t times = answer_.backlog.times(order, rate);
      if (times == BacklogAnswer::kBefore) before_.push_back(order);
      if (times > 0) likely_.push_back(order);
    }
    std::ranges::stable_sort(likely_, std::ranges::greater(), [&](std::size_t order) {
      return answer_.backlog.times(order, rate_);
    });
  }

  void tell() const {
    tell_odd();
    tell_share();
    if (!before_.empty())
      to_.say(speaker_.say(kBacklogBefore, grouped(before_.size()), speaker_.list(named(before_))));
    tell_orders();
  }

 private:
  /// What the rules never have may come to anything.
  void tell_odd() const {
    std::vector<std::size_t> odd;
    for (std::size_t order = 0; order < study_.backlog.orders.size(); ++order)
      if (broken_properties(*study_.rules, study_.backlog.orders[order].situation, study_.from) !=
          0)
        odd.push_back(order);
    if (!odd.empty())
      to_.warn(speaker_.say(kBacklogOdd, grouped(odd.size()), speaker_.list(named(odd))));
  }

  void tell_share() const {
    const auto open = static_cast<std::size_t>(answer_.backlog.open[rate_]);
    const auto& share = answer_.backlog.shares[rate_];
    if (open == 0 || !share) return;
    const std::string name = name_of(study_, rates_of(study_)[rate_], speaker_);
    if (likely_.empty())
      return to_.say(speaker_.say(kBacklogNone, name, grouped(open), share_text(interval(0).high)));
    if (share->value == 1) return to_.say(speaker_.say(kBacklogAll, name, grouped(open)));
    if (!share->interval)
      return to_.say(speaker_.say(kBacklogFew, name, grouped(open), grouped(likely_.size())));
    const Estimate orders = times(*share, static_cast<double>(open));
    to_.say(speaker_.say(kBacklogRate, name, grouped(open),
                         figure_text(speaker_, Figure::Number, orders),
                         interval_text(speaker_, Figure::Number, orders)));
  }

  static Estimate times(Estimate estimate, double count) {
    estimate.value *= count;
    estimate.interval->low *= count;
    estimate.interval->high *= count;
    return estimate;
  }

  /// The first of them, by their ids.
  [[nodiscard]] std::vector<std::string> named(std::span<const std::size_t> orders) const {
    std::vector<std::string> names;
    for (const std::size_t order : orders.first(std::min(orders.size(), kMostNamed)))
      names.push_back(Speaker::plain(study_.backlog.orders[order].id));
    if (orders.size() > kMostNamed) names.emplace_back("...");
    return names;
  }

  void tell_orders() const {
    to_.table = Table({speaker_.say(kStandsNow), speaker_.say(kChance), speaker_.say(kInterval)});
    for (std::size_t i = 0; i < std::min(likely_.size(), kMostOrders); ++i)
      add(to_.table, likely_[i]);
    const auto note = [this](std::string text) {
      to_.notes.push_back({std::move(text), Style::Faint});
    };
    if (likely_.size() > kMostOrders)
      note(speaker_.say(kMoreOrders, grouped(likely_.size() - kMostOrders)));
    const std::size_t others = static_cast<std::size_t>(answer_.backlog.open[rate_]) -
                               likely_.size();
    if (others > 0 && !likely_.empty())
      note(speaker_.say(kOtherOrders, grouped(others), share_text(interval(0).high)));
  }

  void add(Table& table, std::size_t order) const {
    const BacklogOrder& row = study_.backlog.orders[order];
    const std::int32_t times = answer_.backlog.times(order, rate_);
    const ConfidenceInterval bounds = interval(times);
    table.add(Speaker::plain(row.id),
              {status_text(row), share_text(static_cast<double>(times) / answer_.replications),
               speaker_.say(kFromTo, share_text(bounds.low), share_text(bounds.high))});
  }

  [[nodiscard]] std::string status_text(const BacklogOrder& order) const {
    const Status* status = status_of(*study_.rules, order.situation, 0);
    return status == nullptr ? "-" : speaker_.label(*status);
  }
  [[nodiscard]] std::string share_text(double share) const {
    return figure_text(speaker_, Figure::Share, share);
  }
  [[nodiscard]] ConfidenceInterval interval(std::int32_t times) const {
    return share_interval(times, answer_.replications, kConfidence);
  }

  const Study& study_;
  const StudyAnswer& answer_;
  const Speaker& speaker_;
  std::size_t rate_;
  Section& to_;
  std::vector<std::size_t> before_;  // orders that it had happened to
  std::vector<std::size_t> likely_;  // that it happened to in some replication, the likeliest first
};

}  // namespace

std::optional<std::size_t> rate_of_backlog(const Study& study) {
  const std::vector<RateRow> rates = rates_of(study);
  for (std::size_t rate = 0; rate < rates.size(); ++rate)
    if (told_of_backlog(study, rates[rate])) return rate;
  return std::nullopt;
}

Section backlog_section(const StudyView& view, const Speaker& speaker) {
  if (view.study.backlog.orders.empty() || view.answer.replications == 0) return {};
  Section section{.heading = speaker.say(kBacklog, speaker.day(view.study.from))};
  section.say(speaker.list(backlog_by_status(view.study, speaker)));
  if (const auto rate = rate_of_backlog(view.study))
    BacklogTeller(view, speaker, *rate, section).tell();
  else
    section.say(speaker.say(kNoRateOfAll));
  return section;
}

std::vector<std::string> backlog_by_status(const Study& study, const Speaker& speaker) {
  const Rulebook& book = study.rules->rulebook();
  std::vector<std::size_t> standing(book.regions.front().statuses.size());
  for (const BacklogOrder& order : study.backlog.orders)
    ++standing[at(static_cast<int>(study.rules->fields.front().get(order.situation.words.data())))];
  std::vector<std::string> told;
  for (std::size_t value = 0; value < standing.size(); ++value)
    if (standing[value] > 0)
      told.push_back(speaker.say(kColon, speaker.label(book.status(0, static_cast<Value>(value))),
                                 grouped(standing[value])));
  return told;
}

}  // namespace juchu
