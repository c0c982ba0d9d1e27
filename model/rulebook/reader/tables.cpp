// Parameters, actors, mails and shows.
#include <algorithm>

#include "model/rulebook/reader/draft.hpp"

namespace juchu {
namespace {

constexpr std::size_t kMostReadings = 6;

std::vector<Labelled> read_labelled(const JsonCursor& section) {
  std::vector<Labelled> rows;
  for (const JsonCursor& row : section.members()) {
    row.only_keys({"label"});
    rows.push_back({read_name(row), read_text(row.optional("label")), row.position()});
  }
  return rows;
}

Parameter read_parameter(const JsonCursor& row, RulebookDraft& draft) {
  row.only_keys({"value", "reading", "says", "source"});
  Parameter parameter;
  parameter.id = declare_name(row, draft);
  const JsonCursor value = row.at("value");
  if (value.is(JsonValue::Kind::Boolean)) {
    parameter.value = read_flag(value) ? 1 : 0;
  } else {
    const auto number = value.integer(-kLargestNumber, kLargestNumber);
    if (!number) draft.unclear.insert(parameter.id);
    parameter.value = number.value_or(0);
    parameter.type.kind = Kind::Int;
  }
  parameter.reading = read_flag(row.optional("reading"));
  if (parameter.reading && value.is(JsonValue::Kind::Integer)) {
    row.optional("reading").complain(
        {"解釈にできるのは真偽値だけです", "only a truth value can be a reading"},
        {"valueをtrueまたはfalseにしてください", "let its value be true or false"});
  }
  parameter.says = read_text(row.optional("says"));
  parameter.source = read_words(row.at("source"));
  parameter.position = row.position();
  return parameter;
}

void choose(const ParameterChoice& choice, const JsonCursor& section, RulebookDraft& draft) {
  std::vector<Parameter>& parameters = draft.book.parameters;
  const auto chosen = std::ranges::find(parameters, choice.parameter, &Parameter::id);
  if (chosen == parameters.end()) {
    std::vector<std::string> names;
    for (const Parameter& parameter : parameters) names.push_back(parameter.id);
    section.complain(unknown_name(called::parameter, choice.parameter, names));
    return;
  }
  const bool fits = choice.kind == Kind::Bool
                        ? choice.value == 0 || choice.value == 1
                        : choice.value >= -kLargestNumber && choice.value <= kLargestNumber;
  if (chosen->type.kind != choice.kind || !fits) {
    section.optional(choice.parameter)
        .complain(say("「{}」に選ばれた値はこのパラメーターに使えません",
                      "the value chosen for \"{}\" does not suit it", choice.parameter),
                  chosen->type.kind == Kind::Bool
                      ? Text{"trueまたはfalseを選んでください", "choose true or false"}
                      : Text{"-1000000以上1000000以下の整数を選んでください",
                             "choose a whole number from -1000000 to 1000000"});
  }
  chosen->value = choice.value;
}

}  // namespace

void read_parameters(const JsonCursor& section, const std::vector<ParameterChoice>& choices,
                     RulebookDraft& draft) {
  for (const JsonCursor& row : section.members()) {
    draft.book.parameters.push_back(read_parameter(row, draft));
  }
  for (const ParameterChoice& choice : choices) choose(choice, section, draft);
  for (const Parameter& parameter : draft.book.parameters) {
    Type type = parameter.type;
    if (type.kind == Kind::Int) type.low = type.high = parameter.value;
    draft.book.names.parameters.push_back({parameter.id, type, parameter.value});
  }
  const auto readings = std::ranges::count_if(draft.book.parameters, &Parameter::reading);
  allow_at_most(kMostReadings, static_cast<std::size_t>(readings), section);
}

void read_actors(const JsonCursor& section, RulebookDraft& draft) {
  draft.book.actors = read_labelled(section);
  draft.book.names.actors = names_of(draft.book.actors);
  const bool present = section.is(JsonValue::Kind::Object);
  if (present && section.value()->find("system") == nullptr) {
    section.complain(
        {"行為者「system」がありません", "there is no actor \"system\""},
        {"期限で動くルールの行為者です。追加してください", "deadlines act in its name; add it"});
    draft.book.names.actors.emplace_back("system");
  }
}

void read_mails(const JsonCursor& section, RulebookDraft& draft) {
  draft.book.mails = read_labelled(section);
  draft.book.names.mails = names_of(draft.book.mails);
  allow_at_most(kMostBits, draft.book.mails.size(), section);
}

void read_shows(const JsonCursor& section, RulebookDraft& draft) {
  draft.book.shows = read_labelled(section);
  allow_at_most(kMostBits, draft.book.shows.size(), section);
}

}  // namespace juchu
