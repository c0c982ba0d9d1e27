#include "properties/rulebook_generator.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>
#include <utility>
#include <vector>

#include "properties/expression_generator.hpp"

namespace juchu {
namespace {

using Rows = std::vector<std::string>;

std::string quoted(const std::string& text) { return fmt::format("\"{}\"", text); }

std::string list(const Rows& items) { return fmt::format("[{}]", fmt::join(items, ", ")); }

/// A JSON object; members without a value are left out.
class Object {
 public:
  Object& add(const std::string& key, const std::string& value) {
    if (!value.empty()) members_.push_back(fmt::format("\"{}\": {}", key, value));
    return *this;
  }
  Object& text(const std::string& key, const std::string& words) {
    return words.empty() ? *this : add(key, quoted(words));
  }
  Object& flag(const std::string& key, bool on) { return on ? add(key, "true") : *this; }
  [[nodiscard]] bool empty() const { return members_.empty(); }
  [[nodiscard]] std::string on_one_line() const { return fmt::format("{{{}}}", fmt::join(members_, ", ")); }
  [[nodiscard]] std::string on_lines(const char* indent) const {
    if (members_.empty()) return "{}";
    return fmt::format("{{\n{0}{1}\n{2}}}", indent, fmt::join(members_, fmt::format(",\n{}", indent)),
                       std::string(indent).substr(2));
  }

 private:
  Rows members_;
};

std::string on_lines(const Rows& rows) {
  return rows.empty() ? "[]" : fmt::format("[\n    {}\n  ]", fmt::join(rows, ",\n    "));
}

/// A field that a rulebook may have, as it is written and as expressions see it.
struct PossibleField {
  const char* id;
  const char* type;  // as written; names in brackets are an enumeration
  Type is;
  FieldScope scope = FieldScope::Order;
  bool world = false;
  bool setting = false;
  bool saturates = false;
  const char* initial = "";
};

Type number(Value low, Value high) { return {.kind = Kind::Int, .low = low, .high = high}; }
Type optional(Kind kind) { return {.kind = kind, .optional = true}; }
Type set(Kind kind) { return {.kind = kind}; }

constexpr auto kOrder = FieldScope::Order;
constexpr auto kCart = FieldScope::Cart;
constexpr auto kShop = FieldScope::Shop;

const std::vector<PossibleField>& possible_fields() {
  // clang-format off
  static const std::vector<PossibleField> fields = {
      {"due_on",    "date?",          optional(Kind::Date)},
      {"asked_on",  "date?",          optional(Kind::Date)},
      {"placed_on", "date",           set(Kind::Date)},
      {"few",       "0..3",           number(0, 3)},
      {"some",      "-2..5",          number(-2, 5), kOrder, false, false, true, "1"},
      {"many",      "-1000..1000000", number(-1000, 1000000)},
      {"only",      "3..3",           number(3, 3)},
      {"paid",      "bool",           set(Kind::Bool)},
      {"told",      "bool",           set(Kind::Bool), kOrder, false, false, false, "true"},
      {"payment",   "[card, konbini, bank]", set(Kind::Enum)},
      {"listed",    "method",         set(Kind::Method)},
      {"sent_by",   "method?",        optional(Kind::Method)},
      {"number",    "token?",         optional(Kind::Token)},
      {"code",      "token",          set(Kind::Token)},
      {"gone_on",   "date?",          optional(Kind::Date), kOrder, true},
      {"gone",      "0..2",           number(0, 2), kOrder, true, false, true},
      {"happy",     "bool",           set(Kind::Bool), kOrder, true},
      {"sent_as",   "method?",        optional(Kind::Method), kOrder, true},
      {"cart_on",   "date?",          optional(Kind::Date), kCart},
      {"lines",     "0..5",           number(0, 5), kCart},
      {"gift",      "bool",           set(Kind::Bool), kCart},
      {"rumour",    "0..2",           number(0, 2), kCart, true, false, true},
      {"stock",     "0..4",           number(0, 4), kShop, false, false, false, "2"},
      {"open_on",   "date?",          optional(Kind::Date), kShop},
      {"busy",      "bool",           set(Kind::Bool), kShop, true},
      {"linked",    "bool",           set(Kind::Bool), kShop, false, true, false, "any"},
      {"rate",      "1..4",           number(1, 4), kShop, false, true, false, "2"},
  };
  // clang-format on
  return fields;
}

const std::vector<PossibleField>& possible_members() {
  // clang-format off
  static const std::vector<PossibleField> fields = {
      {"on",      "date?",   optional(Kind::Date)},
      {"arrived", "bool",    set(Kind::Bool)},
      {"way",     "method?", optional(Kind::Method)},
      {"units",   "0..3",    number(0, 3), kOrder, false, false, true},
  };
  // clang-format on
  return fields;
}

/// What a rule may write, and from where it is written.
struct Writing {
  ExpressionPlace place;
  bool world_fields = false;   // fields of the world (events)
  bool system_fields = true;   // other fields
  bool deadline = false;
};

class RulebookWriter {
 public:
  explicit RulebookWriter(const RulebookPlan& plan) : plan_(plan) {}

