// Vacuity: parts of a property that it holds without, so that it says less than it seems to.
//
// A property that forbids `a && b` holds for nothing's sake where `a` alone never comes about: the
// stronger one that forbids `a` would hold as well. (Beer, Ben-David, Eisner, Rodeh 1997.)
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "properties/check/check.hpp"

namespace juchu {

class Inquiry;

/// The parts of `property`, which holds, that are not needed, as written: of *never* and
/// *never_step* the conditions joined by `&&`; of *leads_to* and *precedes* the clause that never
/// comes about. What it costs is added to `inquiry`.
[[nodiscard]] std::vector<std::string> parts_not_needed(const CompiledRulebook& rules, int property,
                                                        const CheckOptions& options,
                                                        const std::shared_ptr<KnownAnswers>& known,
                                                        Inquiry& inquiry);

}  // namespace juchu
