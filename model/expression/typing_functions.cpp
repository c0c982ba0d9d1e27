// Calls: the functions of the language are rows of a table, and so are the columns of the method
// table.
#include "model/expression/lookup.hpp"
#include "model/expression/typing.hpp"

namespace juchu {

namespace {

constexpr Value kMostBusinessDays = 1000;

}  // namespace

const std::vector<Typing::NamedFunction> Typing::kFunctions = {
    {"fits", 2, &Typing::fits},
    {"check_digit_fits", 2, &Typing::check_digit_fits},
    {"business_days_since", 1, &Typing::business_days_since},
    {"used_elsewhere", 1, &Typing::used_elsewhere},
    {"sends", 1, &Typing::sends},
    {"size", 1, &Typing::size},
    {"greatest", 1, &Typing::greatest},
};

Typing::Result Typing::call(const Syntax& at) {
  const Syntax& callee = at.operands[0];
  if (callee.kind == Syntax::Kind::Member) return macro(at);
  if (const auto index = index_of(kFunctions, callee.text)) {
    const NamedFunction& function = kFunctions[static_cast<std::size_t>(*index)];
    return takes(at, function.arguments) ? (this->*function.read)(at) : std::nullopt;
  }
  if (const auto index = index_of(names_.columns, callee.text))
    return takes(at, 1) ? column(at, *index) : std::nullopt;
  std::vector<std::string> candidates = ids_of(kFunctions);
  append_ids(candidates, names_.columns);
  return unknown(callee, candidates);
}

bool Typing::takes(const Syntax& call, std::size_t arguments) {
  if (call.operands.size() == arguments + 1) return true;
  complain(call, say("「{}」の引数は {} 個です", "\"{}\" takes {} argument{}",
                     call.operands[0].text, arguments, arguments == 1 ? "" : "s"));
  return false;
}

Typing::Result Typing::column(const Syntax& call, int index) {
  Result method = read_as(call.operands[1], {.kind = Kind::Method, .optional = true});
  if (!method) return std::nullopt;
  const NamedColumn& column = names_.columns[static_cast<std::size_t>(index)];
  Type type;
  if (!column.boolean) type = {.kind = Kind::Int, .optional = method->type.optional};
  return made(Op::Column, type, call, operands(std::move(*method)), index);
}

Typing::Result Typing::fits(const Syntax& call) { return number_and_method(Op::Fits, call); }

Typing::Result Typing::check_digit_fits(const Syntax& call) {
  return number_and_method(Op::CheckDigitFits, call);
}

Typing::Result Typing::number_and_method(Op op, const Syntax& call) {
  Result number = read_as(call.operands[1], {.kind = Kind::Token, .optional = true});
  Result method = read_as(call.operands[2], {.kind = Kind::Method, .optional = true});
  if (!number || !method) return std::nullopt;
  return made(op, {}, call, operands(std::move(*number), std::move(*method)));
}

Typing::Result Typing::business_days_since(const Syntax& call) {
  const Syntax& argument = call.operands[1];
  const Result date = read_as(argument, {.kind = Kind::Date, .optional = true});
  if (!date) return std::nullopt;
  if (date->op != Op::Field)
    return complain(argument, say("「{}」は日付の項目ではありません", "\"{}\" is not a date field",
                                  shown(argument)));
  const Type type = {.kind = Kind::Int, .optional = date->type.optional, .high = kMostBusinessDays};
  Expression result = made(Op::BusinessDaysSince, type, call, {}, date->index);
  result.side = date->side;
  return result;
}

Typing::Result Typing::used_elsewhere(const Syntax& call) {
  const Syntax& argument = call.operands[1];
  const Result number = read_as(argument, {.kind = Kind::Token, .optional = true});
  if (!number) return std::nullopt;
  if (number->op != Op::Parameter)
    return complain(argument, say("「{}」はイベントの値ではありません",
                                  "\"{}\" is not a parameter of the event", shown(argument)));
  return made(Op::UsedElsewhere, {}, call, {}, number->index);
}

Typing::Result Typing::sends(const Syntax& call) {
  if (!scope_.step) return only_in_steps(call.operands[0]);
  const Syntax& mail = call.operands[1];
  if (const auto index = index_of(names_.mails, mail.text);
      index && mail.kind == Syntax::Kind::Name)
    return made(Op::Sends, {}, call, {}, *index);
  if (mail.kind == Syntax::Kind::Name) return unknown(mail, names_.mails);
  return complain(mail, say("「{}」はメールの名前ではありません",
                            "\"{}\" is not the name of a mail", shown(mail)));
}

// How many of a group there are.
Typing::Result Typing::size(const Syntax& call) {
  const Syntax& argument = call.operands[1];
  if (argument.kind != Syntax::Kind::Name || !find_group(argument.text))
    return complain(argument,
                    say("「{}」はグループではありません", "\"{}\" is no group", shown(argument)));
  return integer_constant(call, find_group(argument.text)->count);
}

// The greatest number that a field can hold.
Typing::Result Typing::greatest(const Syntax& call) {
  const Syntax& argument = call.operands[1];
  const auto index = argument.kind == Syntax::Kind::Name ? index_of(names_.fields, argument.text)
                                                         : std::nullopt;
  const Type* const type = index ? &names_.fields[static_cast<std::size_t>(*index)].type : nullptr;
  if (type == nullptr || type->kind != Kind::Int)
    return complain(argument, say("「{}」は整数の項目ではありません",
                                  "\"{}\" is not a field that is a number", shown(argument)));
  return integer_constant(call, type->high);
}

}  // namespace juchu