  std::string write() {
    Object book;
    book.text("rulebook", "random").text("version", std::to_string(plan_.seed)).text("tick", "day");
    book.add("title", R"({"en": "A random rulebook"})");
    book.add("parameters", parameters()).add("actors", labelled(names_.names.actors, {"buyer", "seller", "system"}));
    book.add("mails", labelled(names_.names.mails, {"receipt", "dispatch", "regret"}));
    book.add("methods", methods()).add("regions", regions()).add("statuses", statuses());
    book.add("fields", fields());
    declare_events();
    book.add("events", events());
    book.add("permits", rules("permits", plan_.permits, &RulebookWriter::permit));
    book.add("forbids", rules("forbids", plan_.forbids, &RulebookWriter::forbid));
    book.add("deadlines", rules("deadlines", plan_.deadlines, &RulebookWriter::deadline));
    book.add("warnings", rules("warnings", plan_.warnings, &RulebookWriter::warning));
    book.add("norms", rules("norms", plan_.norms, &RulebookWriter::norm));
    book.add("promises", rules("promises", plan_.promises, &RulebookWriter::promise));
    book.add("hazards", rules("hazards", plan_.hazards, &RulebookWriter::hazard));
    book.add("properties", rules("properties", plan_.properties, &RulebookWriter::property));
    return book.on_lines("  ") + "\n";
  }

 private:
  using Rule = void (RulebookWriter::*)(Choices&, int, Object&);

  // --- what is declared ---

  std::string labelled(std::vector<std::string>& names, std::vector<std::string> ids) {
    names = std::move(ids);
    Object section;
    for (const std::string& id : names) section.add(id, "{}");
    return section.on_one_line();
  }

  std::string parameters() {
    Choices choices(plan_.seed, "parameters");
    Object section;
    const auto add = [&](const char* id, Kind kind, bool reading) {
      const int value = kind == Kind::Bool ? choices.below(2) : choices.between(1, 5);
      Parameter& parameter = names_.parameters.emplace_back();
      parameter.id = id;
      parameter.type.kind = kind;
      const std::string written = kind == Kind::Int ? std::to_string(value) : value != 0 ? "true" : "false";
      section.add(id, Object().add("value", written).flag("reading", reading).text("source", "random").on_one_line());
    };
    add("strict", Kind::Bool, true);
    add("kind", Kind::Bool, false);
    add("patience", Kind::Int, false);
    return section.on_lines("    ");
  }

