#include "report/page/story_json.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include <nlohmann/json.hpp>

#include "model/index.hpp"
#include "report/json/json_text.hpp"
#include "report/json/what_if_json.hpp"
#include "report/page/both_json.hpp"
#include "report/rows.hpp"
#include "report/text/outcome.hpp"
#include "report/text/step_text.hpp"
#include "report/text/what_if_text.hpp"
#include "sim/value_text.hpp"
#include "sim/view/knowledge.hpp"
#include "sim/view/shop_view.hpp"

namespace juchu {
namespace {

using Json = nlohmann::ordered_json;

class StoryWriter {
 public:
  StoryWriter(const ReplayedFile& file, const MomentWindow& window)
      : file_(file),
        scenario_(*file.scenario),
        story_(file.story),
        rules_(*scenario_.rules),
        book_(rules_.rulebook()),
        first_(std::min(window.first, story_.steps.size())),
        end_(first_ + std::min(window.count, story_.steps.size() - first_)),
        known_(scenario_.orders.size()),
        told_(scenario_.orders.size()) {}

  [[nodiscard]] Json document() {
    Json json = {{"file", Speaker::plain(file_.file)},
                 {"title", in_both([&](const Speaker& s) { return s.text(scenario_.title); })},
                 {"says", in_both([&](const Speaker& s) { return s.text(scenario_.says); })},
                 {"source", in_both([&](const Speaker& s) { return s.source(scenario_.source); })},
                 {"rulebook", in_both([&](const Speaker& s) { return s.title(book_); })},
                 {"holds", story_.holds()},
                 {"settings", in_both([&](const Speaker& s) { return settings_of(scenario_, s); })},
                 {"orders", orders()}};
    if (Json all = ids(); all != json["orders"]) json["ids"] = std::move(all);
    json.update({{"first", first_}, {"count", story_.steps.size()}, {"begins", begins()}});
    json["given"] = given();
    json["before"] = before();
    json["moments"] = moments();
    json["bands"] = bands();
    json["outcome"] = outcome();
    json["advice"] = remarks_json(advice_of(book_, story_, Speaker(Language::Japanese)),
                                  advice_of(book_, story_, Speaker(Language::English)));
    json["failures"] = failures();
    if (file_.what_if) json["what_if"] = what_if(*file_.what_if);
    return json;
  }

 private:
  [[nodiscard]] Json orders() const {
    Json list = Json::array();
    for (int order = 0; order < static_cast<int>(scenario_.orders.size()); ++order)
      list.push_back(order_text(scenario_, order, Speaker(Language::Japanese)));
    return list;
  }

  [[nodiscard]] Json ids() const {
    Json list = Json::array();
    for (const ScenarioOrder& order : scenario_.orders) list.push_back(order.id);
    return list;
  }

  // --- what happens ---

  /// How the orders stand that the story finds; null: it begins with none.
  [[nodiscard]] Json given() {
    if (!scenario_.given) return nullptr;
    const Day today = scenario_.given->as_of;
    Json list = Json::array();
    for (int order = 0; order < static_cast<int>(scenario_.given->orders.size()); ++order)
      list.push_back(standing(order, row_at(scenario_.given->orders, order).situation, today));
    return {{"day", in_both([&](const Speaker& s) { return s.day(today); })}, {"orders", list}};
  }

  /// By order, the first moment that is of it; null: none is.
  [[nodiscard]] Json begins() const {
    std::vector<Json> list(scenario_.orders.size());
    for (std::size_t s = 0; s < story_.steps.size(); ++s)
      if (const int order = story_.steps[s].order; order >= 0 && list[at(order)].is_null())
        list[at(order)] = s;
    return list;
  }

  [[nodiscard]] std::span<const StoryStep> window() const {
    return std::span(story_.steps).subspan(first_, end_ - first_);
  }

  /// Orders that the window speaks of.
  [[nodiscard]] std::vector<int> orders_in_window() const {
    std::set<int> orders;
    if (whole())
      for (std::size_t o = 0; o < scenario_.orders.size(); ++o) orders.insert(static_cast<int>(o));
    for (const StoryStep& step : window())
      if (step.order >= 0) orders.insert(step.order);
    return {orders.begin(), orders.end()};
  }

