#include "report/json/load_json.hpp"

#include <nlohmann/json.hpp>

#include "model/engine/explanation.hpp"
#include "report/json/json_text.hpp"
#include "report/rows.hpp"
#include "sim/statistics/binomial.hpp"

namespace juchu {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kMicroseconds = 1. / static_cast<double>(kSecond);

Json or_null(const auto& optional) { return optional ? Json(*optional) : Json(nullptr); }

double seconds(Instant time) { return static_cast<double>(time) * kMicroseconds; }

Json name_of(Standing standing) {
  switch (standing) {
    case Standing::NoTarget: return nullptr;
    case Standing::Met: return "met";
    case Standing::Missed: return "missed";
    case Standing::Undecided: break;
  }
  return "undecided";
}

/// The members by which an estimate is known, its value called `mean`.
void add_estimate(Json& to, const std::optional<Estimate>& estimate, double unit) {
  const bool known = estimate && estimate->interval;
  to["mean"] = estimate ? Json(estimate->value * unit) : Json(nullptr);
  to["low"] = known ? Json(estimate->interval->low * unit) : Json(nullptr);
  to["high"] = known ? Json(estimate->interval->high * unit) : Json(nullptr);
  to["confidence"] = kConfidence;
  to["n"] = estimate ? Json(estimate->replications) : Json(nullptr);
  to["telling"] = estimate ? Json(estimate->telling_replications) : Json(nullptr);
  to["share_at_most"] = estimate ? or_null(estimate->share_at_most) : Json(nullptr);
  to["replications_needed"] = estimate ? or_null(estimate->replications_needed) : Json(nullptr);
}

Json quantile(const std::optional<Estimate>& estimate) {
  if (!estimate) return nullptr;
  Json json = {{"value", estimate->value * kMicroseconds}, {"low", nullptr}, {"high", nullptr}};
  if (estimate->interval) {
    json["low"] = estimate->interval->low * kMicroseconds;
    json["high"] = estimate->interval->high * kMicroseconds;
  }
  return json;
}

void add_target(Json& to, const std::optional<Target>& target, Standing standing, double unit) {
  to["target"] = nullptr;
  if (target) to["target"] = {{"text", target->text}, {"value", target->value * unit}};
  to["standing"] = name_of(standing);
}

class StudyWriter {
 public:
  StudyWriter(const StudyView& view, Language language)
      : view_(view),
        study_(view.study),
        answer_(view.answer),
        book_(view.study.rules->rulebook()),
        language_(language) {}

  [[nodiscard]] Json document() const {
    Json json = head();
    json["measures"] = measures();
    json["hazards"] = rates(RateRow::Of::Hazard);
    json["norms"] = rates(RateRow::Of::Norm);
    json["mails"] = rates(RateRow::Of::Mail);
    json["statuses"] = rates(RateRow::Of::Status);
    json["staff"] = staff();
    json["refusals"] = refusals();
    json["series"] = series();
    if (!study_.backlog.orders.empty()) json["backlog"] = backlog();
    json["command"] = view_.repeat;
    return json;
  }

 private:
  [[nodiscard]] Json head() const {
    return {{"schema_version", 1},
            {"study", study_.id},
            {"title", study_.title.in(language_)},
            {"rulebook", book_.id},
            {"version", book_.version},
            {"seed", study_.seed},
            {"replications", answer_.replications},
            {"asked", view_.asked},
            {"complete", answer_.complete},
            {"only", view_.only > 0 ? Json(view_.only) : Json(nullptr)},
            {"precise", or_null(view_.precise)},
            {"confidence", kConfidence},
            {"orders", answer_.orders},
            {"events", answer_.events},
            {"turned_away", answer_.turned_away},
            {"unresolved", answer_.unresolved},
            {"from", day_text(study_.from)},
            {"counted_from", day_text(study_.from + study_.warm_up)},
            {"horizon", day_text(study_.horizon())},
            {"limit", day_text(study_.limit())}};
  }

  [[nodiscard]] Json rate(const RateAnswer& answer) const {
    Json json = {{"kind", "rate"}, {"unit", "share"}};
    add_estimate(json, answer.estimate, 1);
    json["happened"] = answer.happened;
    json["orders"] = answer.orders;
    json["replications_with"] = answer.replications_with;
    add_target(json, target_of(study_, answer.row), answer.standing, 1);
    if (answer.row.of == RateRow::Of::Measure)
      json["exact"] = or_null(exact_share(view_, answer.row.row));
    return json;
  }

  [[nodiscard]] Json rates(RateRow::Of of) const {
    Json json = Json::object();
    for (const RateAnswer& answer : answer_.rates)
      if (answer.row.of == of) json[id_of(study_, answer.row)] = rate(answer);
    return json;
  }

