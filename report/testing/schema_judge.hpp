// What a JSON Schema says of a document, asked of valijson. Empty where that is not installed:
// tests ask for JUCHU_HAS_VALIJSON.
//
// valijson matches with std::regex, which knows bytes and no code points: a pattern with \u0100 or
// above means something else there.
#pragma once

#if __has_include(<valijson/adapters/nlohmann_json_adapter.hpp>)
#define JUCHU_HAS_VALIJSON

#include <string>

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include <nlohmann/json.hpp>

namespace juchu {

class SchemaJudge {
 public:
  explicit SchemaJudge(const nlohmann::json& text) {
    valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(text), schema_);
  }

  bool takes(const nlohmann::ordered_json& document) {
    const nlohmann::json unordered = nlohmann::json::parse(document.dump());
    valijson::ValidationResults problems;
    const bool fits = valijson::Validator().validate(
        schema_, valijson::adapters::NlohmannJsonAdapter(unordered), &problems);
    why_.clear();
    for (const auto& problem : problems)
      why_ += (problem.context.empty() ? "" : problem.context.back()) + problem.description + "\n";
    return fits;
  }

  /// Why the document that was asked last is refused.
  [[nodiscard]] const std::string& why() const { return why_; }

 private:
  valijson::Schema schema_;
  std::string why_;
};

}  // namespace juchu

#endif
