// Random rules over declared names: what events do, and every section of rules.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "testing/generators/set_generator.hpp"

namespace juchu {

class RuleGenerator {
 public:
  /// `names` declares everything and outlives the generator.
  RuleGenerator(const Rulebook& names, std::uint64_t seed);

  /// The section `events`.
  [[nodiscard]] std::string events() const { return events_.on_lines("    "); }
  /// The section of that name with its first `count` rows, each of which depends on the seed and
  /// its place alone.
  [[nodiscard]] std::string rules(std::string_view section, int count) const;

 private:
  using Rule = void (RuleGenerator::*)(Choices&, int, JsonObject&) const;
  struct Section {
    std::string_view id;
    Rule write;
  };
  static const Section kSections[];

  [[nodiscard]] JsonObject event(Choices& choices, const EventType& type);
  [[nodiscard]] JsonObject parameter(Choices& choices, const EventType& type,
                                     const EventParameter& parameter) const;

  void permit(Choices& choices, int index, JsonObject& row) const;
  void forbid(Choices& choices, int index, JsonObject& row) const;
  void deadline(Choices& choices, int index, JsonObject& row) const;
  void warning(Choices& choices, int index, JsonObject& row) const;
  void norm(Choices& choices, int index, JsonObject& row) const;
  void promise(Choices& choices, int index, JsonObject& row) const;
  void hazard(Choices& choices, int index, JsonObject& row) const;
  void property(Choices& choices, int index, JsonObject& row) const;

  void leave_date(Choices& choices, const Field& date, JsonObject& row, SetGenerator& set) const;
  void count_up(Choices& choices, const Field& number, JsonObject& row, SetGenerator& set) const;
  void leave_status(Choices& choices, JsonObject& row) const;
  void create(SetGenerator& set) const;
  [[nodiscard]] bool can_create(std::size_t event) const;
  [[nodiscard]] std::size_t system_event(Choices& choices) const;
  [[nodiscard]] std::string within(Choices& choices, const ExpressionPlace& place) const;
  [[nodiscard]] std::string guard(Choices& choices, const ExpressionPlace& place, int times,
                                  int of) const;
  [[nodiscard]] std::string condition(Choices& choices, const ExpressionPlace& place,
                                      int depth) const;
  [[nodiscard]] std::string from(Choices& choices) const;
  [[nodiscard]] std::string to(Choices& choices) const;
  [[nodiscard]] std::string send(Choices& choices) const;

  const Rulebook& names_;
  std::uint64_t seed_;
  JsonObject events_;
  std::vector<std::set<std::string>> written_;  // fields that an event's own `set` writes, by event
};

}  // namespace juchu