  [[nodiscard]] Json measures() const {
    Json json = rates(RateRow::Of::Measure);
    for (const TimeAnswer& answer : answer_.times) {
      const Measure& measure = row_at(study_.measures, answer.measure);
      Json& time = json[measure.id] = {{"kind", "time"}, {"unit", "seconds"}};
      add_estimate(time, answer.mean, kMicroseconds);
      time["ended"] = answer.ended;
      time["unresolved"] = answer.unresolved;
      time["p50"] = quantile(answer.p50);
      time["p90"] = quantile(answer.p90);
      time["p95"] = quantile(answer.p95);
      add_target(time, measure.target, answer.standing, kMicroseconds);
    }
    for (const NumberAnswer& answer : answer_.numbers) {
      const Measure& measure = row_at(study_.measures, answer.measure);
      Json& number = json[measure.id] = {{"kind", "number"}, {"unit", "orders"}};
      add_estimate(number, answer.mean, 1);
      number["highest"] = answer.highest;
      add_target(number, measure.target, answer.standing, 1);
    }
    return json;
  }

  [[nodiscard]] Json staff() const {
    Json json = Json::object();
    for (std::size_t s = 0; s < answer_.staff.size(); ++s) {
      const StaffAnswer& answer = answer_.staff[s];
      const bool known = answer.use && answer.use->interval;
      json[study_.staff[s].id] = {
          {"busy", answer.use ? Json(answer.use->value) : Json(nullptr)},
          {"low", known ? Json(answer.use->interval->low) : Json(nullptr)},
          {"high", known ? Json(answer.use->interval->high) : Json(nullptr)},
          {"available_seconds", seconds(answer.sum.available)},
          {"busy_seconds", seconds(answer.sum.busy)},
          {"overtime_seconds", seconds(answer.sum.overtime)},
          {"wasted_seconds", seconds(answer.sum.wasted)}};
    }
    return json;
  }

  [[nodiscard]] Json refusals() const {
    Json json = Json::array();
    for (const RefusalAnswer& answer : answer_.refusals)
      json.push_back({{"rule", rule_id(book_, answer.by.rule)},
                      {"event", row_at(book_.events, answer.by.event).id},
                      {"times", answer.times},
                      {"per_thousand_orders", answer.per_thousand}});
    return json;
  }

  [[nodiscard]] Json series() const {
    Json days = Json::array(), arrived = Json::array(), rate = Json::array(),
         standing = Json::object();
    for (const DayAnswer& day : answer_.days) {
      days.push_back(day_text(day.day));
      arrived.push_back(day.arrived);
      rate.push_back(or_null(day.rate));
      for (std::size_t s = 0; s < day.standing.size(); ++s)
        standing[book_.status(0, static_cast<Value>(s)).id].push_back(day.standing[s]);
    }
    return {{"days", days}, {"arrived", arrived}, {"rate", rate}, {"standing", standing}};
  }

  /// The orders that were there: the shares of them that rates happened to, and each by itself.
  [[nodiscard]] Json backlog() const {
    Json shares = Json::object(), orders = Json::array();
    for (std::size_t rate = 0; rate < answer_.rates.size(); ++rate) {
      if (!told_of_backlog(study_, answer_.rates[rate].row)) continue;
      Json& share = shares[id_of(study_, answer_.rates[rate].row)] = {
          {"orders", answer_.backlog.open[rate]}};
      add_estimate(share, answer_.backlog.shares[rate], 1);
    }
    for (std::size_t order = 0; order < study_.backlog.orders.size(); ++order)
      orders.push_back(order_of_backlog(order));
    return {{"shares", std::move(shares)}, {"orders", std::move(orders)}};
  }

  [[nodiscard]] Json order_of_backlog(std::size_t order) const {
    const BacklogOrder& row = study_.backlog.orders[order];
    const Status* status = status_of(*study_.rules, row.situation, 0);
    Json json = {{"order", row.id},
                 {"status", status == nullptr ? Json(nullptr) : Json(status->id)},
                 {"before", Json::object()},
                 {"chances", Json::object()}};
    for (std::size_t rate = 0; rate < answer_.rates.size(); ++rate) {
      const std::string& id = id_of(study_, answer_.rates[rate].row);
      const std::int32_t times = answer_.backlog.times(order, rate);
      if (!asked_of_backlog(study_, answer_.rates[rate].row)) continue;
      const std::string kind(kind_of(answer_.rates[rate].row));  // ids are of their kinds
      if (times == BacklogAnswer::kBefore)
        json["before"][kind].push_back(id);
      else if (times > 0 || (times == 0 && answer_.replications > 0 &&
                             told_of_backlog(study_, answer_.rates[rate].row)))
        json["chances"][kind][id] = chance(times);
    }
    return json;
  }

