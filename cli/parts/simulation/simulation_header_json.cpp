#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/parts/part_header.hpp"
#include "cli/parts/simulation/simulation_header.hpp"
#include "report/version.hpp"
#include "sim/random/stream.hpp"

namespace juchu {
namespace {

using Json = nlohmann::ordered_json;

Json variants_of(const SimulatePlan& plan, const RulebookShelf& shelf) {
  Json variants = Json::array();
  for (const Study& study : plan.studies)
    variants.push_back(
        {{"study", hexadecimal(study.hash)},
         {"rulebook", hexadecimal(hash_of_id(shelf.text_of(study.named->rulebook())))}});
  return variants;
}

/// The rulebooks that are not shipped.
Json rulebook_texts(const SimulatePlan& plan, const RulebookShelf& shelf) {
  Json texts = Json::object();
  for (const Study& study : plan.studies) {
    const Rulebook& book = study.named->rulebook();
    if (!book.file.empty()) texts[book.file] = shelf.text_of(book);
  }
  return texts;
}

SimulateRequest read(const Json& json, RulebookShelf& shelf) {
  SimulateRequest request;
  json.at("study").get_to(request.study);
  json.at("backlog").get_to(request.backlog);
  json.at("with").get_to(request.with);
  json.at("set").get_to(request.set);
  json.at("sweep").get_to(request.sweep);
  json.at("what_helps").get_to(request.what_helps);
  request.seed = json.at("seed").get<std::uint64_t>();
  json.at("replications").get_to(request.replications);
  json.at("precision").get_to(request.precision);
  request.text = json.at("study_text").dump();
  for (const auto& [path, text] : json.at("rulebook_texts").items())
    shelf.give(path, text.get<std::string>());
  return request;
}

}  // namespace

std::optional<std::string> simulation_header(const SimulateRequest& request,
                                             const SimulatePlan& plan, const RulebookShelf& shelf,
                                             const std::optional<PartRange>& range,
                                             Diagnostics& diagnostics) {
  const auto text = whole_study_text(request.study, request.backlog, diagnostics);
  if (!text) return std::nullopt;
  Json json = {{"juchu", "simulate"},
               {"format", kPartFormat},
               {"version", kVersion},
               {"study", request.study},
               {"backlog", request.backlog},
               {"with", request.with},
               {"set", request.set},
               {"sweep", request.sweep},
               {"what_helps", request.what_helps},
               {"seed", plan.first().seed},
               {"replications", plan.first().replications},
               {"precision", request.precision},
               {"variants", variants_of(plan, shelf)},
               {"range", nullptr},
               {"rulebook_texts", rulebook_texts(plan, shelf)}};
  if (range) json["range"] = {range->first, range->last};
  std::string header = json.dump();
  header.pop_back();
  return header + ",\"study_text\":" + *text + '}';
}

std::optional<SimulateRequest> read_simulation_header(const std::string& header,
                                                      RulebookShelf& shelf) {
  const Json json = Json::parse(header, nullptr, false);
  try {
    if (verb_of(header) != "simulate" || json.at("format") != kPartFormat ||
        json.at("version") != kVersion)
      return std::nullopt;
    if (!json.at("variants").is_array()) return std::nullopt;
    return read(json, shelf);
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

bool hashes_agree(const std::string& header, const SimulatePlan& plan, const RulebookShelf& shelf) {
  return Json::parse(header).at("variants") == variants_of(plan, shelf);
}

}  // namespace juchu
