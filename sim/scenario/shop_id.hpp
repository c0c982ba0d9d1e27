// The numbers that shops give to orders and carts.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "model/json/json_cursor.hpp"

namespace juchu {

/// What is wrong with `id` as the number of an order or a cart: anything that prints may be one, and
/// not too much of it. Nothing when nothing is.
[[nodiscard]] std::optional<Complaint> trouble_with_shop_id(std::string_view id);

/// The id that stands there; complains of others, and answers nothing.
[[nodiscard]] std::optional<std::string> read_shop_id(const JsonCursor& at);

}  // namespace juchu
