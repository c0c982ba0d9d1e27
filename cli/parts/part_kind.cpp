#include "cli/parts/part_kind.hpp"

#include <charconv>

#include "cli/parts/part_header.hpp"
#include "sim/load/counts_line.hpp"

namespace juchu {
namespace {

std::optional<PartKey> key_of_replication(std::string_view line) {
  const auto key = key_of_line(line);
  if (!key) return std::nullopt;
  return PartKey{key->replication, key->variant};
}

/// `{"change":7,` where `key` is all before the number.
std::optional<PartKey> key_after(std::string_view key, std::string_view line) {
  if (!line.starts_with(key)) return std::nullopt;
  line.remove_prefix(key.size());
  PartKey found;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), found.unit);
  if (error != std::errc() || found.unit < 1 || end == line.data() + line.size() || *end != ',')
    return std::nullopt;
  return found;
}
std::optional<PartKey> key_of_change(std::string_view line) {
  return key_after("{\"change\":", line);
}
std::optional<PartKey> key_of_combination(std::string_view line) {
  return key_after("{\"combination\":", line);
}

}  // namespace

const PartKind kOfSimulation = {
    "simulate", {"反復", "replication"}, {"反復", "replications"}, key_of_replication};
const PartKind kOfMutation = {"mutate", {"変更", "change"}, {"変更", "changes"}, key_of_change};
const PartKind kOfReadings = {"check",
                              {"解釈の組み合わせ", "combination of readings"},
                              {"解釈の組み合わせ", "combinations of readings"},
                              key_of_combination};

const PartKind* kind_of(std::string_view header) {
  const std::string verb = verb_of(header);
  for (const PartKind* kind : {&kOfSimulation, &kOfMutation, &kOfReadings})
    if (kind->verb == verb) return kind;
  return nullptr;
}

}  // namespace juchu