  [[nodiscard]] bool whole() const { return end_ - first_ == story_.steps.size(); }

  /// How orders stood before the window, with the statuses that they had gone through, by region.
  [[nodiscard]] Json before() {
    Json list = Json::array();
    if (first_ == 0) return list;
    struct Past {
      std::vector<std::vector<Value>> paths;
      const StoryStep* last = nullptr;
    };
    std::map<int, Past> pasts;
    for (const int order : orders_in_window()) pasts[order].paths.resize(book_.regions.size());
    const auto go_through = [&](int order, Past& past, const Situation& situation) {
      for (std::size_t region = 0; region < past.paths.size(); ++region) {
        const Value status = rules_.fields[region].get(situation.words.data());
        std::vector<Value>& path = past.paths[region];
        if (path.empty() || path.back() != status) path.push_back(status);
      }
      tell_again(order, situation);
    };
    if (scenario_.given)
      for (auto& [order, past] : pasts)
        if (at(order) < scenario_.given->orders.size())
          go_through(order, past, row_at(scenario_.given->orders, order).situation);
    for (const StoryStep& step : std::span(story_.steps).first(first_)) {
      const auto past = pasts.find(step.order);
      if (past == pasts.end() || !step.decision.accepted || !rules_.exists(step.decision.after))
        continue;
      past->second.last = &step;
      go_through(step.order, past->second, step.decision.after);
    }
    for (const auto& [order, past] : pasts) {
      if (past.last == nullptr) continue;
      Json json = standing(order, past.last->decision.after, day_of(past.last->at));
      json["paths"] = past.paths;
      list.push_back({order, std::move(json)});
    }
    return list;
  }

  /// A field that was not as at first is told, though it be so again.
  void tell_again(int order, const Situation& situation) {
    std::vector<std::optional<Value>>& known = known_of(order);
    for (std::size_t f = book_.regions.size(); f < book_.fields.size(); ++f)
      if (rules_.field(static_cast<int>(f)).get(situation.words.data()) != book_.fields[f].initial)
        known[f] = std::nullopt;
  }

  [[nodiscard]] std::vector<std::optional<Value>>& known_of(int order) {
    std::vector<std::optional<Value>>& known = known_[at(order)];
    for (std::size_t f = known.size(); f < book_.fields.size(); ++f)
      known.push_back(book_.fields[f].initial);
    return known;
  }

  [[nodiscard]] Json moments() {
    Json list = Json::array();
    for (const StoryStep& step : window()) list.push_back(moment(step));
    return list;
  }

  /// `[hazard, order, from, to]`: hazards from the moment at which they begin to hold for an order to
  /// the one at which they no longer do; `to` is past the last moment where they stay.
  [[nodiscard]] Json bands() const {
    struct Band {
      int hazard, order;
      std::size_t from, to;
    };
    std::vector<Band> all;
    std::vector<std::uint64_t> holding(scenario_.orders.size());
    std::vector<std::vector<std::size_t>> open(scenario_.orders.size());  // bands, by order
    const auto look = [&](int order, const Situation& situation, Day today, std::size_t moment) {
      const std::uint64_t now = rules_.exists(situation) ? hazards_of(rules_, situation, today) : 0;
      const std::uint64_t before = std::exchange(holding[at(order)], now);
      if (now == before) return;
      std::erase_if(open[at(order)], [&](std::size_t band) {
        if ((now >> all[band].hazard & 1) != 0) return false;
        all[band].to = moment;
        return true;
      });
      for (int hazard = 0; hazard < static_cast<int>(book_.hazards.size()); ++hazard) {
        if (((now & ~before) >> hazard & 1) == 0) continue;
        open[at(order)].push_back(all.size());
        all.push_back({hazard, order, moment, story_.steps.size()});
      }
    };
    if (scenario_.given)
      for (std::size_t order = 0; order < scenario_.given->orders.size(); ++order)
        look(static_cast<int>(order), scenario_.given->orders[order].situation,
             scenario_.given->as_of, 0);
    for (std::size_t s = 0; s < story_.steps.size(); ++s)
      if (const StoryStep& step = story_.steps[s]; step.order >= 0 && step.decision.accepted)
        look(step.order, step.decision.after, day_of(step.at), s);
    Json list = Json::array();
    const std::vector<int> told = orders_in_window();
    for (const auto& [hazard, order, from, to] : all)
      if (from < end_ && to >= first_ && std::ranges::binary_search(told, order))
        list.push_back({hazard, order, from, to});
    return list;
  }