  std::string methods() {
    Choices choices(plan_.seed, "methods");
    const std::vector<std::string> forms = {
        R"("digits": [4], "check": "mod7")", R"("digits": [3, 4])",
        R"("pattern": ["AA999999999AA"], "check": "s10")", R"("pattern": ["A99", "99A"])", ""};
    names_.names.methods = {"parcel_post", "courier", "abroad", "letter"};
    names_.names.columns = {{"trackable", true}, {"days", false, 0, 5}};
    Object section;
    for (std::size_t m = 0; m < names_.names.methods.size(); ++m) {
      std::string row = m < 3 ? forms[m] : choices.one_of(forms);
      if (!row.empty()) row += ", ";
      if (m == 0 || choices.happens(2, 3)) row += fmt::format(R"("trackable": {}, )", choices.happens(2, 3));
      section.add(names_.names.methods[m],
                  fmt::format(R"({{{}"days": {}, "source": "random"}})", row, choices.below(6)));
    }
    return section.on_lines("    ");
  }

  /// One to three regions; the statuses of each, in its sequence.
  std::string regions() {
    Choices choices(plan_.seed, "regions");
    const std::vector<std::pair<const char*, std::vector<std::string>>> possible = {
        {"shipping", {"fresh", "ready", "sent", "done", "dropped"}},
        {"claim", {"calm", "asked_back", "settled"}},
        {"review", {"unread", "read"}}};
    const int count = choices.happens(1, 6) ? 1 : choices.happens(3, 4) ? 2 : 3;
    Object section;
    for (int r = 0; r < count; ++r) {
      const auto& [id, ids] = possible[static_cast<std::size_t>(r)];
      const std::size_t least = r == 0 ? 3 : 2;
      const std::size_t more = static_cast<std::size_t>(choices.below(static_cast<int>(ids.size() - least) + 1));
      names_.names.statuses.emplace_back(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(least + more));
      const Type type{.kind = Kind::Status, .domain = static_cast<std::uint16_t>(r)};
      Field& field = names_.fields.emplace_back();
      field.id = id;
      field.type = type;
      const int initial = choices.happens(3, 4) ? 0 : 1;
      section.add(id, Object().text("initial", ids[static_cast<std::size_t>(initial)]).on_one_line());
    }
    return section.on_one_line();
  }

  std::string statuses() {
    Choices choices(plan_.seed, "statuses");
    Object section;
    for (std::size_t r = 0; r < names_.names.statuses.size(); ++r) {
      const auto& ids = names_.names.statuses[r];
      const std::size_t finals = r == 0 ? static_cast<std::size_t>(choices.between(1, 2)) : 0;
      for (std::size_t s = 0; s < ids.size(); ++s)
        section.add(ids[s], Object().text("region", names_.fields[r].id).flag("final", s + finals >= ids.size()).on_one_line());
    }
    return section.on_lines("    ");
  }

  std::string written_type(const PossibleField& field, Type& type) {
    if (type.kind != Kind::Enum) return quoted(field.type);
    type.domain = 0;
    names_.names.enumerations = {{"card", "konbini", "bank"}};
    return R"(["card", "konbini", "bank"])";
  }

  std::string field_row(const PossibleField& field, Type& type) {
    Object row;
    row.add("type", written_type(field, type));
    if (field.scope != kOrder) row.text("scope", field.scope == kCart ? "cart" : "shop");
    const std::string initial = field.initial;
    row.add("initial", initial == "any" ? quoted(initial) : initial);
    row.flag("world", field.world).flag("setting", field.setting).flag("saturates", field.saturates);
    return row.on_one_line();
  }

  void declare(const PossibleField& field, const std::string& id, const Type& type, bool world) {
    Field& declared = names_.fields.emplace_back();
    declared.id = id;
    declared.type = type;
    declared.scope = field.scope;
    declared.world = world;
    declared.setting = field.setting;
    declared.saturates = field.saturates;
  }

  std::string fields() {
    Choices choices(plan_.seed, "fields");
    Object section;
    for (const PossibleField& field : possible_fields()) {
      if (!choices.happens(2, 3)) continue;
      Type type = field.is;
      section.add(field.id, field_row(field, type));
      declare(field, field.id, type, field.world);
    }
    if (choices.happens(2, 3)) group("parcel", true, choices, section);
    if (choices.happens(1, 3)) group("label", false, choices, section);
    return section.on_lines("    ");
  }

