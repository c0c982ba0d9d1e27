#include "report/testing/schema_judge.hpp"

#ifdef JUCHU_HAS_VALIJSON

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include <nlohmann/json.hpp>

namespace juchu {

using valijson::adapters::NlohmannJsonAdapter;

struct SchemaJudge::Rules {
  valijson::Schema schema;
};

SchemaJudge::SchemaJudge(const std::string& schema) : rules_(std::make_unique<Rules>()) {
  const nlohmann::json text = nlohmann::json::parse(schema);
  valijson::SchemaParser().populateSchema(NlohmannJsonAdapter(text), rules_->schema);
}

SchemaJudge::~SchemaJudge() = default;

bool SchemaJudge::takes(const std::string& document) {
  const nlohmann::json json = nlohmann::json::parse(document);
  valijson::ValidationResults problems;
  const bool fits = valijson::Validator().validate(rules_->schema, NlohmannJsonAdapter(json),
                                                   &problems);
  why_.clear();
  for (const auto& problem : problems)
    why_ += (problem.context.empty() ? "" : problem.context.back()) + problem.description + "\n";
  return fits;
}

}  // namespace juchu

#endif
