// Random assignments: the `set` of an event, a permit or a deadline.
#pragma once

#include <set>
#include <string>

#include "testing/generators/expression_generator.hpp"
#include "testing/generators/json_rows.hpp"

namespace juchu {

/// Where assignments stand, and what they may write.
struct Writing {
  ExpressionPlace place;
  bool world_fields = false;
  bool system_fields = true;
  bool deadline = false;  // writes fields of the cart and shop only as itself plus or minus
                          // something
};

class SetGenerator {
 public:
  /// Writes none of the fields that are `already` written. Names and choices outlive the generator.
  SetGenerator(const Rulebook& names, const Writing& writing, Choices& choices,
               const std::set<std::string>& already = {})
      : names_(names), writing_(writing), choices_(choices), written_(already) {}

  /// Writes some field, if one is left that may be written.
  void write_any();
  /// Writes `value` to `field`, unless it is written already.
  void write(const Field& field, const std::string& value);
  /// A value for `field` that seldom overflows.
  [[nodiscard]] std::string modest(const Field& field);

  [[nodiscard]] const JsonObject& members() const { return members_; }
  /// Ids of all fields written, those of the beginning included.
  [[nodiscard]] const std::set<std::string>& written() const { return written_; }

 private:
  [[nodiscard]] bool writable(const Field& field) const;
  [[nodiscard]] ExpressionGenerator expressions_for(const Field& field);
  [[nodiscard]] std::string any_value(const Field& field);
  [[nodiscard]] std::string stepped(const Field& field);
  bool write_by_number(const Field& field, const std::string& value);

  const Rulebook& names_;
  Writing writing_;
  Choices& choices_;
  std::set<std::string> written_;
  JsonObject members_;
};

}  // namespace juchu
