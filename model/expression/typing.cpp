// What all of typing shares: making nodes and complaints.
#include "model/expression/typing.hpp"

#include <utility>

namespace juchu {

Expression Typing::made(Op op, Type type, const Syntax& at, std::vector<Expression> operands,
                        int index) {
  ++nodes_;
  Expression result{.op = op,
                    .type = type,
                    .index = index,
                    .begin = at.begin,
                    .end = at.end,
                    .operands = std::move(operands)};
  if (type.kind == Kind::Int) {
    const Interval interval = interval_of(result, names_);
    result.type.low = interval.low;
    result.type.high = interval.high;
  }
  return result;
}

Expression Typing::constant(Type type, const Syntax& at, Value value) {
  Expression result = made(Op::Constant, Type(), at);
  result.type = type;
  result.value = value;
  return result;
}

Expression Typing::integer_constant(const Syntax& at, Value value) {
  return constant({.kind = Kind::Int, .low = value, .high = value}, at, value);
}

std::string Typing::shown(const Syntax& at) const { return complaints_.shown(at.begin, at.end); }

// The last token of a member as a name of its own.
Syntax Typing::last_name(const Syntax& at) {
  const auto begin = static_cast<std::uint16_t>(at.end - at.text.size());
  return {Syntax::Kind::Name, at.text, begin, at.end, {}};
}

std::nullopt_t Typing::complain(const Syntax& at, Text problem, Text hint) {
  complaints_.add(at.begin, std::move(problem), std::move(hint));
  return std::nullopt;
}

std::nullopt_t Typing::unknown(const Syntax& at, const std::vector<std::string>& candidates) {
  return complain(at, say("「{}」という名前はありません", "unknown name \"{}\"", shown(at)),
                  did_you_mean(at.text, candidates));
}

std::nullopt_t Typing::incomplete(const Syntax& at, const std::string& example) {
  return complain(at,
                  say("「{}」だけでは値になりません", "\"{}\" is not a value by itself", shown(at)),
                  say("「{}」のように書きます", "write \"{}\"", example));
}

std::nullopt_t Typing::only_in_steps(const Syntax& at) {
  return complain(at, say("「{}」は前後を比べる条件の中だけで使えます",
                          "\"{}\" can be used about steps only", shown(at)));
}

std::nullopt_t Typing::only_the_world_knows(const Syntax& at) {
  return complain(
      at,
      say("「{}」は店からは見えない事実なので、許可・禁止・期限では参照できません",
          "only the world knows \"{}\"; permits, forbids and deadlines cannot read it", shown(at)));
}

}  // namespace juchu
