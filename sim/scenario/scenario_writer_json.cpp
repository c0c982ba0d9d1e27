#include "sim/scenario/scenario_writer_json.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "model/text/utf8.hpp"
#include "sim/scenario/given.hpp"

namespace juchu {
namespace {

constexpr std::size_t kLineWidth = 100;

/// Whether all that JSON wants of `text` are quotes around it.
bool is_written_as_it_is(std::string_view text) {
  bool ascii = true;
  for (const char each : text) {
    const auto byte = static_cast<unsigned char>(each);
    if (byte < 0x20 || each == '"' || each == '\\') return false;
    ascii = ascii && byte < 0x80;
  }
  return ascii || well_formed_bytes(text) == text.size();
}

void add_json_text(std::string& to, std::string_view text) {
  if (is_written_as_it_is(text)) {
    ((to += '"') += text) += '"';
    return;
  }
  using Json = nlohmann::json;
  to += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string json_text(std::string_view text) {
  std::string json;
  add_json_text(json, text);
  return json;
}

std::size_t width_of(const std::string& text) { return code_points_of(text).size(); }

std::string padded(std::string text, std::size_t width) {
  text.resize(text.size() + width - std::min(width, width_of(text)), ' ');
  return text;
}

std::string joined(const std::vector<std::string>& items, const char* between = ", ") {
  return fmt::format("{}", fmt::join(items, between));
}

std::string list_of(const std::vector<std::string>& items) { return "[" + joined(items) + "]"; }

/// A lone item stands without brackets.
std::string one_or_list(const std::vector<std::string>& items) {
  return items.size() == 1 ? items.front() : list_of(items);
}

void add_key(std::string& to, std::string_view key) {
  add_json_text(to, key);
  to += ": ";
}

std::string member(const std::string& key, const std::string& value) {
  return json_text(key) + ": " + value;
}

template <class Row>
std::string ids_in(std::uint64_t bits, const std::vector<Row>& rows) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (((bits >> i) & 1) != 0) ids.push_back(json_text(rows[i].id));
  return list_of(ids);
}

class ScenarioWriter {
 public:
  ScenarioWriter(const Scenario& scenario, std::ostream& out)
      : scenario_(scenario), rulebook_(scenario.rules->rulebook()), out_(out) {}

  void write() {
    out_ << "{\n";
    write_words("title", scenario_.title);
    if (!scenario_.says.empty()) write_words("says", scenario_.says);
    if (!scenario_.source.empty()) write_member("source", json_text(scenario_.source));
    write_member("rulebook", json_text(rulebook_name(scenario_)));
    if (rulebook_.bounds == Bounds::Small && !rulebook_.two_bounds.empty())
      write_member("bounds", R"("small")");
    write_choices();
    write_calendar();
    if (!scenario_.shop.empty()) write_member("shop", fields(scenario_.shop));
    if (scenario_.given) write_given();
    write_shown();
    if (!scenario_.given || !scenario_.steps.empty()) write_steps();
    const bool breaks = scenario_.breaks != 0, expects = !scenario_.expect.empty();
    write_member("until", json_text(day_text(scenario_.until)), breaks || expects ? "," : "");
    if (breaks)
      write_member("breaks", ids_in(scenario_.breaks, rulebook_.properties), expects ? "," : "");
    write_outcomes();
    out_ << "}\n";
  }

 private:
  void write_member(const char* key, const std::string& value, const char* after = ",") {
    out_ << "  " << member(key, value) << after << "\n";
  }

  /// On one line, or each language on its own where that is too long.
  void write_words(const char* key, const Text& text) {
    const std::vector<std::string> both = languages(text);
    const std::size_t indent = 2 + member(key, "{").size();
    const bool fits = indent + width_of(joined(both)) + 2 <= kLineWidth;
    const std::string between = ",\n" + std::string(indent, ' ');
    write_member(key, "{" + joined(both, fits ? ", " : between.c_str()) + "}");
  }