  [[nodiscard]] Json moment(const StoryStep& step) {
    const StepText ja = describe(scenario_, step, Speaker(Language::Japanese));
    const StepText en = describe(scenario_, step, Speaker(Language::English));
    const bool scripted = step.script >= 0;
    Json json = {{"time", clock_text(step.at)},
                 {"day", in_both([&](const Speaker& s) { return s.day(day_of(step.at)); })},
                 {"step", scripted ? Json(step.script) : Json(nullptr)},
                 {"order", step.order < 0 ? Json(nullptr) : Json(step.order)},
                 {"actor", actor_of(step)},
                 {"sign", ja.mark.sign},
                 {"style", name_of(ja.mark.style)},
                 {"what", both_json(ja.what, en.what)},
                 {"answer", both_json(ja.answer, en.answer)},
                 {"accepted", step.decision.accepted},
                 {"remarks", remarks_json(ja.remarks, en.remarks)}};
    if (step.order >= 0 && step.decision.accepted)
      json.update(standing(step.order, step.decision.after, day_of(step.at)));
    return json;
  }

  /// Whose lane it stands in; null: nobody's.
  [[nodiscard]] Json actor_of(const StoryStep& step) const {
    if (step.script >= 0) return book_.events[step.event.type].actor;
    const auto system = std::ranges::find(book_.actors, "system", &Labelled::id);
    if (system == book_.actors.end()) return nullptr;
    return system - book_.actors.begin();
  }

  /// The order's status in each region, the fields that are not as they were when it was last told, or at first,
  /// and the hazards that hold.
  [[nodiscard]] Json standing(int order, const Situation& situation, Day today) {
    if (!rules_.exists(situation)) return Json::object();
    Json statuses = Json::array();
    for (std::size_t region = 0; region < book_.regions.size(); ++region)
      statuses.push_back(rules_.fields[region].get(situation.words.data()));
    Json json = {
        {"status", std::move(statuses)},
        {"states", in_both([&](const Speaker& s) { return status_text(rules_, situation, s); })}};
    std::vector<std::optional<Value>>& known = known_of(order);
    Json changed = Json::array();
    for (std::size_t f = book_.regions.size(); f < book_.fields.size(); ++f) {
      const Field& field = book_.fields[f];
      const Value value = rules_.field(static_cast<int>(f)).get(situation.words.data());
      if (std::exchange(known[f], value) == value) continue;
      changed.push_back({f - book_.regions.size(), value_of(field.type, value)});
    }
    json["changed"] = std::move(changed);
    Json holding = Json::array();
    std::uint64_t bits = hazards_of(rules_, situation, today);
    for (int row = 0; bits != 0; ++row, bits >>= 1)
      if ((bits & 1) != 0) holding.push_back(row);
    json["hazards"] = std::move(holding);
    if (!book_.topics.empty()) json["knows"] = knowledge(order, situation, today);
    return json;
  }

  /// Of each topic that is not as it was when it was last told: its number, what is so, and what each
  /// of those who see it takes to be so; a third list says which of these are mistaken.
  [[nodiscard]] Json knowledge(int order, const Situation& situation, Day today) {
    std::vector<Views>& told = told_[at(order)];
    std::vector<Views> now = views_of(rules_, situation, today);
    Json list = Json::array();
    for (std::size_t t = 0; t < now.size(); ++t) {
      if (!told.empty() && told[t] == now[t]) continue;
      const Type& type = book_.topics[t].type;
      std::vector<Value> views = now[t].known_to;
      if (now[t].screen) views.insert(views.begin(), *now[t].screen);
      Json seen = Json::array(), mistaken = Json::array();
      for (std::size_t v = 0; v < views.size(); ++v) {
        seen.push_back(value_of(type, views[v]));
        if (views[v] != now[t].truth) mistaken.push_back(v);
      }
      list.push_back({t, value_of(type, now[t].truth), std::move(seen), std::move(mistaken)});
    }
    told = std::move(now);
    return list;
  }

