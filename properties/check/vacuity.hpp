// Vacuity: parts of a property that it holds without, so that it says less than it seems to.
//
// A property that forbids `a && b` holds for nothing's sake where `a` alone never comes about: the
// stronger one that forbids `a` would hold as well. (Beer, Ben-David, Eisner, Rodeh 1997.) A part
// is not needed where putting what is hardest to fulfil in its place changes no verdict. For each
// pattern, of a property that holds:
//
//   never, never_step      a condition joined by `&&`, if without it the property holds as well
//   leads_to, precedes     `when`, if it never comes about; the goal, if it holds wherever `when`
//                          does (of *leads_to*: nothing is ever owed) or as soon as an order is
//                          created (of *precedes*: it comes before everything)
//   always_reachable       all of it, if it holds in every situation: there is nowhere to come to
//   sometimes,             a condition joined by `||` that never comes about; all of it, if every
//   sometimes_step         order shows it by being created: it says only that there are orders
//   a hazard               as *never*, if it is unreachable; one that can be entered says enough
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "properties/check/check.hpp"

namespace juchu {

class Inquiry;
class ToldStories;

/// The parts of `property`, which holds, that are not needed. What `told`, if there are any, show
/// to be needed is not searched for. What it costs is added to `inquiry`.
[[nodiscard]] std::vector<NotNeeded> parts_not_needed(const CompiledRulebook& rules, int property,
                                                      const CheckOptions& options,
                                                      const std::shared_ptr<KnownAnswers>& known,
                                                      ToldStories* told, Inquiry& inquiry);

/// The same of `hazard`, which is unreachable.
[[nodiscard]] std::vector<NotNeeded> parts_not_needed_of_hazard(
    const CompiledRulebook& rules, int hazard, const CheckOptions& options,
    const std::shared_ptr<KnownAnswers>& known, ToldStories* told, Inquiry& inquiry);

}  // namespace juchu
