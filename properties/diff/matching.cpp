#include "properties/diff/matching.hpp"

#include <algorithm>
#include <array>

#include "model/expression/wording.hpp"
#include "model/text/problems.hpp"

namespace juchu {
namespace {

const std::string& id_of(const std::string& id) { return id; }
template <class Row>
const std::string& id_of(const Row& row) {
  return row.id;
}

template <class Rows>
const typename Rows::value_type* find_id(const Rows& rows, const std::string& id) {
  const auto found = std::ranges::find_if(rows, [&](const auto& row) { return id_of(row) == id; });
  return found == rows.end() ? nullptr : &*found;
}

template <class Rows>
void add_ids(const Rows& rows, std::vector<std::string>& ids) {
  for (const auto& row : rows) ids.push_back(id_of(row));
}

/// What may be renamed.
struct KindOfName {
  Text called;
  void (*add_names)(const Rulebook& book, std::vector<std::string>& names);
};

// clang-format off
const std::array kKindsOfNames = {
    KindOfName{{"イベント", "an event"}, [](const Rulebook& book, auto& names) { add_ids(book.events, names); }},
    KindOfName{{"行為者", "an actor"}, [](const Rulebook& book, auto& names) { add_ids(book.actors, names); }},
    KindOfName{{"項目", "a field"}, [](const Rulebook& book, auto& names) { add_ids(book.fields, names); }},
    KindOfName{{"状態", "a status"}, [](const Rulebook& book, auto& names) { add_ids(book.statuses, names); }},
    KindOfName{{"配送方法", "a method"}, [](const Rulebook& book, auto& names) { add_ids(book.methods, names); }},
    KindOfName{{"メール", "a mail"}, [](const Rulebook& book, auto& names) { add_ids(book.mails, names); }},
    KindOfName{{"守るべきこと", "a norm"}, [](const Rulebook& book, auto& names) { add_ids(book.norms, names); }},
    KindOfName{{"危険な状態", "a hazard"}, [](const Rulebook& book, auto& names) { add_ids(book.hazards, names); }},
    KindOfName{{"性質", "a property"}, [](const Rulebook& book, auto& names) { add_ids(book.properties, names); }},
    KindOfName{{"期限", "a deadline"}, [](const Rulebook& book, auto& names) { add_ids(book.deadlines, names); }},
    KindOfName{{"値", "a value"}, [](const Rulebook& book, auto& names) { for (const auto& list : book.names.enumerations) add_ids(list, names); }},
    KindOfName{{"パラメーター", "a parameter"}, [](const Rulebook& book, auto& names) { for (const auto& event : book.events) add_ids(event.parameters, names); }},
};
// clang-format on

/// As bits, by kKindsOfNames.
std::uint32_t kinds_of(const std::string& id, const Rulebook& book) {
  std::uint32_t kinds = 0;
  for (std::size_t k = 0; k < kKindsOfNames.size(); ++k) {
    std::vector<std::string> names;
    kKindsOfNames[k].add_names(book, names);
    if (std::ranges::find(names, id) != names.end()) kinds |= std::uint32_t{1} << k;
  }
  return kinds;
}

Text names_of_kinds(std::uint32_t kinds) {
  Text names;
  for (std::size_t k = 0; k < kKindsOfNames.size(); ++k) {
    if ((kinds >> k & 1) == 0) continue;
    names.ja += (names.ja.empty() ? "" : "・") + kKindsOfNames[k].called.ja;
    names.en += (names.en.empty() ? "" : " and ") + kKindsOfNames[k].called.en;
  }
  return names;
}

std::vector<std::string> all_names(const Rulebook& book) {
  std::vector<std::string> names;
  for (const KindOfName& kind : kKindsOfNames) kind.add_names(book, names);
  return names;
}

}  // namespace

RowMatch::RowMatch(const std::vector<std::string>& old_ids,
                   const std::vector<std::string>& new_ids) {
  rows_[kOld].assign(old_ids.size(), -1);
  rows_[kNew].assign(new_ids.size(), -1);
  for (std::size_t o = 0; o < old_ids.size(); ++o) {
    const auto found = std::ranges::find(new_ids, old_ids[o]);
    if (found == new_ids.end()) continue;
    const auto n = static_cast<std::size_t>(found - new_ids.begin());
    if (rows_[kNew][n] >= 0) continue;
    rows_[kOld][o] = static_cast<int>(n);
    rows_[kNew][n] = static_cast<int>(o);
  }
}

Matching::Matching(const Rulebook& old_book, const Rulebook& new_book,
                   const std::vector<Renamed>& renamed)
    : books_{&old_book, &new_book}, renamed_(renamed) {
  events = match(&Rulebook::events);
  fields = match(&Rulebook::fields);
  regions = match(&Rulebook::regions);
  methods = match(&Rulebook::methods);
  mails = match(&Rulebook::mails);
  norms = match(&Rulebook::norms);
  hazards = match(&Rulebook::hazards);
  properties = match(&Rulebook::properties);
  deadlines = match(&Rulebook::deadlines);
  for (std::size_t e = 0; e < old_book.events.size(); ++e) {
    const int there = events.across(kOld, static_cast<int>(e));
    parameters_.push_back(
        there < 0
            ? RowMatch(ids(kOld, old_book.events[e].parameters), {})
            : RowMatch(ids(kOld, old_book.events[e].parameters),
                       ids(kNew, new_book.events[static_cast<std::size_t>(there)].parameters)));
  }
}

template <class Rows>
std::vector<std::string> Matching::ids(int side, const Rows& rows) const {
  std::vector<std::string> ids;
  for (const auto& row : rows) ids.push_back(common(side, id_of(row)));
  return ids;
}

template <class Rows>
RowMatch Matching::match(Rows Rulebook::* rows) const {
  return {ids(kOld, book(kOld).*rows), ids(kNew, book(kNew).*rows)};
}

const std::string& Matching::common(int side, const std::string& id) const {
  if (side == kOld) return id;
  const auto found = std::ranges::find(renamed_, id, &Renamed::new_id);
  return found == renamed_.end() ? id : found->old_id;
}

bool Matching::other_actor(int old_event, int new_event) const {
  const auto actor = [this](int side, int event) {
    const Rulebook& book = this->book(side);
    const int row = book.events[static_cast<std::size_t>(event)].actor;
    return common(side, book.names.actors[static_cast<std::size_t>(row)]);
  };
  return actor(kOld, old_event) != actor(kNew, new_event);
}

std::optional<Value> Matching::across(int side, const Type& from, Value value,
                                      const Type& to) const {
  if (value == kUnset) return to.optional ? std::optional(kUnset) : std::nullopt;
  if (from.kind != to.kind) return std::nullopt;
  const Names& here = book(side).names;
  const Names& there = book(juchu::other(side)).names;
  switch (from.kind) {
    case Kind::Int:
      return value >= to.low && value <= to.high ? std::optional(value) : std::nullopt;
    case Kind::Enum:
      return among(here.enumerations[from.domain], side, value, there.enumerations[to.domain]);
    case Kind::Status:
      return among(here.statuses[from.domain], side, value, there.statuses[to.domain]);
    case Kind::Method: {
      const int method = methods.across(side, static_cast<int>(value));
      return method < 0 ? std::nullopt : std::optional<Value>(method);
    }
    default: return value;
  }
}

std::optional<Value> Matching::among(const std::vector<std::string>& from, int side, Value value,
                                     const std::vector<std::string>& to) const {
  const std::string& id = common(side, from[static_cast<std::size_t>(value)]);
  for (std::size_t v = 0; v < to.size(); ++v)
    if (common(juchu::other(side), to[v]) == id) return static_cast<Value>(v);
  return std::nullopt;
}

Misnamed Matching::fault_in(const Renamed& renamed) const {
  Misnamed fault{renamed, {}, {}};
  const std::array<std::string, 2> ids{renamed.old_id, renamed.new_id};
  std::array<std::uint32_t, 2> kinds{};
  for (const int side : kSides) {
    const auto s = static_cast<std::size_t>(side);
    kinds[s] = kinds_of(ids[s], book(side));
    if (kinds[s] != 0) continue;
    fault.problem = side == kOld ? say("元のルールブックに「{}」という名前はありません",
                                       "the old rulebook has no name \"{}\"", shown_name(ids[s]))
                                 : say("新しいルールブックに「{}」という名前はありません",
                                       "the new rulebook has no name \"{}\"", shown_name(ids[s]));
    fault.hint = did_you_mean(ids[s], all_names(book(side)));
    return fault;
  }
  const auto twice = [&](const Renamed& each) {
    return (each.old_id == renamed.old_id) != (each.new_id == renamed.new_id);
  };
  if (std::ranges::any_of(renamed_, twice))
    fault.problem = {"同じ名前を二度対応させています", "a name is mapped twice"};
  else if ((kinds[0] & kinds[1]) == 0)
    fault.problem = say("種類が違います。「{}」は{}、「{}」は{}です",
                        "they are not of one kind: \"{}\" is {}, and \"{}\" is {}", ids[0],
                        names_of_kinds(kinds[0]), ids[1], names_of_kinds(kinds[1]));
  else
    fault.problem = unlike_types(renamed);
  return fault;
}

/// What is wrong when both are fields, parameters of one event, or statuses; nothing otherwise.
Text Matching::unlike_types(const Renamed& renamed) const {
  const Rulebook& one = book(kOld);
  const Rulebook& two = book(kNew);
  const auto unlike = [&](const auto& old_rows, const auto& new_rows) -> Text {
    const auto here = find_id(old_rows, renamed.old_id), there = find_id(new_rows, renamed.new_id);
    if (here == nullptr || there == nullptr || here->type.kind == there->type.kind) return {};
    return say("型が違います。「{}」は{}、「{}」は{}です",
               "their types differ: \"{}\" is {}, and \"{}\" is {}", renamed.old_id,
               name_of(here->type.kind), renamed.new_id, name_of(there->type.kind));
  };
  if (Text text = unlike(one.fields, two.fields); !text.empty()) return text;
  for (int e = 0; e < events.size(kOld); ++e) {
    if (events.across(kOld, e) < 0) continue;
    Text text = unlike(one.events[static_cast<std::size_t>(e)].parameters,
                       two.events[static_cast<std::size_t>(events.across(kOld, e))].parameters);
    if (!text.empty()) return text;
  }
  const Status* here = find_id(one.statuses, renamed.old_id);
  const Status* there = find_id(two.statuses, renamed.new_id);
  if (here != nullptr && there != nullptr && regions.across(kOld, here->region) != there->region)
    return {"状態の領域が違います", "they are statuses of different regions"};
  return {};
}

std::vector<Misnamed> Matching::misnamed() const {
  std::vector<Misnamed> misnamed;
  for (const Renamed& each : renamed_)
    if (Misnamed fault = fault_in(each); !fault.problem.empty())
      misnamed.push_back(std::move(fault));
  return misnamed;
}

template <class Rows, class Words>
void Matching::add_likely(const Rows& old_rows, const Rows& new_rows, Words words,
                          std::vector<Renamed>& likely) const {
  const RowMatch match(ids(kOld, old_rows), ids(kNew, new_rows));
  const auto only = [&](int side) {
    std::vector<int> rows;
    for (int row = 0; row < match.size(side); ++row)
      if (match.across(side, row) < 0) rows.push_back(row);
    return rows;
  };
  const std::vector<int> only_old = only(kOld), only_new = only(kNew);
  for (const int o : only_old) {
    for (const int n : only_new) {
      const auto& here = old_rows[static_cast<std::size_t>(o)];
      const auto& there = new_rows[static_cast<std::size_t>(n)];
      const Text& said = words(here);
      const bool same = !said.empty() && said == words(there);
      if (same || (only_old.size() == 1 && only_new.size() == 1))
        likely.push_back({here.id, there.id});
    }
  }
}

std::vector<Renamed> Matching::likely_renamed() const {
  std::vector<Renamed> likely;
  const auto add = [&](auto rows, auto words) {
    add_likely(book(kOld).*rows, book(kNew).*rows, words, likely);
  };
  const auto label = [](const auto& row) -> const Text& { return row.label; };
  const auto says = [](const auto& row) -> const Text& { return row.says; };
  add(&Rulebook::events, label);
  add(&Rulebook::actors, label);
  add(&Rulebook::fields, label);
  add(&Rulebook::statuses, label);
  add(&Rulebook::methods, label);
  add(&Rulebook::mails, label);
  add(&Rulebook::norms, says);
  add(&Rulebook::hazards, says);
  std::erase_if(likely, [this](const Renamed& each) {
    return !unlike_types(each).empty();  // which --map would refuse
  });
  return likely;
}

}  // namespace juchu
