#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/parts/checked_json.hpp"
#include "cli/parts/part_header.hpp"
#include "model/text/diagnostics.hpp"

namespace juchu {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kBeginning = "{\"juchu\":\"";
constexpr std::size_t kShort = 40;  // bytes of a value that is shown

/// What people call a member of a header.
struct Called {
  std::string_view key, ja, en;
};
constexpr std::array<Called, 28> kCalled = {{
    {"juchu", "コマンド", "the command"},
    {"format", "ファイルの形式", "the format"},
    {"version", "juchuの版", "the version of juchu"},
    {"study", "負荷試験", "the study"},
    {"rulebook", "ルールブック", "the rulebook"},
    {"with", "--with", "--with"},
    {"set", "--set", "--set"},
    {"sweep", "--sweep", "--sweep"},
    {"what_helps", "--what-helps", "--what-helps"},
    {"seed", "乱数種", "the seed"},
    {"replications", "反復の回数", "the number of replications"},
    {"precision", "求める精度", "the precision asked for"},
    {"range", "範囲", "the range"},
    {"study_text", "負荷試験の内容", "what the study says"},
    {"rulebook_texts", "ルールブックの内容", "what the rulebook says"},
    {"variants", "負荷試験かルールブックの内容", "what the study or its rulebook says"},
    {"rulebook_hash", "ルールブックの内容", "what the rulebook says"},
    {"scenarios", "シナリオ", "the list of scenarios"},
    {"files", "シナリオのファイル", "the list of scenario files"},
    {"scenarios_hash", "シナリオの内容", "what the scenarios say"},
    {"only", "--only", "--only"},
    {"every", "--every", "--every"},
    {"world", "--world", "--world"},
    {"no_equivalence", "--no-equivalence", "--no-equivalence"},
    {"orders", "--orders", "--orders"},
    {"no_reduction", "--no-reduction", "--no-reduction"},
    {"states", "--states", "--states"},
    {"of", "全体の数", "the number of all units"},
}};

Text called(const std::string& key) {
  const auto found = std::ranges::find(kCalled, key, &Called::key);
  if (found == kCalled.end()) return {key, key};
  return {std::string(found->ja), std::string(found->en)};
}

/// A value in a sentence; empty when it is too long for one.
std::string shown(const Json& value) {
  const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
  return text.size() <= kShort ? printable(text) : "";
}

Text told(const std::string& key, const Json& first, const Json& second) {
  const Text name = called(key);
  const std::string one = shown(first), other = shown(second);
  if (one.empty() || other.empty()) return {name.ja + "が違います", name.en + " is not the same"};
  return {fmt::format("{}が違います: あちらは {}、こちらは {}", name.ja, one, other),
          fmt::format("{} is {} there, {} here", name.en, one, other)};
}

Json parsed(std::string_view header) { return Json::parse(header, nullptr, false); }

}  // namespace

std::string hexadecimal(std::uint64_t hash) { return fmt::format("{:016x}", hash); }

bool is_header(std::string_view line) {
  if (!line.starts_with(kBeginning) || deep(line)) return false;
  const Json json = parsed(line);
  return json.is_object() && json.contains("format") && json.at("juchu").is_string();
}

std::string verb_of(std::string_view header) {
  return is_header(header) ? parsed(header).at("juchu").get<std::string>() : std::string();
}

std::optional<PartRange> range_of(std::string_view header) {
  const Json json = parsed(header);
  const auto range = json.find("range");
  const auto whole = [](const Json& number) { return number.is_number_integer(); };
  if (range == json.end() || !range->is_array() || range->size() != 2 ||
      !std::ranges::all_of(*range, whole))
    return std::nullopt;
  const auto first = range->at(0).get<std::int64_t>(), last = range->at(1).get<std::int64_t>();
  if (first < 1 || first > kMostUnits || last < first - 1 || last > kMostUnits) return std::nullopt;
  return PartRange{static_cast<int>(first), static_cast<int>(last)};
}

std::optional<Text> difference_of_headers(std::string_view first, std::string_view second,
                                          bool but_range) {
  const Json one = parsed(first), other = parsed(second);
  for (const auto& [key, value] : one.items()) {
    if (but_range && key == "range") continue;
    const Json theirs = other.contains(key) ? other.at(key) : Json(nullptr);
    if (value != theirs) return told(key, value, theirs);
  }
  for (const auto& [key, value] : other.items())
    if (!one.contains(key)) return told(key, nullptr, value);
  return std::nullopt;
}

}  // namespace juchu
