// parse_json: the reports of nlohmann::json, turned into values that know their place. The
// library's own document model is never built.
#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "model/json/json_encoding.hpp"
#include "model/json/json_pointer.hpp"
#include "model/json/json_syntax.hpp"
#include "model/json/json_tokens.hpp"
#include "model/json/json_value.hpp"

namespace juchu {
namespace {

using After = SyntaxPlace::After;
using Kind = JsonValue::Kind;

/// A member whose key its object has already.
struct Repeated {
  const JsonMember* member;
  const JsonMember* first;
};

std::vector<Repeated> repeated_among(const std::vector<JsonMember>& members) {
  std::vector<const JsonMember*> by_key;
  by_key.reserve(members.size());
  for (const JsonMember& member : members) by_key.push_back(&member);
  std::ranges::sort(by_key, {}, [](const JsonMember* member) {
    return std::tie(member->key, member->key_position);
  });
  std::vector<Repeated> repeated;
  const JsonMember* first = nullptr;
  for (const JsonMember* member : by_key) {
    if (first != nullptr && first->key == member->key) {
      repeated.push_back({member, first});
    } else {
      first = member;
    }
  }
  return repeated;
}

/// Receives the library's reports. Each answers false to stop the parsing, having set the fault.
class ValueBuilder {
 public:
  ValueBuilder(std::string_view text, const std::string& file, const JsonLimits& limits)
      : text_(text), file_(file), limits_(limits) {}

  bool parse() { return nlohmann::json::sax_parse(tokens_.begin(), tokens_.end(), this); }
  [[nodiscard]] const JsonFault& fault() const { return *fault_; }
  [[nodiscard]] const Diagnostics& repeated_keys() const { return repeated_keys_; }
  [[nodiscard]] JsonValue take_root() { return std::move(root_); }

  bool null() { return add(Kind::Null) != nullptr; }
  bool boolean(bool value) {
    JsonValue* added = add(Kind::Boolean);
    if (added != nullptr) added->boolean = value;
    return added != nullptr;
  }
  bool number_integer(std::int64_t value) {
    JsonValue* added = add(Kind::Integer);
    if (added != nullptr) added->integer = value;
    return added != nullptr;
  }
  bool number_unsigned(std::uint64_t value) {
    if (std::in_range<std::int64_t>(value)) return number_integer(static_cast<std::int64_t>(value));
    return number_float(0, std::to_string(value));
  }
  bool number_float(double /*value*/, const std::string& written) {
    JsonValue* added = add(Kind::OtherNumber);
    if (added != nullptr) added->string = written;
    return added != nullptr;
  }
  bool string(std::string& value) {
    JsonValue* added = add(Kind::String);
    if (added == nullptr || !accept(value)) return false;
    added->string = std::move(value);
    return true;
  }
  bool key(std::string& key) {
    key_position_ = tokens_.next(After::Key);
    if (!accept(key)) return false;
    key_ = std::move(key);
    return true;
  }
  bool start_object(std::size_t /*unknown*/) { return open(Kind::Object); }
  bool start_array(std::size_t /*unknown*/) { return open(Kind::Array); }
  bool end_object() {
    drop_repeated_keys(open_.back()->members);
    return close();
  }
  bool end_array() { return close(); }
  bool binary(nlohmann::json::binary_t& /*never in JSON*/) { return false; }
  bool parse_error(std::size_t /*byte*/, const std::string& /*token*/,
                   const std::exception& /*what*/) {
    const JsonValue* innermost = open_.empty() ? nullptr : open_.back();
    fault_ = explain_syntax_fault(text_, tokens_.understood(innermost));
    return false;
  }

 private:
  bool fail(Complaint complaint) {
    fault_ = JsonFault{tokens_.offset(), std::move(complaint)};
    return false;
  }

  /// A new value in the innermost container; null when it is one too many.
  JsonValue* add(Kind kind) {
    const Position position = tokens_.next(kind < Kind::Array ? After::Value : After::Opening);
    if (++values_ > limits_.values) {
      fail({{fmt::format("値の数が上限の{}個を超えています", limits_.values),
             fmt::format("more than {} values", limits_.values)}});
      return nullptr;
    }
    JsonValue& added = slot();
    added.kind = kind;
    added.position = position;
    return &added;
  }

  JsonValue& slot() {
    if (open_.empty()) return root_;
    JsonValue& container = *open_.back();
    if (container.kind == Kind::Array) return container.items.emplace_back();
    return container.members.emplace_back(JsonMember{std::move(key_), key_position_, {}}).value;
  }

  bool open(Kind kind) {
    JsonValue* added = add(kind);
    if (added == nullptr) return false;
    if (std::cmp_equal(open_.size(), limits_.depth)) {
      return fail({{fmt::format("入れ子が上限の{}段を超えています", limits_.depth),
                    fmt::format("nested deeper than {} levels", limits_.depth)}});
    }
    open_.push_back(added);
    return true;
  }

  bool close() {
    open_.pop_back();
    tokens_.close();
    return true;
  }

  bool accept(const std::string& string) {
    if (string.find('\0') == std::string::npos) return true;
    return fail({{"文字列の中に使えない文字（U+0000）があります", "U+0000 inside a string"},
                 {"「\\u0000」を削除してください", "remove \\u0000"}});
  }

  void drop_repeated_keys(std::vector<JsonMember>& members) {
    std::vector<Position> dropped;
    for (const auto& [member, first] : repeated_among(members)) {
      const Position& place = member->key_position;
      const auto [problem, hint] = repeated_key(member->key, first->key_position.line);
      repeated_keys_.add({file_, place, pointer_to(root_, place), problem, hint});
      dropped.push_back(place);
    }
    if (dropped.empty()) return;
    std::ranges::sort(dropped);
    std::erase_if(members, [&](const JsonMember& member) {
      return std::ranges::binary_search(dropped, member.key_position);
    });
  }

  const std::string_view text_;
  const std::string& file_;
  const JsonLimits& limits_;
  JsonTokens tokens_{text_};

  JsonValue root_;
  std::vector<JsonValue*> open_;  // a parent's vector does not grow while its child is open
  std::string key_;               // waiting for its value
  Position key_position_;
  std::size_t values_ = 0;

  Diagnostics repeated_keys_;
  std::optional<JsonFault> fault_;
};

std::optional<JsonFault> find_fault_of_bytes(std::string_view text, const JsonLimits& limits) {
  if (text.size() > limits.bytes) return JsonFault{0, too_many_bytes(limits.bytes)};
  return find_encoding_fault(text);
}

}  // namespace

std::optional<JsonValue> parse_json(std::string_view text, const std::string& file,
                                    Diagnostics& diagnostics, const JsonLimits& limits) {
  const auto reject = [&](const JsonFault& fault) {
    const Position position = PositionCounter(text).at(fault.offset);
    diagnostics.add({file, position, "", fault.complaint.problem, fault.complaint.hint});
    return std::nullopt;
  };
  if (const auto fault = find_fault_of_bytes(text, limits)) return reject(*fault);
  ValueBuilder builder(text, file, limits);
  if (!builder.parse()) return reject(builder.fault());
  for (const Diagnostic& each : builder.repeated_keys().sorted()) diagnostics.add(each);
  return builder.take_root();
}

}  // namespace juchu
