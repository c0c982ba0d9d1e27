// The header of a part of a simulation: what the command line asked, the hashes of the studies and
// rulebooks that it came to, and their texts, so that the answer needs nothing but the parts.
//
//   {"juchu": "simulate", "format": 1, "version", "study": as it was named, "with": [lever],
//    "set": [path=value], "sweep", "what_helps", "seed", "replications", "precision",
//    "variants": [{"study": hash, "rulebook": hash}], "range": [first, last] or null,
//    "rulebook_texts": {path: text} of those not shipped, "study_text": the study without `like`}
#pragma once

#include <optional>
#include <string>

#include "cli/parts/part_range.hpp"
#include "cli/simulate_plan.hpp"

namespace juchu {

/// Without a range the part holds whichever replications were handed to it. Nothing after
/// complaining: a file of the study has gone meanwhile.
[[nodiscard]] std::optional<std::string> simulation_header(const SimulateRequest& request,
                                                           const SimulatePlan& plan,
                                                           const RulebookShelf& shelf,
                                                           const std::optional<PartRange>& range,
                                                           Diagnostics& diagnostics);

/// What a header says was asked, with the study's text; `shelf` is given its rulebooks. Nothing where
/// it is no header of a simulation that this juchu can read.
[[nodiscard]] std::optional<SimulateRequest> read_simulation_header(const std::string& header,
                                                                    RulebookShelf& shelf);

/// Whether the studies that the header's texts came to are those whose hashes it has.
[[nodiscard]] bool hashes_agree(const std::string& header, const SimulatePlan& plan,
                                const RulebookShelf& shelf);

}  // namespace juchu