  void group(const std::string& id, bool world, Choices& choices, Object& section) {
    const int count = choices.between(2, 3);
    names_.names.groups.push_back({id, count});
    Object inner;
    for (const PossibleField& field : possible_members()) {
      if (!inner.empty() && !choices.happens(2, 3)) continue;
      Type type = field.is;
      inner.add(field.id, field_row(field, type));
      for (int i = 1; i <= count; ++i) declare(field, fmt::format("{}[{}].{}", id, i, field.id), type, world);
    }
    section.add(id, Object().add("repeat", std::to_string(count)).flag("world", world).add("fields", inner.on_one_line()).on_one_line());
  }

  // --- events ---

  void declare_events() {
    Choices choices(plan_.seed, "events");
    const auto declare_event = [&](const std::string& id, bool world, bool shop) {
      EventType event;
      event.id = id;
      event.actor = shop ? 1 : choices.below(3);
      event.world = world;
      event.shop = shop;
      if (names_.events.empty() && has_field("code")) declare(event, "number", set(Kind::Token), false);
      for (int p = choices.below(4); p > 0; --p) add_parameter(choices, event);
      names_.events.push_back(event);
      names_.names.events.push_back(id);
    };
    declare_event("place", false, false);
    const int orders = choices.between(2, 5);
    const int worlds = choices.between(1, 3);
    for (int e = 0; e < orders; ++e) declare_event(fmt::format("do_{}", e), false, false);
    for (int e = 0; e < worlds; ++e) declare_event(fmt::format("world_{}", e), true, false);
    if (choices.happens(2, 3)) declare_event("restock", false, true);
    if (choices.happens(1, 3)) declare_event("storm", true, true);
  }

  [[nodiscard]] bool has_field(const std::string& id) const {
    return std::ranges::find(names_.fields, id, &Field::id) != names_.fields.end();
  }

  void add_parameter(Choices& choices, EventType& event) {
    struct Possible {
      const char* id;
      Type type;
    };
    static const std::vector<Possible> possible = {
        {"day", set(Kind::Date)},       {"until", optional(Kind::Date)}, {"amount", number(-1, 6)},
        {"sure", set(Kind::Bool)},      {"method", set(Kind::Method)},   {"maybe", optional(Kind::Method)},
        {"number", set(Kind::Token)},   {"other", optional(Kind::Token)}, {"pay", {.kind = Kind::Enum}}};
    const bool counts = !names_.names.groups.empty() && choices.happens(1, 3);
    Possible chosen = choices.one_of(possible);
    if (counts) {
      int least = 8;
      for (const GroupName& group : names_.names.groups) least = std::min(least, group.count);
      chosen = {"which", number(1, least)};
    }
    for (const EventParameter& other : event.parameters)
      if (other.id == chosen.id) return;
    if (chosen.type.kind == Kind::Enum) names_.names.enumerations = {{"card", "konbini", "bank"}};
    declare(event, chosen.id, chosen.type, choices.happens(1, 8));
  }

  static void declare(EventType& event, const char* id, const Type& type, bool world) {
    EventParameter& parameter = event.parameters.emplace_back();
    parameter.id = id;
    parameter.type = type;
    parameter.world = world;
  }

  static std::string type_name(const Type& type) {
    switch (type.kind) {
      case Kind::Date: return quoted(type.optional ? "date?" : "date");
      case Kind::Int: return quoted(fmt::format("{}..{}", type.low, type.high));
      case Kind::Method: return quoted(type.optional ? "method?" : "method");
      case Kind::Token: return quoted(type.optional ? "token?" : "token");
      case Kind::Enum: return R"(["card", "konbini", "bank"])";
      default: return quoted("bool");
    }
  }

