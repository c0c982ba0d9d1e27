// Whether a property of steps can be shown by a step that changes none of the fields it speaks of.
//
// A step that is left out of an exploration must not be one of those that a property is about. Most
// properties speak of a change; some speak of an event or of a mail, whatever they change.
#pragma once

#include "model/rulebook/rulebook.hpp"

namespace juchu {

/// False only if no step of `event` (-1: the system, by a deadline) that leaves every field of
/// `property`'s clause as it was makes the clause true.
[[nodiscard]] bool shown_by_unchanged_step(const Rulebook& rulebook, const Property& property,
                                           int event);

}  // namespace juchu
