#include <limits>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/parts/checked_json.hpp"
#include "cli/parts/part_header.hpp"
#include "cli/parts/part_kind.hpp"
#include "cli/parts/rules_header.hpp"
#include "report/version.hpp"
#include "sim/random/stream.hpp"

namespace juchu {
namespace {

std::string hash_of(const Rulebook& book, const RulebookShelf& shelf) {
  return hexadecimal(hash_of_id(shelf.text_of(book)));
}

/// What is asked about the rulebook stands between what every header begins and ends with.
std::string with_ends(const PartKind& kind, const std::string& rulebook, const PartJson& asked,
                      const RulesPart& part, const Rulebook& book, const RulebookShelf& shelf) {
  PartJson texts = PartJson::object();
  if (!book.file.empty()) texts[book.file] = shelf.text_of(book);
  PartJson header = {{"juchu", kind.verb},
                     {"format", kPartFormat},
                     {"version", kVersion},
                     {"rulebook", rulebook},
                     {"rulebook_hash", hash_of(book, shelf)}};
  header.update(asked);
  header.update(PartJson{
      {"of", part.of}, {"range", {part.range.first, part.range.last}}, {"rulebook_texts", texts}});
  return header.dump();
}

/// Reads what every header has; a member at a time.
class RulesReader {
 public:
  RulesReader(const std::string& header, const PartKind& kind)
      : json_(reader_.parsed(header)), whole_(range_of(header)) {
    reader_.insist(kind_of(header) == &kind && whole_.has_value());
    reader_.insist(number("format", kPartFormat) == kPartFormat && text("version") == kVersion);
  }

  [[nodiscard]] bool fine() const { return reader_.fine(); }
  std::string text(const char* key) { return reader_.text(reader_.at(json_, key)); }
  bool truth(const char* key) { return reader_.truth(reader_.at(json_, key)); }
  int number(const char* key, int most) {
    return static_cast<int>(reader_.number(reader_.at(json_, key), 0, most));
  }
  std::uint64_t count(const char* key) { return reader_.count(reader_.at(json_, key)); }
  std::vector<std::string> texts(const char* key) {
    std::vector<std::string> all;
    for (const PartJson& each : reader_.list(json_, key)) all.push_back(reader_.text(each));
    return all;
  }
  RulesPart part() {
    const int of = number("of", std::numeric_limits<int>::max());
    return {of, whole_.value_or(PartRange{})};
  }
  void give_rulebooks(RulebookShelf& shelf) {
    const PartJson& given = reader_.at(json_, "rulebook_texts");
    reader_.insist(given.is_object());
    if (!fine()) return;
    for (const auto& [path, text] : given.items()) shelf.give(path, reader_.text(text));
  }

 private:
  CheckedJson reader_;
  PartJson json_;
  std::optional<PartRange> whole_;
};

}  // namespace

std::string header_of(const MutationHeader& header, const Rulebook& book,
                      const RulebookShelf& shelf) {
  const MutateRequest& request = header.request;
  return with_ends(kOfMutation, request.rulebook,
                   {{"files", request.scenarios},
                    {"scenarios", header.scenarios},
                    {"scenarios_hash", hexadecimal(header.scenarios_hash)},
                    {"only", request.only},
                    {"every", request.every},
                    {"world", request.world},
                    {"no_equivalence", request.no_equivalence},
                    {"states", request.situations}},
                   header.part, book, shelf);
}

std::string header_of(const ReadingsHeader& header, const Rulebook& book,
                      const RulebookShelf& shelf) {
  const CheckRequest& request = header.request;
  return with_ends(kOfReadings, request.rulebook,
                   {{"only", request.only},
                    {"orders", request.orders},
                    {"no_reduction", request.no_reduction},
                    {"states", request.situations}},
                   header.part, book, shelf);
}

std::optional<MutationHeader> read_mutation_header(const std::string& header,
                                                   RulebookShelf& shelf) {
  RulesReader reader(header, kOfMutation);
  MutationHeader read;
  read.request.rulebook = reader.text("rulebook");
  read.request.scenarios = reader.texts("files");
  read.scenarios = reader.texts("scenarios");
  read.request.only = reader.texts("only");
  read.request.every = std::max(1, reader.number("every", std::numeric_limits<int>::max()));
  read.request.world = reader.truth("world");
  read.request.no_equivalence = reader.truth("no_equivalence");
  read.request.situations = reader.count("states");
  read.part = reader.part();
  reader.give_rulebooks(shelf);
  return reader.fine() ? std::optional(std::move(read)) : std::nullopt;
}

std::optional<ReadingsHeader> read_readings_header(const std::string& header,
                                                   RulebookShelf& shelf) {
  RulesReader reader(header, kOfReadings);
  ReadingsHeader read;
  read.request.rulebook = reader.text("rulebook");
  read.request.readings = true;
  read.request.only = reader.texts("only");
  read.request.orders = reader.number("orders", kMostOrdersAsked);
  read.request.no_reduction = reader.truth("no_reduction");
  read.request.situations = reader.count("states");
  read.part = reader.part();
  reader.give_rulebooks(shelf);
  return reader.fine() ? std::optional(std::move(read)) : std::nullopt;
}

bool rulebook_agrees(const std::string& header, const Rulebook& book, const RulebookShelf& shelf) {
  CheckedJson reader;
  const PartJson json = reader.parsed(header);
  return reader.text(reader.at(json, "rulebook_hash")) == hash_of(book, shelf) && reader.fine();
}

}  // namespace juchu