  std::string events() {
    Object section;
    for (std::size_t e = 0; e < names_.events.size(); ++e) {
      Choices choices(plan_.seed, "event", static_cast<int>(e));
      const EventType& event = names_.events[e];
      Object row, with;
      row.text("by", names_.names.actors[static_cast<std::size_t>(event.actor)]);
      row.flag("world", event.world).text("scope", event.shop ? "shop" : "");
      for (const EventParameter& parameter : event.parameters) with.add(parameter.id, parameter_row(choices, event, parameter));
      if (!with.empty()) row.add("with", with.on_one_line());
      ExpressionPlace place{.event = &event, .shop_only = event.shop};
      if (choices.happens(1, e == 0 ? 12 : 3)) row.text("possible", ExpressionGenerator(names_, place, choices).condition(1));
      Object set;
      written_.emplace_back();
      place.world = event.world || choices.happens(1, 2);
      const Writing writing{.place = place, .world_fields = true, .system_fields = !event.world};
      for (int i = choices.between(event.world ? 1 : 0, 2); i > 0; --i) assign(choices, writing, written_.back(), set);
      if (!set.empty()) row.add("set", set.on_one_line());
      section.add(event.id, row.on_one_line());
    }
    return section.on_lines("    ");
  }

  std::string parameter_row(Choices& choices, const EventType& event, const EventParameter& parameter) {
    Object row;
    row.add("type", type_name(parameter.type)).flag("world", parameter.world);
    const ExpressionPlace system{.world = false, .shop_only = event.shop};
    const bool bounded = parameter.type.kind == Kind::Date && !event.world && !parameter.world;
    if (bounded && choices.happens(1, 2)) row.text("from", ExpressionGenerator(names_, system, choices).something(optional(Kind::Date)));
    if (bounded && choices.happens(1, 2)) row.text("to", fmt::format("today + {}", choices.between(1, 9)));
    const ExpressionPlace all{.shop_only = event.shop};
    const std::string fallback = choices.happens(1, 4) ? ExpressionGenerator(names_, all, choices).value(parameter.type, 0) : "";
    row.text("default", fallback);
    return row.on_one_line();
  }

  // --- what rules write ---

  [[nodiscard]] bool writable(const Field& field, const Writing& writing) const {
    if (field.type.kind == Kind::Status || field.setting) return false;
    if (writing.place.shop_only && field.scope != kShop) return false;
    return field.world ? writing.world_fields : writing.system_fields;
  }

  /// Writes a field that is not in `written`, if there is one.
  void assign(Choices& choices, const Writing& writing, std::set<std::string>& written, Object& out) {
    std::vector<const Field*> fields;
    for (const Field& field : names_.fields)
      if (writable(field, writing) && !written.contains(field.id)) fields.push_back(&field);
    if (!fields.empty()) assign(choices, writing, *choices.one_of(fields), written, out);
  }

  void assign(Choices& choices, const Writing& writing, const Field& field, std::set<std::string>& written,
              Object& out) {
    ExpressionPlace place = writing.place;
    place.world = place.world && field.world;
    ExpressionGenerator expressions(names_, place, choices);
    const bool shared = writing.deadline && field.scope != kOrder;
    const std::string value = shared                   ? stepped(choices, field)
                              : choices.happens(2, 3) ? modest(choices, field, place)
                                                      : expressions.value(field.type, 1);
    if (value.empty()) return;  // no tracking number is known here
    const auto [group, member] = group_member(field.id);
    if (!group.empty() && choices.happens(1, 2) && assign_computed(place, group, member, value, written, out)) return;
    written.insert(field.id);
    out.text(field.id, value);
  }

  /// `group[event.which].member`, which writes the fields of every number.
  bool assign_computed(const ExpressionPlace& place, const std::string& group, const std::string& member,
                       const std::string& value, std::set<std::string>& written, Object& out) const {
    if (place.event == nullptr) return false;
    const auto which = std::ranges::find(place.event->parameters, "which", &EventParameter::id);
    if (which == place.event->parameters.end() || (which->world && !place.world)) return false;
    std::vector<std::string> ids;
    for (const Field& field : names_.fields)
      if (group_member(field.id).group == group && group_member(field.id).member == member) ids.push_back(field.id);
    for (const std::string& id : ids)
      if (written.contains(id)) return false;
    written.insert(ids.begin(), ids.end());
    out.text(fmt::format("{}[event.which].{}", group, member), value);
    return true;
  }

