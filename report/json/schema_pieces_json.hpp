// What JSON Schemas (draft-07) are put together from, for the files of this folder that print them.
//
// A piece that names a definition ("day") refers to `#/definitions/day` of the schema it is part of.
#pragma once

#include <cstdint>
#include <string>
#include <type_traits>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "model/rulebook/rulebook.hpp"
#include "report/wording.hpp"

namespace juchu::schema {

using Json = nlohmann::ordered_json;

[[nodiscard]] Json reference(const std::string& name);
/// `schema` with a description, unless there are no words. (Nothing may stand beside a reference.)
[[nodiscard]] Json described(Json schema, const std::string& words);
/// What a file may call something: its id, and its words in each language that has them.
[[nodiscard]] std::vector<std::string> names_for(const std::string& id, const Text& words);
/// Members of an object: `schema` under each of these names.
void add_members(Json& properties, const std::vector<std::string>& names, const Json& schema);
/// An object that has a member of one of these names.
[[nodiscard]] Json has_one_of(const std::vector<std::string>& names);
/// An object of these members alone.
[[nodiscard]] Json object(Json properties);
/// A string that the expression matches.
[[nodiscard]] Json pattern(const std::string& expression);
[[nodiscard]] Json one_or_more(const Json& schema);
[[nodiscard]] Json number(double low, double high);
[[nodiscard]] Json whole_number(std::int64_t low, std::int64_t high);
/// Any of these.
[[nodiscard]] Json either(const std::vector<Json>& schemas);
/// An object in which not both are.
[[nodiscard]] Json no_two(const char* one, const char* other);
/// An object in which exactly one of these is.
[[nodiscard]] Json one_of_keys(const std::vector<const char*>& keys);
/// An object that fits `then` where its member `key` is `value`.
[[nodiscard]] Json if_then(const char* key, const std::string& value, Json then);
/// A date, as the definition "day".
[[nodiscard]] Json day();
[[nodiscard]] Json moment();
/// What people may type of a tracking number, as the definition "number". (Of letters and spaces
/// that are not ASCII only the reader knows which it takes.)
[[nodiscard]] Json tracking_number();
/// Words in one language or both, as the definition "text".
[[nodiscard]] Json text();

/// What a row is called in a description.
template <class Row>
const Text& words_of(const Row& row) {
  if constexpr (std::is_base_of_v<RuleHead, Row>)
    return row.says;
  else
    return row.label;
}

/// One of some ids, with what each is called for editors that show it.
class Choices {
 public:
  explicit Choices(Language language) : language_(language) {}
  Choices& add(const std::string& id, const Text& words);
  template <class Row>
  Choices& add_all(const std::vector<Row>& rows) {
    for (const Row& row : rows) add(row.id, words_of(row));
    return *this;
  }
  /// What they are called may be written instead, in either language.
  Choices& or_words() {
    words_accepted_ = true;
    return *this;
  }
  /// Of no ids: what nothing fits, since an empty "enum" is no schema. Words stand in a "const" for
  /// each id, since strict readers refuse keywords that draft-07 does not have.
  [[nodiscard]] Json schema() const;

 private:
  Language language_;
  std::vector<std::string> ids_;
  std::vector<std::string> words_, others_;  // others_: what they are called
  bool words_accepted_ = false;
};

/// The days of the week.
[[nodiscard]] Choices weekday_choices(Language language);

/// The names of an enumeration of the rulebook.
[[nodiscard]] Choices names_of(const Type& type, const Rulebook& rulebook, Language language);

/// A value as a file states it; refers to the definitions "day", "method" and "number".
[[nodiscard]] Json stated_value(const Type& type, const Rulebook& rulebook, Language language);

/// Fields, by whose they are, as members of an object; those of carts are the orders'.
enum class FieldsOf { Shop, Orders, All };
[[nodiscard]] Json fields_of(const Rulebook& rulebook, FieldsOf whose, Language language);
/// The parameters of the rulebook, as members of an object.
[[nodiscard]] Json parameters_of(const Rulebook& rulebook, Language language);

}  // namespace juchu::schema
