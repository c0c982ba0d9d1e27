// The headers of parts of runs about one rulebook: changes of it (`juchu mutate`) and combinations of
// its readings (`juchu check --readings`).
//
//   {"juchu": verb, "format": 1, "version", "rulebook": as it was named, "rulebook_hash",
//    of changes:      "files": scenarios as they were named, "scenarios": as they are told,
//                     "scenarios_hash", "only": [id], "every", "world", "no_equivalence",
//    of combinations: "only": [id], "orders", "no_reduction",
//    "states": the most situations of one question, "of": units, "range": [first, last],
//    "rulebook_texts": {path: text} where it is not shipped}
//
// So the answer needs nothing but the parts. Budgets of time and memory are not in it, nor threads:
// what they leave undecided is in no line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/check.hpp"
#include "cli/mutate.hpp"
#include "cli/parts/part_range.hpp"
#include "model/engine/rulebook_shelf.hpp"

namespace juchu {

/// What both kinds say.
struct RulesPart {
  int of = 0;  // units
  PartRange range;
};

struct MutationHeader {
  MutateRequest request;
  std::vector<std::string> scenarios;  // their files, as they are told
  std::uint64_t scenarios_hash = 0;
  RulesPart part;
};
[[nodiscard]] std::string header_of(const MutationHeader& header, const Rulebook& book,
                                    const RulebookShelf& shelf);

struct ReadingsHeader {
  CheckRequest request;
  RulesPart part;
};
[[nodiscard]] std::string header_of(const ReadingsHeader& header, const Rulebook& book,
                                    const RulebookShelf& shelf);

/// What a header says; `shelf` is given its rulebook. Nothing where this juchu cannot read it.
[[nodiscard]] std::optional<MutationHeader> read_mutation_header(const std::string& header,
                                                                 RulebookShelf& shelf);
[[nodiscard]] std::optional<ReadingsHeader> read_readings_header(const std::string& header,
                                                                 RulebookShelf& shelf);

/// Whether the rulebook is the one whose hash the header has.
[[nodiscard]] bool rulebook_agrees(const std::string& header, const Rulebook& book,
                                   const RulebookShelf& shelf);

}  // namespace juchu
