// Parameters, actors, mails, shows, regions and statuses.
#include <algorithm>
#include <limits>

#include "model/rulebook/reader/draft.hpp"

namespace juchu {
namespace {

constexpr std::size_t kMostReadings = 6;
constexpr std::size_t kMostConfigurations = 4096;  // an order's statuses in all regions together

std::vector<std::string> names_of(const std::vector<Labelled>& rows) {
  std::vector<std::string> names;
  for (const Labelled& row : rows) names.push_back(row.id);
  return names;
}

std::vector<Labelled> read_labelled(const JsonCursor& section) {
  std::vector<Labelled> rows;
  for (const JsonCursor& row : section.members()) {
    row.only_keys({"label"});
    rows.push_back({read_name(row), read_text(row.optional("label"))});
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

Region read_region(const JsonCursor& row, int index, RulebookDraft& draft) {
  row.only_keys({"label", "initial"});
  Region region;
  region.id = declare_name(row, draft);
  region.label = read_text(row.optional("label"));
  const auto own = [&](const Status& status) { return status.region == index; };
  std::vector<std::string> ids;
  for (const Status& status : draft.book.statuses) {
    if (!own(status)) continue;
    region.statuses.push_back(static_cast<int>(&status - draft.book.statuses.data()));
    ids.push_back(status.id);
  }
  allow_at_most(kMostValues, ids.size(), row);
  if (!draft.book.statuses.empty() && ids.empty()) {
    row.complain_at_key({"この領域には状態がありません", "no status belongs to this region"});
  } else if (const auto initial = row.at("initial").one_of(ids, called::status)) {
    region.initial = *initial;
  }
  return region;
}

/// A status; its region is -1 when that is not known.
Status read_status(const JsonCursor& row, const std::vector<std::string>& regions,
                   RulebookDraft& draft) {
  row.only_keys({"region", "label", "final", "shows"});
  Status status;
  status.id = read_name(row);
  status.label = read_text(row.optional("label"));
  status.region = -1;
  status.position = row.position();
  const JsonCursor region = row.at("region");
  if (!regions.empty()) status.region = region.one_of(regions, called::region).value_or(-1);
  if (status.region < 0) draft.unclear.insert(status.id);
  status.final = read_flag(row.optional("final"));
  if (status.final && status.region > 0) {
    row.optional("final").complain({"finalにできるのは最初の領域の状態だけです",
                                    "only a status of the first region can be final"});
  }
  const std::vector<std::string> groups = names_of(draft.book.shows);
  for (const JsonCursor& item : row.optional("shows").items()) {
    if (item.one_of(groups, called::shows)) status.shows.emplace_back(*item.text());
  }
  return status;
}

/// Statuses stand region by region, each with its place there; the misplaced ones come last.
void sort_statuses(std::vector<Status>& statuses) {
  std::ranges::stable_sort(statuses, {}, [](const Status& status) {
    return status.region < 0 ? std::numeric_limits<int>::max() : status.region;
  });
  for (std::size_t i = 1; i < statuses.size(); ++i) {
    if (statuses[i].region == statuses[i - 1].region) statuses[i].value = statuses[i - 1].value + 1;
  }
}

/// B1: the status of a region is a field.
void add_status_field(const Region& region, int index, const JsonCursor& row,
                      RulebookDraft& draft) {
  const Type type{.kind = Kind::Status, .domain = static_cast<std::uint16_t>(index)};
  std::vector<std::string> ids;
  for (const int status : region.statuses) {
    ids.push_back(draft.book.statuses[static_cast<std::size_t>(status)].id);
  }
  draft.book.names.statuses.push_back(std::move(ids));
  draft.book.names.fields.push_back({region.id, type});
  draft.field_ids.push_back(region.id);
  draft.book.fields.push_back({.id = region.id,
                               .label = region.label,
                               .type = type,
                               .initial = region.initial,
                               .position = row.position()});
}

void limit_configurations(const JsonCursor& section, const std::vector<Region>& regions) {
  std::size_t product = 1;
  for (const Region& region : regions) {
    product = std::min(product, kMostConfigurations) * (region.statuses.size() + 1);
  }
  if (product <= kMostConfigurations) return;
  section.complain(
      {"領域の状態の組み合わせが多すぎます", "the regions have too many statuses together"},
      say("（状態の数+1）の積を{}以下にしてください",
          "the product of their numbers, one added to each, is at most {}", kMostConfigurations));
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
  }
}

void read_mails(const JsonCursor& section, RulebookDraft& draft) {
  draft.book.mails = read_labelled(section);
  draft.book.names.mails = names_of(draft.book.mails);
  allow_at_most(kMostBits, draft.book.mails.size(), section);
}

void read_shows(const JsonCursor& section, RulebookDraft& draft) {
  draft.book.shows = read_labelled(section);
}

void read_regions(const JsonCursor& regions, const JsonCursor& statuses, RulebookDraft& draft) {
  std::vector<std::string> ids;
  const std::vector<JsonCursor> rows = regions.members();
  for (const JsonCursor& row : rows) ids.emplace_back(row.key());
  for (const JsonCursor& row : statuses.members()) {
    draft.book.statuses.push_back(read_status(row, ids, draft));
  }
  sort_statuses(draft.book.statuses);
  for (const Status& status : draft.book.statuses) draft.status_ids.push_back(status.id);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const int index = static_cast<int>(i);
    draft.book.regions.push_back(read_region(rows[i], index, draft));
    add_status_field(draft.book.regions.back(), index, rows[i], draft);
  }
  allow_at_most(kMostRegions, rows.size(), regions);
  limit_configurations(regions, draft.book.regions);
}

}  // namespace juchu