  static std::vector<std::string> languages(const Text& text) {
    std::vector<std::string> both;
    if (!text.ja.empty()) both.push_back(member("ja", json_text(text.ja)));
    if (!text.en.empty()) both.push_back(member("en", json_text(text.en)));
    return both;
  }

  /// One order a line. There may be very many: a line is put together in one string.
  void write_given() {
    const Given& given = *scenario_.given;
    out_ << "  \"given\": {\"as_of\": " << json_text(day_text(given.as_of)) << ", \"orders\": [";
    std::string line;
    for (std::size_t order = 0; order < given.orders.size(); ++order) {
      line = order == 0 ? "\n    " : ",\n    ";
      add_given_order(line, scenario_.orders[order], given.orders[order].situation);
      out_ << line;
    }
    out_ << (given.orders.empty() ? "]},\n" : "\n  ]},\n");
    known_orders_ = static_cast<int>(given.orders.size());
  }

  void add_given_order(std::string& to, const ScenarioOrder& order,
                       const Situation& situation) const {
    const CompiledRulebook& rules = *scenario_.rules;
    to += "{\"order\": ";
    add_json_text(to, order.id);
    const std::string& cart = scenario_.carts[static_cast<std::size_t>(order.cart)];
    if (!cart.empty()) add_json_text(to += ", \"cart\": ", cart);
    (to += ", \"status\": ") += statuses(stated_statuses(rules, situation));
    const auto stated = stated_fields(rules, situation);
    if (!stated.empty()) add_fields(to += ", \"fields\": ", stated);
    to += '}';
  }

  void write_shown() {
    const char* before = "  \"orders\": {\n    ";
    std::string line;
    for (const ScenarioOrder& order : scenario_.orders) {
      line.clear();
      for (std::size_t group = 0; group < order.shown.size(); ++group) {
        if (order.shown[group].empty()) continue;
        add_key(line += line.empty() ? "{" : ", ", rulebook_.shows[group].id);
        add_json_text(line, order.shown[group]);
      }
      if (line.empty()) continue;
      out_ << std::exchange(before, ",\n    ") << json_text(order.id) << ": " << line << '}';
    }
    if (*before == ',') out_ << "\n  },\n";
  }

  void write_choices() {
    std::vector<std::string> values;
    for (const ParameterChoice& choice : scenario_.choices)
      values.push_back(member(choice.parameter, choice.kind == Kind::Bool
                                                    ? (choice.value != 0 ? "true" : "false")
                                                    : fmt::format("{}", choice.value)));
    if (!values.empty()) write_member("parameters", "{" + joined(values) + "}");
  }

  void write_calendar() {
    constexpr const char* weekdays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    const Calendar& calendar = scenario_.calendar;
    std::vector<std::string> members, closed, holidays;
    for (const int weekday : calendar.closed_weekdays)
      closed.push_back(json_text(weekdays[weekday]));
    if (!calendar.japanese)
      for (const Day day : calendar.holidays) holidays.push_back(json_text(day_text(day)));
    if (calendar.closed_weekdays != Calendar().closed_weekdays)
      members.push_back(member("closed", list_of(closed)));
    if (calendar.japanese) members.push_back(member("holidays", json_text("jp")));
    if (!holidays.empty()) members.push_back(member("holidays", list_of(holidays)));
    if (!members.empty()) write_member("calendar", "{" + joined(members) + "}");
  }

  /// Orders, and the events that have parameters, are padded so that what follows stands in
  /// columns.
  void write_steps() {
    std::vector<std::string> orders;
    std::size_t order_width = 0, event_width = 0;
    for (const ScenarioStep& step : scenario_.steps) {
      orders.push_back(orders_of(step));
      order_width = std::max(order_width, width_of(orders.back()));
      if (!parameters(step).empty())
        event_width = std::max(event_width, width_of(event_of(step).id));
    }
    out_ << "  \"steps\": [\n";
    for (std::size_t s = 0; s < scenario_.steps.size(); ++s) {
      out_ << "    " << step_text(scenario_.steps[s], padded(orders[s], order_width), event_width)
           << (s + 1 == scenario_.steps.size() ? "\n" : ",\n");
    }
    out_ << "  ],\n";
  }

