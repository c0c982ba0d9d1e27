// What every page is made of, as the build has embedded it.
#pragma once

#include <string_view>

namespace juchu {

struct PagePart {
  std::string_view text;
  std::string_view hash;  // as a Content-Security-Policy writes it: "sha256-…"
};

struct PageParts {
  PagePart style;
  PagePart loader;  // unpacks the style and the script
  PagePart script;
  std::string_view engine;  // packed; empty where it was not built
};

[[nodiscard]] const PageParts& page_parts();

}  // namespace juchu