  /// A value that seldom overflows.
  std::string modest(Choices& choices, const Field& field, const ExpressionPlace& place) const {
    const bool itself = !place.step && ExpressionGenerator(names_, place, choices).readable(field);
    const int some = choices.below(3);
    const int few = choices.between(1, 4);
    switch (field.type.kind) {
      case Kind::Int:
        if (some == 0 && itself) return fmt::format("{} + 1", field.id);
        if (some == 1 && itself) return fmt::format("{} - 1", field.id);
        return std::to_string(std::min<Value>(field.type.low + few - 1, field.type.high));
      case Kind::Date:
        if (some == 0 && field.type.optional) return "null";
        return some == 1 ? "today" : fmt::format("today + {}", few);
      default: return ExpressionGenerator(names_, place, choices).value(field.type, 0);
    }
  }

  /// A field of the cart or the shop, changed the only way a deadline may.
  std::string stepped(Choices& choices, const Field& field) const {
    if (field.type.kind != Kind::Int && field.type.kind != Kind::Date) return field.id;
    const char sign = choices.happens(1, 2) ? '+' : '-';
    return fmt::format("{} {} {}", field.id, sign, choices.below(3));
  }

  // --- rules ---

  std::string rules(const char* section, int count, Rule rule) {
    Rows rows;
    for (int i = 0; i < count; ++i) {
      Choices choices(plan_.seed, section, i);
      Object row;
      row.text("id", fmt::format("{}-{}", section, i + 1));
      (this->*rule)(choices, i, row);
      rows.push_back(row.text("source", "random").on_one_line());
    }
    return on_lines(rows);
  }

  std::string guard(Choices& choices, const ExpressionPlace& place, int times, int of) const {
    return choices.happens(times, of) ? condition(choices, place, choices.between(0, 2)) : "";
  }

  /// Either anything at all, or a fact about one field that changes as an order goes its way.
  std::string condition(Choices& choices, const ExpressionPlace& place, int depth) const {
    ExpressionGenerator expressions(names_, place, choices);
    std::vector<const Field*> fields;
    for (const Field& field : names_.fields)
      if (expressions.readable(field)) fields.push_back(&field);
    if (place.step || fields.empty() || choices.happens(1, 2)) return expressions.condition(depth);
    const std::string fact = plain_fact(choices, *choices.one_of(fields));
    if (depth == 0 || choices.happens(1, 2)) return fact;
    return fmt::format("{} {} {}", fact, choices.happens(1, 2) ? "&&" : "||", expressions.condition(depth - 1));
  }

  std::string plain_fact(Choices& choices, const Field& field) const {
    const int few = choices.below(3);
    const bool changed = choices.happens(1, 2);
    switch (field.type.kind) {
      case Kind::Bool: return changed ? field.id : "!" + field.id;
      case Kind::Int: return fmt::format("{} {} {}", field.id, changed ? ">" : "<=", field.type.low + few);
      case Kind::Date:
        if (few == 0 && field.type.optional) return fmt::format("{} {} null", field.id, changed ? "!=" : "==");
        if (few == 1) return fmt::format("{} - today {} 1", field.id, changed ? ">" : "<=");
        return changed ? fmt::format("{} + {} <= today", field.id, few) : fmt::format("today < {} + {}", field.id, few);
      case Kind::Enum: return fmt::format("{} {} card", field.id, changed ? "!=" : "==");
      case Kind::Status: {
        const auto& ids = names_.names.statuses[field.type.domain];
        return fmt::format("{} {} {}", field.id, changed ? "!=" : "==", choices.one_of(ids));
      }
      default:
        return field.type.optional ? fmt::format("{} {} null", field.id, changed ? "!=" : "==")
                                   : fmt::format("{0} == {0}", field.id);
    }
  }

  /// Statuses of one or more regions, `nothing`, or none at all.
  std::string from(Choices& choices, bool nothing) const {
    if (nothing) return quoted("nothing");
    if (choices.happens(1, 6)) return "";
    Rows named;
    for (std::size_t r = 0; r < names_.names.statuses.size(); ++r)
      for (const std::string& id : names_.names.statuses[r])
        if (choices.happens(2, r == 0 ? 5 : 12)) named.push_back(quoted(id));
    if (named.empty()) return quoted(names_.names.statuses.front().front());
    return named.size() == 1 && choices.happens(1, 2) ? named.front() : list(named);
  }

