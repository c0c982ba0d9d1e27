// Reads located JSON into typed values, complaining at the exact place and carrying on.
//
// A cursor stands on a value or on the absence of one. Every reader answers `std::nullopt` after
// having complained, or silently when it stands on nothing: on an optional member that is absent,
// or on one that was complained of already. So a caller reads everything first and judges once.
//
//   const auto id = row.at("id").text();
//   const auto days = row.optional("days").integer(0, 365);   // absent: nullopt, no complaint
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/json/json_value.hpp"
#include "model/text/name_list.hpp"
#include "model/text/problems.hpp"

namespace juchu {

class JsonCursor {
 public:
  /// On the root of a file. The value, the file name and the diagnostics outlive every cursor;
  /// cursors do not depend on each other and may be copied and stored freely.
  JsonCursor(const JsonValue& root, const std::string& file, Diagnostics& diagnostics);

  /// True when there is a value here (JSON null counts as one).
  [[nodiscard]] bool present() const { return value_ != nullptr; }
  [[nodiscard]] const JsonValue* value() const { return value_; }
  /// The key under which this value stands; empty for the root and for items of an array.
  [[nodiscard]] std::string_view key() const;
  [[nodiscard]] bool is(JsonValue::Kind kind) const { return present() && value_->kind == kind; }
  [[nodiscard]] Position position() const;

  /// The member `key` of an object; complains when it is missing or this is no object.
  [[nodiscard]] JsonCursor at(std::string_view key) const;
  /// The member `key`, or a cursor on nothing; complains only when this is present and no object.
  [[nodiscard]] JsonCursor optional(std::string_view key) const;
  /// The items of an array (a lone value counts as an array of one when `lone` says so).
  enum class Lone { Refused, Allowed };
  [[nodiscard]] std::vector<JsonCursor> items(Lone lone = Lone::Refused) const;
  /// The members of an object, in the file's sequence.
  [[nodiscard]] std::vector<JsonCursor> members() const;

  [[nodiscard]] std::optional<bool> boolean() const;
  [[nodiscard]] std::optional<std::int64_t> integer(std::int64_t low, std::int64_t high) const;
  /// A string; views into the value tree.
  [[nodiscard]] std::optional<std::string_view> text() const;
  /// The index in `names` of this string; `kind` ("status") names it in the complaint, with the
  /// nearest name.
  [[nodiscard]] std::optional<int> one_of(std::span<const std::string> names,
                                          const Text& kind) const;

  /// The row of `names` that this string means, by its id or in words.
  [[nodiscard]] std::optional<int> one_of(const NameList& names) const;

  /// The members of an object by the rows of `names`, whose ids or words are their keys; nothing for
  /// a row that no key means. Complains of a key that means none of them and is not one of
  /// `besides`, and of two that mean the same.
  [[nodiscard]] std::vector<JsonCursor> by_names(
      const NameList& names, const std::vector<std::string>& besides = {}) const;

  /// Complains about each member whose key is not in `keys`, with the nearest one.
  void only_keys(std::initializer_list<std::string_view> keys) const;
  void only_keys(std::span<const std::string> keys) const;

  /// Complains here. `complain_at_key` points to the member's key instead of its value.
  /// On nothing, the place is the object in which the member is missing.
  void complain(Text problem, Text hint = {}) const;
  void complain(const Complaint& complaint) const;
  void complain_at_key(Text problem, Text hint = {}) const;
  void complain_at_key(const Complaint& complaint) const;
  /// Complains at `offset_in_string` code points past the opening quote of this string
  /// (expressions). Exact unless the string was written with escapes before that place.
  void complain_inside(int offset_in_string, Text problem, Text hint = {}) const;

  /// RFC 6901 pointer to here; each key printable and shortened, because pointers are for people.
  [[nodiscard]] std::string pointer() const;

 private:
  JsonCursor(const JsonCursor& from, const JsonValue* value, const JsonMember* member);
  [[nodiscard]] JsonCursor nothing() const;
  [[nodiscard]] const JsonValue* expect(JsonValue::Kind kind) const;
  void add(const Position& position, const Complaint& complaint) const;

  const JsonValue* root_;
  const std::string* file_;
  Diagnostics* diagnostics_;
  const JsonValue* value_;              // null: a cursor on nothing
  const JsonValue* nearest_;            // the value, or the object in which it is missing
  const JsonMember* member_ = nullptr;  // the member whose value this is, if any
};

}  // namespace juchu
