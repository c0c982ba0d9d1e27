// What a JSON Schema says of a document, asked of valijson. Tests ask for JUCHU_HAS_VALIJSON: where
// that is not installed, there is no judge.
//
// valijson matches with std::regex, which knows bytes and no code points: a pattern with \u0100 or
// above means something else there.
#pragma once

#if __has_include(<valijson/adapters/nlohmann_json_adapter.hpp>)
#define JUCHU_HAS_VALIJSON

#include <memory>
#include <string>

namespace juchu {

class SchemaJudge {
 public:
  /// Requires: the text of a schema.
  explicit SchemaJudge(const std::string& schema);
  SchemaJudge(const SchemaJudge&) = delete;
  SchemaJudge& operator=(const SchemaJudge&) = delete;
  ~SchemaJudge();

  /// Requires: the text of a JSON document.
  bool takes(const std::string& document);
  /// Why the document that was asked last is refused.
  [[nodiscard]] const std::string& why() const { return why_; }

 private:
  struct Rules;
  std::unique_ptr<Rules> rules_;
  std::string why_;
};

}  // namespace juchu

#endif
