#include "report/json/view_json.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "report/json/json_text.hpp"
#include "report/json/rules_json.hpp"
#include "report/rows.hpp"
#include "report/screens.hpp"
#include "sim/view/shown_groups.hpp"

namespace juchu {
namespace {

using Json = nlohmann::ordered_json;

class ViewWriter {
 public:
  ViewWriter(const Scenario& scenario, const ShopView& view, bool reveal)
      : scenario_(scenario),
        view_(view),
        rules_(*scenario.rules),
        book_(rules_.rulebook()),
        reveal_(reveal) {}

  [[nodiscard]] Json document(const std::function<bool(const OrderView&)>& selected) const {
    Json queues = Json::array(), orders = Json::array();
    for (const auto& [filter, count] : queues_of(scenario_, view_))
      queues.push_back({{filter->status < 0 ? "queue" : "status", filter->id}, {"orders", count}});
    std::vector<const OrderView*> all = by_urgency(view_);
    std::vector<bool> listed(scenario_.orders.size());
    for (const OrderView* each : all) listed[static_cast<std::size_t>(each->order)] = true;
    for (const OrderView& each : view_.orders)
      if (!listed[static_cast<std::size_t>(each.order)]) all.push_back(&each);
    for (const OrderView* each : all)
      if (selected(*each)) orders.push_back(order(*each));
    return {{"schema_version", 1},
            {"at", moment_text(view_.at)},
            {"rulebook", book_.id},
            {"queues", std::move(queues)},
            {"orders", std::move(orders)}};
  }

 private:
  [[nodiscard]] Json order(const OrderView& view) const {
    Json shown = Json::object(), hidden = Json::array(), fields = Json::object(),
         comes = Json::array();
    for (const ShownGroup& group : shown_groups(scenario_, view, reveal_)) {
      const std::string& id = row_at(book_.shows, group.group).id;
      if (group.how == ShownGroup::How::Hidden)
        hidden.push_back(id);
      else
        shown[id] = group.text;
    }
    for (std::size_t f = book_.regions.size(); f < book_.fields.size(); ++f) {
      const Field& field = book_.fields[f];
      const Value value = rules_.fields[f].get(view.situation.words.data());
      if (field.scope != FieldScope::Order || field.world || value == kUnset) continue;
      fields[field.id] = value_json(book_, scenario_.tokens.get(), field.type, value);
    }
    for (const Coming& each : view.comes) comes.push_back(coming(each));
    return {{"id", row_at(scenario_.orders, view.order).id},
            {"status", statuses_json(rules_, view.situation)},
            {"due_today", due_today(view, day_of(view_.at))},
            {"shown", std::move(shown)},
            {"hidden", std::move(hidden)},
            {"fields", std::move(fields)},
            {"hazards", ids_in(view.hazards, book_.hazards)},
            {"breached", ids_in(view.breached, book_.norms)},
            {"overdue", ids_in(view.overdue, book_.norms)},
            {"comes", std::move(comes)},
            {"possible", events(view.possible)}};
  }

  [[nodiscard]] Json coming(const Coming& coming) const {
    if (coming.kind == Coming::Kind::Breach)
      return {{"norm", row_at(book_.norms, coming.row).id}, {"day", day_text(coming.day)}};
    return {{"deadline", row_at(book_.deadlines, coming.row).id},
            {"day", day_text(coming.day)},
            {"status", statuses_json(rules_, coming.after)},
            {"opens", events(coming.opens)}};
  }

  [[nodiscard]] Json events(const std::vector<int>& rows) const {
    Json ids = Json::array();
    for (const int event : rows) ids.push_back(row_at(book_.events, event).id);
    return ids;
  }

  const Scenario& scenario_;
  const ShopView& view_;
  const CompiledRulebook& rules_;
  const Rulebook& book_;
  const bool reveal_;
};

}  // namespace

void print_view_json(const Scenario& scenario, const ShopView& view, bool reveal,
                     const std::function<bool(const OrderView&)>& selected, std::ostream& out) {
  const Json document = ViewWriter(scenario, view, reveal).document(selected);
  out << json_text(document, 1) << '\n';
}

}  // namespace juchu
