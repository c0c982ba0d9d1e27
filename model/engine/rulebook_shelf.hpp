// Rulebooks ready to be asked, by the names that people give them.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "model/engine/compiled_rulebook.hpp"
#include "model/rulebook/rulebook_json.hpp"

namespace juchu {

/// Opens and compiles each rulebook once, however many scenarios name it.
class RulebookShelf {
 public:
  /// A shipped id or a path, with `choices` for its parameters; null after complaining. One that
  /// states no two bounds is the same whichever are asked for.
  [[nodiscard]] std::shared_ptr<const CompiledRulebook> open(
      const std::string& name, const std::vector<ParameterChoice>& choices,
      Diagnostics& diagnostics, Bounds bounds = Bounds::Small);

  /// With the small bounds, for what goes through all of it; null after complaining, of what cannot
  /// be read with the large ones, too: stories of it could not be replayed.
  [[nodiscard]] std::shared_ptr<const CompiledRulebook> open_small(const std::string& name,
                                                                   Diagnostics& diagnostics);
  /// From now on all are opened with the small bounds, whichever are asked for.
  void hold_to_small() { held_to_small_ = true; }

  /// From now on the file `path` says `text`, whatever stands on the disk.
  void give(const std::string& path, std::string text);
  /// What `rulebook` was read from, in bytes; of a file that is gone meanwhile, nothing.
  [[nodiscard]] std::string text_of(const Rulebook& rulebook) const;

 private:
  std::map<std::string, std::string> given_;  // by path
  std::map<std::string, std::shared_ptr<const CompiledRulebook>> open_;
  bool held_to_small_ = false;
};

}  // namespace juchu