  /// What is expected stands on a line of its own where one is too short for all.
  std::string step_text(const ScenarioStep& step, const std::string& orders,
                        std::size_t event_width) const {
    std::string text = "{" + member("at", json_text(moment_text(step.at))) + ", ";
    if (!orders.empty()) text += orders + " ";
    const std::string event = member("event", json_text(event_of(step).id));
    const std::vector<std::string> stated = parameters(step);
    if (stated.empty()) {
      text += event;
    } else {
      const std::size_t others = event.size() - event_of(step).id.size();
      text += padded(event + ",", event_width + others + 1) + " " + joined(stated);
    }
    if (!step.note.empty()) text += ", " + member("note", note(step.note));
    const std::string expect = expectation(step.expect);
    const bool fits = width_of(text) + width_of(expect) + 8 <= kLineWidth;
    if (!expect.empty()) text += (fits ? ", " : ",\n     ") + expect;
    return text + "}";
  }

  [[nodiscard]] const EventType& event_of(const ScenarioStep& step) const {
    return rulebook_.events[static_cast<std::size_t>(step.event)];
  }

  /// The orders of a step and, where they come to be in it, their cart.
  std::string orders_of(const ScenarioStep& step) {
    if (step.orders.empty()) return "";
    std::vector<std::string> ids;
    std::string cart;
    for (const int order : step.orders) {
      const ScenarioOrder& who = scenario_.orders[static_cast<std::size_t>(order)];
      ids.push_back(json_text(who.id));
      if (order < known_orders_) continue;
      known_orders_ = order + 1;
      cart = scenario_.carts[static_cast<std::size_t>(who.cart)];
    }
    std::string text = member("order", one_or_list(ids)) + ",";
    if (!cart.empty()) text += " " + member("cart", json_text(cart)) + ",";
    return text;
  }

  std::vector<std::string> parameters(const ScenarioStep& step) const {
    std::vector<std::string> stated;
    const auto& known = event_of(step).parameters;
    for (std::size_t p = 0; p < known.size(); ++p)
      if (step.parameters[p])
        stated.push_back(member(known[p].id, value(known[p].type, *step.parameters[p])));
    return stated;
  }

  static std::string note(const Text& text) {
    return text.ja == text.en ? json_text(text.ja) : "{" + joined(languages(text)) + "}";
  }

  std::string value(const Type& type, Value value) const {
    std::string json;
    add_value(json, type, value);
    return json;
  }

  void add_value(std::string& to, const Type& type, Value value) const {
    if (value == kUnset) {
      to += "null";
      return;
    }
    const Names& names = rulebook_.names;
    const auto index = static_cast<std::size_t>(value);
    switch (type.kind) {
      case Kind::Bool: to += value != 0 ? "true" : "false"; return;
      case Kind::Date: return add_json_text(to, day_text(static_cast<Day>(value)));
      case Kind::Enum: return add_json_text(to, names.enumerations[type.domain][index]);
      case Kind::Method: return add_json_text(to, names.methods[index]);
      case Kind::Token: return add_json_text(to, scenario_.tokens->text(value));
      default: to += std::to_string(value);
    }
  }

  std::string fields(const std::vector<FieldExpectation>& values) const {
    std::string json;
    add_fields(json, values);
    return json;
  }

  void add_fields(std::string& to, const std::vector<FieldExpectation>& values) const {
    to += '{';
    const char* before = "";
    for (const FieldExpectation& field : values) {
      const Field& named = rulebook_.fields[static_cast<std::size_t>(field.field)];
      add_key(to += std::exchange(before, ", "), named.id);
      add_value(to, named.type, field.value);
    }
    to += '}';
  }