  std::string to(Choices& choices) const {
    Rows named;
    for (std::size_t r = 0; r < names_.names.statuses.size(); ++r)
      if (choices.happens(1, 2)) named.push_back(quoted(choices.one_of(names_.names.statuses[r])));
    return named.empty() ? "" : list(named);
  }

  std::string send(Choices& choices) const {
    Rows mails;
    for (const std::string& mail : names_.names.mails)
      if (choices.happens(1, 4)) mails.push_back(quoted(mail));
    return mails.empty() ? "" : list(mails);
  }

  /// An event of the system: the first two rows are about creating an order, the others about anything.
  std::size_t event_for(Choices& choices, int row) const {
    std::vector<std::size_t> found;
    for (std::size_t e = 1; e < names_.events.size(); ++e)
      if (!names_.events[e].world) found.insert(found.end(), names_.events[e].shop ? 1 : 3, e);
    return row == 0 || choices.happens(1, 12) ? 0 : choices.one_of(found);
  }

  void permit(Choices& choices, int index, Object& row) {
    const std::size_t e = event_for(choices, index);
    const EventType& event = names_.events[e];
    const bool numbered = std::ranges::any_of(event.parameters, [](const EventParameter& parameter) {
      return parameter.id == "number" && !parameter.world;
    });
    const bool other = e != 0 && !event.shop && (numbered || !has_field("code")) && choices.happens(1, 8);
    const bool creates = index == 0 || other;
    const ExpressionPlace place{.event = &event, .world = false, .shop_only = event.shop};
    row.text("on", event.id);
    if (!event.shop) row.add("from", from(choices, creates));
    row.text("when", guard(choices, place, index == 0 ? 1 : 5, 9));
    if (!event.shop) row.add("to", to(choices));
    std::set<std::string> written = written_[e];
    Object set;
    const Writing writing{.place = place};
    if (creates) {
      for (const Field& field : names_.fields) {
        if (!needed_at_creation(field) || !written.insert(field.id).second) continue;
        const bool date = field.type.kind == Kind::Date;
        set.text(field.id, date ? modest(choices, field, place) : "event.number");
      }
    }
    for (int i = choices.below(4); i > 0; --i) assign(choices, writing, written, set);
    if (!set.empty()) row.add("set", set.on_one_line());
    row.add("send", send(choices));
  }

  static bool needed_at_creation(const Field& field) {
    const bool stated = field.type.kind == Kind::Date || field.type.kind == Kind::Token;
    return field.scope == kOrder && !field.type.optional && stated;
  }

  void forbid(Choices& choices, int, Object& row) {
    const std::size_t e = event_for(choices, 1);
    const EventType& event = names_.events[e];
    const ExpressionPlace place{.event = &event, .world = false, .shop_only = event.shop};
    row.text("on", event.id);
    if (!event.shop) row.add("from", from(choices, e == 0 && choices.happens(1, 2)));
    row.text("when", guard(choices, place, e == 0 ? 1 : 9, e == 0 ? 1 : 10));
  }

