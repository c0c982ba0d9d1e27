#include "report/page/story_json.hpp"

#include <algorithm>

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

namespace juchu {
namespace {

using Json = nlohmann::ordered_json;

class StoryWriter {
 public:
  explicit StoryWriter(const ReplayedFile& file)
      : file_(file),
        scenario_(*file.scenario),
        story_(file.story),
        rules_(*scenario_.rules),
        book_(rules_.rulebook()),
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
    json["given"] = given();
    json["moments"] = moments();
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

  [[nodiscard]] Json moments() {
    Json list = Json::array();
    for (const StoryStep& step : story_.steps) list.push_back(moment(step));
    return list;
  }

  [[nodiscard]] Json moment(const StoryStep& step) {
    const StepText ja = describe(scenario_, step, Speaker(Language::Japanese));
    const StepText en = describe(scenario_, step, Speaker(Language::English));
    const bool scripted = step.script >= 0;
    Json json = {{"time", moment_text(step.at).substr(11)},
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
    std::vector<Value>& known = known_[at(order)];
    for (std::size_t f = known.size(); f < book_.fields.size(); ++f)
      known.push_back(book_.fields[f].initial);
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
    for (std::size_t o = 0; o < story_.orders.size(); ++o) {
      const OrderOutcome& order = story_.orders[o];
      const auto lines = [&](Language language) {
        return outcome_of(scenario_, order, sent[o], Speaker(language));
      };
      list.push_back(
          {{"status",
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
  std::vector<std::vector<Value>> known_;  // by order and field: what was told last
  std::vector<std::vector<Views>> told_;   // by order and topic: the same
};

}  // namespace

std::string possible_json(const ShopView& view) {
  Json orders = Json::array();
  for (const OrderView& order : view.orders) orders.push_back({order.order, order.possible});
  return json_text(orders);
}

std::string story_json(const ReplayedFile& file) {
  if (file.told()) return json_text(StoryWriter(file).document());
  std::vector<std::string> ja, en;
  for (const Diagnostic& each : file.problems) {
    ja.push_back(to_text(each, Language::Japanese));
    en.push_back(to_text(each, Language::English));
  }
  return json_text({{"file", Speaker::plain(file.file)}, {"problems", both_json(ja, en)}});
}

}  // namespace juchu
