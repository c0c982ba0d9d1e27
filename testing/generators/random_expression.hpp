// Random texts of the expression language about the example shop, and random situations.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <rapidcheck.h>

#include "testing/rulebooks/example_shop.hpp"

namespace juchu {

/// A condition, a number and a date, each of which may be unset.
inline const std::vector<Type> kOptionalTypes = {{.kind = Kind::Bool, .optional = true},
                                                 {.kind = Kind::Int, .optional = true},
                                                 {.kind = Kind::Date, .optional = true}};

/// A well-typed text, nested at most `depth` deep.
[[nodiscard]] rc::Gen<std::string> random_text(Kind kind, int depth);

/// Any values, unset ones included where that is possible.
[[nodiscard]] rc::Gen<ExampleSituation> random_situation();

/// `text` typed but not folded; nothing when it has a problem.
[[nodiscard]] std::optional<Expression> typed(std::string_view text, const Scope& scope,
                                              const Type& wanted);

}  // namespace juchu
