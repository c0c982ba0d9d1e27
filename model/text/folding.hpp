// Text as people mean it, whatever keyboard it was typed on.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace juchu {

/// Compatibility composition (Unicode's NFKC): letters and digits of full and half width become
/// the same. Nothing for ill-formed UTF-8.
[[nodiscard]] std::optional<std::string> composed(std::string_view text);

/// The same with small and capital letters made alike and no spaces at the ends; what is ill-formed
/// stays as it is. For comparing, not for showing.
[[nodiscard]] std::string folded(std::string_view text);

}  // namespace juchu
