#include "testing/generators/vocabulary.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "testing/generators/choices.hpp"

namespace juchu {
namespace {

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

class VocabularyWriter {
 public:
  explicit VocabularyWriter(std::uint64_t seed) : seed_(seed) {}

  Vocabulary write() {
    JsonObject sections;
    sections.add("parameters", parameters());
    sections.add("actors", labelled(names_.names.actors, {"buyer", "seller", "system"}));
    sections.add("mails", labelled(names_.names.mails, {"receipt", "dispatch", "regret"}));
    sections.add("methods", methods()).add("regions", regions()).add("statuses", statuses());
    sections.add("fields", fields());
    declare_events();
    return {std::move(names_), std::move(sections)};
  }

 private:
  std::string labelled(std::vector<std::string>& names, std::vector<std::string> ids) {
    names = std::move(ids);
    JsonObject section;
    for (const std::string& id : names) section.add(id, "{}");
    return section.on_one_line();
  }

  std::string parameters() {
    Choices choices(seed_, "parameters");
    JsonObject section;
    const auto add = [&](const char* id, Kind kind, bool reading) {
      const int value = kind == Kind::Bool ? choices.below(2) : choices.between(1, 5);
      Parameter& parameter = names_.parameters.emplace_back();
      parameter.id = id;
      parameter.type.kind = kind;
      const std::string written = kind == Kind::Int ? std::to_string(value)
                                  : value != 0      ? "true"
                                                    : "false";
      section.add(id, JsonObject()
                          .add("value", written)
                          .flag("reading", reading)
                          .text("source", "random")
                          .on_one_line());
    };
    add("strict", Kind::Bool, true);
    add("kind", Kind::Bool, false);
    add("patience", Kind::Int, false);
    return section.on_lines("    ");
  }

  std::string methods() {
    Choices choices(seed_, "methods");
    const std::vector<std::string> forms = {
        R"("digits": [4], "check": "mod7")", R"("digits": [3, 4])",
        R"("pattern": ["AA999999999AA"], "check": "s10")", R"("pattern": ["A99", "99A"])", ""};
    names_.names.methods = {"parcel_post", "courier", "abroad", "letter"};
    names_.names.columns = {{"trackable", true}, {"days", false, 0, 5}};
    JsonObject section;
    for (std::size_t m = 0; m < names_.names.methods.size(); ++m) {
      std::string row = m < 3 ? forms[m] : choices.one_of(forms);
      if (!row.empty()) row += ", ";
      if (m == 0 || choices.happens(2, 3))
        row += fmt::format(R"("trackable": {}, )", choices.happens(2, 3));
      section.add(names_.names.methods[m],
                  fmt::format(R"({{{}"days": {}, "source": "random"}})", row, choices.below(6)));
    }
    return section.on_lines("    ");
  }

  /// One to three regions; the statuses of each, in its sequence.
  std::string regions() {
    Choices choices(seed_, "regions");
    const std::vector<std::pair<const char*, std::vector<std::string>>> possible = {
        {"shipping", {"fresh", "ready", "sent", "done", "dropped"}},
        {"claim", {"calm", "asked_back", "settled"}},
        {"review", {"unread", "read"}}};
    const int count = choices.happens(1, 6) ? 1 : choices.happens(3, 4) ? 2 : 3;
    JsonObject section;
    for (int r = 0; r < count; ++r) {
      const auto& [id, ids] = possible[static_cast<std::size_t>(r)];
      const std::size_t least = r == 0 ? 3 : 2;
      const std::size_t more = static_cast<std::size_t>(
          choices.below(static_cast<int>(ids.size() - least) + 1));
      names_.names.statuses.emplace_back(ids.begin(),
                                         ids.begin() + static_cast<std::ptrdiff_t>(least + more));
      const Type type{.kind = Kind::Status, .domain = static_cast<std::uint16_t>(r)};
      Field& field = names_.fields.emplace_back();
      field.id = id;
      field.type = type;
      const int initial = choices.happens(3, 4) ? 0 : 1;
      section.add(
          id, JsonObject().text("initial", ids[static_cast<std::size_t>(initial)]).on_one_line());
    }
    return section.on_one_line();
  }

  std::string statuses() {
    Choices choices(seed_, "statuses");
    JsonObject section;
    for (std::size_t r = 0; r < names_.names.statuses.size(); ++r) {
      const auto& ids = names_.names.statuses[r];
      const std::size_t finals = r == 0 ? static_cast<std::size_t>(choices.between(1, 2)) : 0;
      for (std::size_t s = 0; s < ids.size(); ++s)
        section.add(ids[s], JsonObject()
                                .text("region", names_.fields[r].id)
                                .flag("final", s + finals >= ids.size())
                                .on_one_line());
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
    JsonObject row;
    row.add("type", written_type(field, type));
    if (field.scope != kOrder) row.text("scope", field.scope == kCart ? "cart" : "shop");
    const std::string initial = field.initial;
    row.add("initial", initial == "any" ? quoted(initial) : initial);
    row.flag("world", field.world)
        .flag("setting", field.setting)
        .flag("saturates", field.saturates);
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
    Choices choices(seed_, "fields");
    JsonObject section;
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

  void group(const std::string& id, bool world, Choices& choices, JsonObject& section) {
    const int count = choices.between(2, 3);
    names_.names.groups.push_back({id, count});
    JsonObject inner;
    for (const PossibleField& field : possible_members()) {
      if (!inner.empty() && !choices.happens(2, 3)) continue;
      Type type = field.is;
      inner.add(field.id, field_row(field, type));
      for (int i = 1; i <= count; ++i)
        declare(field, fmt::format("{}[{}].{}", id, i, field.id), type, world);
    }
    section.add(id, JsonObject()
                        .add("repeat", std::to_string(count))
                        .flag("world", world)
                        .add("fields", inner.on_one_line())
                        .on_one_line());
  }

  void declare_events() {
    Choices choices(seed_, "events");
    const auto declare_event = [&](const std::string& id, bool world, bool shop) {
      EventType event;
      event.id = id;
      event.actor = shop ? 1 : choices.below(3);
      event.world = world;
      event.shop = shop;
      if (names_.events.empty() && has_field(names_, "code"))
        declare(event, "number", set(Kind::Token), false);
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

  void add_parameter(Choices& choices, EventType& event) {
    struct Possible {
      const char* id;
      Type type;
    };
    static const std::vector<Possible> possible = {
        {"day", set(Kind::Date)},      {"until", optional(Kind::Date)},
        {"amount", number(-1, 6)},     {"sure", set(Kind::Bool)},
        {"method", set(Kind::Method)}, {"maybe", optional(Kind::Method)},
        {"number", set(Kind::Token)},  {"other", optional(Kind::Token)},
        {"pay", {.kind = Kind::Enum}}};
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

  std::uint64_t seed_;
  Rulebook names_;
};

}  // namespace

Vocabulary random_vocabulary(std::uint64_t seed) { return VocabularyWriter(seed).write(); }

}  // namespace juchu