  [[nodiscard]] Json value_of(const Type& type, Value value) const {
    if (value == kUnset) return nullptr;
    if (type.kind == Kind::Bool) return value != 0;
    if (type.kind == Kind::Date)
      return in_both([&](const Speaker& s) { return s.day(static_cast<Day>(value)); });
    return in_both([&](const Speaker& s) {
      return s.text(value_text(book_, *scenario_.tokens, type, value));
    });
  }

  // --- how it ends ---

  [[nodiscard]] Json outcome() const {
    const std::vector<std::uint64_t> sent = sent_in(story_);
    Json list = Json::array();
    for (const int o : orders_in_window()) {
      const OrderOutcome& order = row_at(story_.orders, o);
      const auto lines = [&](Language language) {
        return outcome_of(scenario_, order, sent[at(o)], Speaker(language));
      };
      list.push_back(
          {{"order", o},
           {"status",
            in_both([&](const Speaker& s) { return status_text(rules_, order.situation, s); })},
           {"lines", remarks_json(lines(Language::Japanese), lines(Language::English))}});
    }
    return list;
  }

  [[nodiscard]] Json failures() const {
    Json list = Json::array();
    for (const Failure& failure : story_.failures)
      list.push_back({{"line", failure.position.line},
                      {"text", in_both([&](const Speaker& s) {
                         return s.say(kFailure, Speaker::plain(failure.what),
                                      s.text(failure.expected), s.text(failure.actual));
                       })}});
    return list;
  }

  [[nodiscard]] Json what_if(const WhatIfs& found) const {
    const auto ja = what_if_texts(scenario_, found, Speaker(Language::Japanese));
    const auto en = what_if_texts(scenario_, found, Speaker(Language::English));
    Json list = Json::array();
    for (std::size_t i = 0; i < std::min(ja.size(), en.size()); ++i) {
      Json remedies = Json::array();
      for (std::size_t r = 0; r < ja[i].remedies.size(); ++r) {
        const RemedyText &one = ja[i].remedies[r], &other = en[i].remedies[r];
        Json change = change_json(scenario_, *one.change);
        change["order"] = row_at(scenario_.orders, one.change->order).id;
        remedies.push_back({{"change", std::move(change)},
                            {"kind", both_json(one.kind, other.kind)},
                            {"gone", both_json(one.gone, other.gone)},
                            {"come", both_json(one.come, other.come)},
                            {"left", both_json(one.left, other.left)}});
      }
      list.push_back({{"troubles", remarks_json(ja[i].troubles, en[i].troubles)},
                      {"remedies", std::move(remedies)}});
    }
    return list;
  }

  const ReplayedFile& file_;
  const Scenario& scenario_;
  const Story& story_;
  const CompiledRulebook& rules_;
  const Rulebook& book_;
  const std::size_t first_, end_;                         // of the moments that are told
  std::vector<std::vector<std::optional<Value>>> known_;  // by order and field: what was told last
  std::vector<std::vector<Views>> told_;                  // by order and topic: the same
};

}  // namespace

std::string possible_json(const ReplayedFile& file, std::size_t moment) {
  if (!file.told() || moment >= file.story.steps.size()) return "[]";
  const StoryStep& step = file.story.steps[moment];
  const Situation& now = step.decision.accepted ? step.decision.after : step.before;
  if (step.order < 0 || !file.scenario->rules->exists(now)) return "[]";
  return json_text(possible_events(*file.scenario->rules, now, day_of(step.at)));
}

std::string story_json(const ReplayedFile& file, const MomentWindow& window) {
  if (file.told()) return json_text(StoryWriter(file, window).document());
  std::vector<std::string> ja, en;
  for (const Diagnostic& each : file.problems) {
    ja.push_back(to_text(each, Language::Japanese));
    en.push_back(to_text(each, Language::English));
  }
  return json_text({{"file", Speaker::plain(file.file)}, {"problems", both_json(ja, en)}});
}

}  // namespace juchu