  /// Leaves its statuses, or moves the date or number that makes it due.
  void deadline(Choices& choices, int, Object& row) {
    const ExpressionPlace place{.world = false, .changing_shop = false};
    const auto& main = names_.names.statuses.front();
    std::set<std::string> written;
    Object set;
    row.add("rank", choices.happens(2, 3) ? std::to_string(choices.below(3)) : "");
    std::vector<const Field*> dates, numbers;
    for (const Field& field : names_.fields) {
      if (field.scope != kOrder || field.world) continue;
      if (field.type.kind == Kind::Date) dates.push_back(&field);
      if (field.type.kind == Kind::Int && field.type.low != field.type.high) numbers.push_back(&field);
    }
    const int way = choices.below(4);
    if (way == 0 && !dates.empty()) {
      const Field& date = *choices.one_of(dates);
      row.text("at", fmt::format("{} + {}", date.id, choices.below(4)));
      row.add("from", from(choices, false)).text("when", guard(choices, place, 1, 2));
      const bool ends = date.type.optional && choices.happens(1, 2);
      set.text(date.id, ends ? "null" : fmt::format("today + {}", choices.between(1, 4)));
      written.insert(date.id);
      row.add("to", to(choices));
    } else if (way == 1 && !numbers.empty()) {
      const Field& field = *choices.one_of(numbers);
      row.text("when", fmt::format("{} < {}", field.id, choices.between(1, 4)));
      row.add("from", from(choices, false)).add("to", to(choices));
      set.text(field.id, fmt::format("{} + 1", field.id));
      written.insert(field.id);
    } else {
      const std::string status = choices.one_of(main);
      const std::string at = ExpressionGenerator(names_, place, choices).something(optional(Kind::Date));
      if (choices.happens(2, 3)) row.text("at", at);
      row.add("from", quoted(status)).text("when", condition(choices, place, 1));
      std::string target = choices.one_of(main);
      if (target == status) target = main[main.front() == status ? 1 : 0];
      row.text("to", target);
    }
    const Writing writing{.place = place, .deadline = true};
    for (int i = choices.below(3); i > 0; --i) assign(choices, writing, written, set);
    if (!set.empty()) row.add("set", set.on_one_line());
    row.add("send", send(choices));
  }

  const EventType& any_event(Choices& choices) const { return choices.one_of(names_.events); }

  void warning(Choices& choices, int, Object& row) {
    const EventType& event = any_event(choices);
    row.text("on", event.id).text("when", guard(choices, {.event = &event, .shop_only = event.shop}, 4, 5));
  }

  void norm(Choices& choices, int index, Object& row) {
    if (choices.happens(2, 3)) return promise(choices, index, row);
    const EventType& event = any_event(choices);
    const ExpressionPlace place{.event = &event, .shop_only = event.shop};
    row.text("by", "seller").text("on", event.id).text("when", guard(choices, place, 1, 2));
    row.text("must", condition(choices, place, 1));
  }

  void promise(Choices& choices, int, Object& row) {
    const ExpressionPlace place{.changing_shop = false};
    row.text("by", choices.one_of(names_.names.actors));
    row.text("while", condition(choices, place, 1));
    row.add("within", within(choices, place));
    std::vector<std::string> dates;
    for (const Field& field : names_.fields)
      if (field.type.kind == Kind::Date && field.scope != kShop) dates.push_back(field.id);
    if (!dates.empty() && choices.happens(1, 3)) row.text("since", choices.one_of(dates));
  }

  std::string within(Choices& choices, const ExpressionPlace& place) const {
    const std::string few = std::to_string(choices.below(4));
    switch (choices.below(5)) {
      case 0: return quoted(fmt::format("days({})", ExpressionGenerator(names_, place, choices).something(optional(Kind::Method))));
      case 1: return quoted(fmt::format("{} ? {} : patience", ExpressionGenerator(names_, place, choices).condition(0), few));
      case 2: return quoted("patience");
      default: return few;
    }
  }

  void hazard(Choices& choices, int, Object& row) {
    const std::vector<std::string> expectations = {"", "gap", "prevented", "unreachable"};
    row.text("when", condition(choices, {.changing_shop = false}, 2));
    row.text("expect", choices.one_of(expectations));
  }

  void property(Choices& choices, int, Object& row) {
    const bool step = choices.happens(1, 2);
    row.text(step ? "never_step" : "never", ExpressionGenerator(names_, {.step = step}, choices).condition(2));
  }

  RulebookPlan plan_;
  Rulebook names_;  // only what is declared
  std::vector<std::set<std::string>> written_;  // fields that an event's own `set` writes, by event
};

}  // namespace

std::string random_rulebook(const RulebookPlan& plan) { return RulebookWriter(plan).write(); }

}  // namespace juchu
