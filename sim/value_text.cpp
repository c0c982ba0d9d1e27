#include "sim/value_text.hpp"

#include <fmt/format.h>

namespace juchu {
namespace {

Text plain(const std::string& text) { return {text, text}; }

Text labelled(const Text& label, const std::string& id) {
  return label.empty() ? plain(id) : label;
}

}  // namespace

Text value_text(const Rulebook& rulebook, const TokenTable& tokens, const Type& type, Value value) {
  if (value == kUnset) return {"未設定", "not set"};
  const auto index = static_cast<std::size_t>(value);
  switch (type.kind) {
    case Kind::Bool: return value != 0 ? Text{"はい", "yes"} : Text{"いいえ", "no"};
    case Kind::Date: return plain(day_text(static_cast<Day>(value)));
    case Kind::Token: return plain(tokens.text(value));
    case Kind::Method: return labelled(rulebook.methods[index].label, rulebook.methods[index].id);
    case Kind::Status: return rulebook.status(type.domain, value).label;
    case Kind::Actor: return labelled(rulebook.actors[index].label, rulebook.actors[index].id);
    case Kind::Event: return labelled(rulebook.events[index].label, rulebook.events[index].id);
    case Kind::Enum:
      return labelled(rulebook.enumeration_labels[type.domain][index],
                      rulebook.names.enumerations[type.domain][index]);
    case Kind::Int: break;
  }
  return plain(fmt::format("{}", value));
}

}  // namespace juchu
