// All that a rulebook says of one of its rules, and the shipped stories in which it decided: ready to
// be told in any language or written as data.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/engine/compiled_rulebook.hpp"
#include "model/engine/rule_catalogue.hpp"
#include "sim/explain/rule_stories.hpp"

namespace juchu {

/// Rows of kFacts, in their sequence.
enum class FactKind : std::uint8_t {
  By,
  On,
  From,
  At,
  When,
  Must,
  While,
  Within,
  Since,
  Possible,
  Never,
  NeverStep,
  AlwaysReachable,
  LeadsTo,
  Precedes,
  Sometimes,
  SometimesStep,
  To,
  Set,
  Sends,
  Expect,
  ItsValue,
  With,
};

/// A name of the rulebook or one of its expressions, with what it is called; an expression, and what
/// has no label, has no words.
struct NamedThing {
  std::string id;
  Text label;
};

struct Fact {
  FactKind kind;
  std::vector<NamedThing> items;
};

/// A parameter of the rulebook that a rule reads.
struct ReadParameter {
  const Parameter* parameter = nullptr;
  bool assumed = false;  // its source says so
};

struct Explanation {
  CatalogueRow row;
  const Rulebook* book = nullptr;
  std::string source;
  Text advice;
  Position position;
  std::vector<Fact> facts;
  std::vector<NamedThing> words;  // what the names in its expressions are called
  std::vector<ReadParameter> parameters;
  std::vector<CatalogueRow> used_by;  // of a parameter or an event: the rules about it
  std::vector<RuleStory> stories;
};

/// Everything but the stories. `rules` must outlive it.
[[nodiscard]] Explanation explanation_of(const CompiledRulebook& rules, const CatalogueRow& row);

/// `value` of a parameter, as rulebooks write it.
[[nodiscard]] std::string value_of(const Parameter& parameter);

}  // namespace juchu
