// What no rulebook may hold although each of its parts is right: asked by whoever reads a rulebook
// or makes one from another.
#pragma once

#include "model/rulebook/rulebook.hpp"

namespace juchu {

/// False when nothing that a deadline does can stop it from being due again the next day.
[[nodiscard]] bool may_end(const Deadline& deadline);

/// True when whoever creates an order must set `field`: no value of its type stands for "not yet".
[[nodiscard]] bool needed_at_creation(const Field& field);

}  // namespace juchu
