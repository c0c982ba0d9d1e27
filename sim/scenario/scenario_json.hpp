// Reads scenario files.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "model/rulebook/rulebook_json.hpp"
#include "sim/scenario/scenario.hpp"

namespace juchu {

/// Opens and compiles each rulebook once, however many scenarios name it.
class RulebookShelf {
 public:
  /// A shipped id or a path, with `choices` for its parameters; null after complaining.
  [[nodiscard]] std::shared_ptr<const CompiledRulebook> open(
      const std::string& name, const std::vector<ParameterChoice>& choices,
      Diagnostics& diagnostics);

 private:
  std::map<std::string, std::shared_ptr<const CompiledRulebook>> open_;
};

/// Reads the scenario in `text`, called `file` in complaints. `rulebook_override`, unless empty,
/// replaces the rulebook that it names. Every problem is reported; std::nullopt if there was one.
[[nodiscard]] std::optional<Scenario> read_scenario(std::string_view text, const std::string& file,
                                                    const std::string& rulebook_override,
                                                    RulebookShelf& shelf, Diagnostics& diagnostics);

/// The same for the file at `path`.
[[nodiscard]] std::optional<Scenario> open_scenario(const std::string& path,
                                                    const std::string& rulebook_override,
                                                    RulebookShelf& shelf, Diagnostics& diagnostics);

}  // namespace juchu