  std::string statuses(const std::vector<StatusChange>& changes) const {
    std::vector<std::string> ids;
    for (const StatusChange& change : changes)
      ids.push_back(json_text(rulebook_.status(change.region, change.value).id));
    return one_or_list(ids);
  }

  std::string expectation(const StepExpectation& expect) const {
    std::vector<std::string> members;
    const auto add = [&](const char* key, const auto& bits, const auto& rows) {
      if (bits) members.push_back(member(key, ids_in(*bits, rows)));
    };
    if (!expect.refused_by.empty())
      members.push_back(member("refused_by", json_text(expect.refused_by)));
    if (!expect.status.empty()) members.push_back(member("status", statuses(expect.status)));
    add("sends", expect.sends, rulebook_.mails);
    add("breached", expect.breached, rulebook_.norms);
    add("outside", expect.outside, rulebook_.norms);
    add("hazards", expect.hazards, rulebook_.hazards);
    add("warns", expect.warns, rulebook_.warnings);
    return members.empty() ? "" : member("expect", "{" + joined(members) + "}");
  }

  void write_outcomes() {
    if (scenario_.expect.empty()) return;
    out_ << "  \"expect\": {\n";
    for (const OrderExpectation& expect : scenario_.expect)
      out_ << "    " << outcome(expect) << (&expect == &scenario_.expect.back() ? "\n" : ",\n");
    out_ << "  }\n";
  }

  std::string outcome(const OrderExpectation& expect) const {
    std::vector<std::string> members;
    const auto add = [&](const char* key, const auto& bits, const auto& rows) {
      if (bits) members.push_back(member(key, ids_in(*bits, rows)));
    };
    if (!expect.status.empty()) members.push_back(member("status", statuses(expect.status)));
    add("hazards", expect.hazards, rulebook_.hazards);
    add("breached", expect.breached, rulebook_.norms);
    add("outside", expect.outside, rulebook_.norms);
    if (expect.exactly) members.push_back(member("exactly", "true"));
    add("hazards_now", expect.hazards_now, rulebook_.hazards);
    if (!expect.fields.empty()) members.push_back(member("fields", fields(expect.fields)));
    const std::string& id = scenario_.orders[static_cast<std::size_t>(expect.order)].id;
    return member(id, "{" + wrapped(members, 6 + width_of(json_text(id)) + 1) + "}");
  }

  /// The members on as few lines as they fit, all but the first beginning at `indent`.
  static std::string wrapped(const std::vector<std::string>& members, std::size_t indent) {
    std::string text;
    std::size_t column = indent;
    for (const std::string& next : members) {
      if (!text.empty()) {
        const bool fits = column + 2 + width_of(next) + 2 <= kLineWidth;
        text += fits ? ", " : ",\n" + std::string(indent, ' ');
        column = fits ? column + 2 : indent;
      }
      text += next;
      column += width_of(next);
    }
    return text;
  }

  const Scenario& scenario_;
  const Rulebook& rulebook_;
  std::ostream& out_;
  int known_orders_ = 0;  // that an earlier step named
};

}  // namespace

void write_scenario(const Scenario& scenario, std::ostream& out) {
  ScenarioWriter(scenario, out).write();
}

std::string rulebook_name(const Scenario& scenario) {
  namespace fs = std::filesystem;
  const Rulebook& rulebook = scenario.rules->rulebook();
  if (rulebook.file.empty()) return rulebook.id;
  if (fs::path(rulebook.file).is_absolute()) return rulebook.file;
  const std::string& file = scenario.file;
  const fs::path from = fs::absolute(file.empty() ? "scenario.json" : file).lexically_normal();
  const fs::path to = fs::absolute(rulebook.file).lexically_normal();
  const std::string path = to.lexically_relative(from.parent_path()).string();
  return path.find('/') == std::string::npos ? "./" + path : path;
}

}  // namespace juchu