  [[nodiscard]] Json chance(std::int32_t times) const {
    const ConfidenceInterval bounds = share_interval(times, answer_.replications, kConfidence);
    return {{"mean", static_cast<double>(times) / answer_.replications},
            {"low", bounds.low},
            {"high", bounds.high},
            {"happened", times},
            {"n", answer_.replications}};
  }

  const StudyView& view_;
  const Study& study_;
  const StudyAnswer& answer_;
  const Rulebook& book_;
  Language language_;
};

const char* name_of(Drift drift) {
  switch (drift) {
    case Drift::Same: return "same";
    case Drift::Better: return "better";
    case Drift::Worse: return "worse";
    case Drift::Unclear: break;
  }
  return "unclear";
}

Json change_json(const Study& study, const Change& change) {
  const double unit = change.of == Change::Of::Time ? kMicroseconds : 1;
  const auto value = [unit](const std::optional<Estimate>& estimate) {
    return estimate ? Json(estimate->value * unit) : Json(nullptr);
  };
  Json json;
  switch (change.of) {
    case Change::Of::Rate:
      json = {{"id", id_of(study, change.rate)}, {"kind", kind_of(change.rate)}};
      break;
    case Change::Of::Staff:
      json = {{"id", row_at(study.staff, change.row).id}, {"kind", "staff"}};
      break;
    case Change::Of::Time:
    case Change::Of::Number:
      json = {{"id", row_at(study.measures, change.row).id}, {"kind", "measure"}};
  }
  json["before"] = value(change.before);
  json["after"] = value(change.after);
  json["difference"] = value(change.by);
  const bool known = change.by && change.by->interval;
  json["low"] = known ? Json(change.by->interval->low * unit) : Json(nullptr);
  json["high"] = known ? Json(change.by->interval->high * unit) : Json(nullptr);
  json["drift"] = name_of(change.drift);
  return json;
}

void add_comparison(Json& to, const Study& before, const Comparison& comparison) {
  const auto list = [&](const std::vector<Change>& changes) {
    Json json = Json::array();
    for (const Change& change : changes) json.push_back(change_json(before, change));
    return json;
  };
  to["replications"] = comparison.replications;
  to["shortfall_before"] = comparison.shortfall_before;
  to["shortfall_after"] = comparison.shortfall_after;
  to["measures"] = list(comparison.measures);
  to["others"] = list(comparison.others);
  to["staff"] = list(comparison.staff);
}

/// A member a line: what differs between two answers is then seen by a line.
void print_document(const Json& document, std::ostream& out) {
  const char* separator = "{";
  for (const auto& [key, value] : document.items()) {
    out << separator << visible_json(Json(key).dump()) << ':' << json_text(value);
    separator = ",\n";
  }
  out << "}\n";
}

}  // namespace

void print_study_json(const StudyView& view, const Study* before, const Comparison* comparison,
                      Language language, std::ostream& out) {
  Json document = StudyWriter(view, language).document();
  if (before != nullptr && comparison != nullptr)
    add_comparison(document["comparison"], *before, *comparison);
  print_document(document, out);
}

void print_sweep_json(const SweepView& view, std::ostream& out) {
  Json points = Json::array();
  for (std::size_t i = 0; i < view.points.size(); ++i) {
    const SweepPoint& point = view.points[i];
    points.push_back({{"value", view.values[i]},
                      {"mean", point.rate ? Json(point.rate->value) : Json(nullptr)},
                      {"low", point.bounds.low},
                      {"high", point.bounds.high},
                      {"inherited", point.inherited},
                      {"standing", name_of(point.standing)}});
  }
  const auto first = first_that_meets(view.points);
  print_document({{"schema_version", 1},
                  {"study", view.study.id},
                  {"seed", view.study.seed},
                  {"replications", view.asked},
                  {"complete", view.complete},
                  {"path", view.path},
                  {"points", points},
                  {"first_that_meets", first ? Json(view.values[*first]) : Json(nullptr)},
                  {"command", view.repeat}},
                 out);
}

void print_help_json(const HelpView& view, std::ostream& out) {
  Json levers = Json::array();
  for (const std::size_t row : ranking(view.comparisons)) {
    Json lever = {{"lever", row_at(view.study.levers, view.levers[row]).id}};
    add_comparison(lever, view.study, view.comparisons[row]);
    levers.push_back(lever);
  }
  print_document({{"schema_version", 1},
                  {"study", view.study.id},
                  {"seed", view.study.seed},
                  {"replications", view.asked},
                  {"complete", view.complete},
                  {"levers", levers},
                  {"command", view.repeat}},
                 out);
}

}  // namespace juchu
