// What a study says, as one number.
#include <algorithm>
#include <array>

#include "sim/random/stream.hpp"
#include "sim/study/reader/study_tree.hpp"

namespace juchu {
namespace {

using Kind = JsonValue::Kind;

/// Words for people and for editors, what could be changed, and names of files: no answer depends
/// on them.
constexpr std::array<std::string_view, 8> kWords = {"$schema", "title", "says",   "question",
                                                    "source",  "like",  "levers", "rulebook"};

void dump(const JsonValue& value, std::string& text);

void dump_string(const std::string& words, std::string& text) {
  text += std::to_string(words.size()) + ':' + words;
}

void dump_members(const JsonValue& object, std::string& text) {
  std::vector<const JsonMember*> members;
  for (const JsonMember& member : object.members)
    if (std::ranges::find(kWords, member.key) == kWords.end()) members.push_back(&member);
  std::ranges::sort(members, {}, [](const JsonMember* member) { return member->key; });
  text += '{';
  for (const JsonMember* member : members) {
    dump_string(member->key, text);
    dump(member->value, text);
  }
  text += '}';
}

void dump(const JsonValue& value, std::string& text) {
  switch (value.kind) {
    case Kind::Null: text += 'n'; break;
    case Kind::Boolean: text += value.boolean ? 't' : 'f'; break;
    case Kind::Integer: text += 'i' + std::to_string(value.integer) + ';'; break;
    case Kind::OtherNumber: text += 'd' + value.string + ';'; break;
    case Kind::String: dump_string(value.string, text); break;
    case Kind::Object: dump_members(value, text); break;
    case Kind::Array:
      text += '[';
      for (const JsonValue& item : value.items) dump(item, text);
      text += ']';
      break;
  }
}

}  // namespace

std::uint64_t hash_of_study(const JsonValue& root, std::string_view rulebook) {
  std::string text;
  dump(root, text);
  text += rulebook;
  return hash_of_id(text);
}

}  // namespace juchu
