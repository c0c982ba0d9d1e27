// What the system does: permits, forbids, deadlines and warnings.
#include <algorithm>

#include "model/rulebook/legality.hpp"
#include "model/rulebook/reader/draft.hpp"

namespace juchu {
namespace {

constexpr std::int64_t kHighestRank = 1000;

const EventType* event_of(int index, const RulebookDraft& draft) {
  return index < 0 ? nullptr : &draft.event(index);
}

/// A status, if it is known, with its region.
const Status* read_status_name(const JsonCursor& at, const RulebookDraft& draft) {
  if (draft.status_ids.empty()) return nullptr;
  const auto index = at.one_of(draft.status_ids, called::status);
  if (!index) return nullptr;
  const Status& status = draft.book.statuses[static_cast<std::size_t>(*index)];
  const bool usable = status.region >= 0 && status.region < kMostRegions &&
                      status.value < kMostBits;
  return usable ? &status : nullptr;
}

void allow_from(const JsonCursor& from, StatusSet& set, const RulebookDraft& draft) {
  set.in.fill(~std::uint64_t{0});
  if (!from.present()) return;
  if (from.is(JsonValue::Kind::String) && *from.text() == "nothing") {
    set.nothing = true;
    return;
  }
  std::array<std::uint64_t, kMostRegions> named{};
  for (const JsonCursor& item : from.items(JsonCursor::Lone::Allowed)) {
    if (item.is(JsonValue::Kind::String) && *item.text() == "nothing") {
      item.complain({"「nothing」は他の状態と並べられません", "\"nothing\" stands alone"},
                    {"\"from\": \"nothing\" と書いてください", "write \"from\": \"nothing\""});
    } else if (const Status* status = read_status_name(item, draft)) {
      named[static_cast<std::size_t>(status->region)] |= std::uint64_t{1} << status->value;
    }
  }
  if (from.is(JsonValue::Kind::Array) && from.value()->items.empty()) from.complain(empty_list());
  for (std::size_t region = 0; region < named.size(); ++region) {
    if (named[region] != 0) set.in[region] = named[region];
  }
  set.names_main = named.front() != 0;
}

StatusSet read_from(const JsonCursor& from, const RulebookDraft& draft) {
  StatusSet set;
  allow_from(from, set, draft);
  return set;
}

std::vector<StatusChange> read_to(const JsonCursor& to, const RulebookDraft& draft) {
  std::vector<StatusChange> changes;
  for (const JsonCursor& item : to.items(JsonCursor::Lone::Allowed)) {
    const Status* status = read_status_name(item, draft);
    if (status == nullptr) continue;
    const auto same = [&](const StatusChange& each) { return each.region == status->region; };
    if (std::ranges::any_of(changes, same)) {
      item.complain({"同じ領域の状態が二つあります", "two statuses of one region"},
                    {"領域ごとに一つだけにしてください", "name one for each region"});
    }
    changes.push_back({status->region, status->value});
  }
  return changes;
}

std::vector<int> read_send(const JsonCursor& send, const RulebookDraft& draft) {
  std::vector<int> mails;
  for (const JsonCursor& item : send.items(JsonCursor::Lone::Allowed)) {
    if (const auto mail = item.one_of(draft.book.names.mails, called::mail)) mails.push_back(*mail);
  }
  return mails;
}

int read_event_name(const JsonCursor& on, const RulebookDraft& draft) {
  if (draft.book.events.empty()) return -1;
  return on.one_of(draft.book.names.events, called::event).value_or(-1);
}

/// What permits and forbids may be about.
void check_subject(const JsonCursor& row, const EventType& event) {
  if (event.world) {
    row.optional("on").complain({"worldのイベントは許可も拒否もできません",
                                 "a world event is neither permitted nor refused"},
                                {"起こり得る条件はイベントの「possible」に書いてください",
                                 "write when it can happen as its \"possible\""});
  }
  if (!event.shop) return;
  for (const std::string_view key : {"from", "to"}) {
    if (!row.optional(key).present()) continue;
    row.optional(key).complain_at_key({"ショップのイベントには注文の状態がありません",
                                       "what happens to the shop knows no status of an order"},
                                      {"この項目を削除してください", "remove this"});
  }
}

bool sets(const std::vector<Assignment>& assignments, int field) {
  return std::ranges::find(assignments, field, &Assignment::field) != assignments.end();
}

void check_creation(const JsonCursor& row, const Permit& permit, const EventType& event,
                    const RulebookDraft& draft) {
  for (const int field : draft.set_at_creation) {
    if (sets(permit.set, field) || sets(event.set, field)) continue;
    row.complain(say("注文を作るときに「{}」が設定されません", "an order is created without \"{}\"",
                     shown_name(draft.field(field).id)),
                 {"「set」で設定するか、型の末尾に「?」を付けてください",
                  "set it, or let it be unset: add \"?\" to its type"});
  }
}

Permit read_permit(const JsonCursor& row, RulebookDraft& draft) {
  row.only_keys({"id", "on", "from", "when", "to", "set", "send", "says", "source"});
  Permit permit;
  read_head(row, permit, draft);
  permit.event = read_event_name(row.at("on"), draft);
  const EventType* event = event_of(permit.event, draft);
  const ClausePlace place = place_on(permit.event, false, draft);
  permit.from = read_from(row.optional("from"), draft);
  permit.when = read_condition(row.optional("when"), place, draft);
  permit.to = read_to(row.optional("to"), draft);
  const std::vector<Assignment> none;
  permit.set = read_set(row.optional("set"), Writer::Permit, place, draft,
                        event == nullptr ? none : event->set);
  permit.send = read_send(row.optional("send"), draft);
  if (event == nullptr) return permit;
  check_subject(row, *event);
  if (permit.from.nothing && !event->shop) check_creation(row, permit, *event, draft);
  return permit;
}

Forbid read_forbid(const JsonCursor& row, RulebookDraft& draft) {
  row.only_keys({"id", "on", "from", "when", "says", "source"});
  Forbid forbid;
  read_head(row, forbid, draft);
  forbid.event = read_event_name(row.at("on"), draft);
  forbid.from = read_from(row.optional("from"), draft);
  const ClausePlace place = place_on(forbid.event, false, draft);
  forbid.when = read_condition(row.optional("when"), place, draft);
  if (const EventType* event = event_of(forbid.event, draft)) check_subject(row, *event);
  return forbid;
}

void check_deadline(const JsonCursor& row, const Deadline& deadline) {
  if (deadline.from.nothing) {
    row.optional("from").complain({"期限は注文を作れません", "a deadline creates no order"});
  } else if (deadline.at.empty() && deadline.when.empty()) {
    row.complain(
        {"期限に「at」も「when」もありません", "this deadline has neither \"at\" nor \"when\""},
        {"日付を「at」に書いてください", "write its day as \"at\""});
  } else if (!may_end(deadline)) {
    row.complain(
        {"この期限は成立した後も成立し続けます", "this deadline stays enabled after firing"},
        {"「to」で状態を移すか、条件が読む項目を「set」で変えてください",
         "leave the status with \"to\", or \"set\" a field that it reads"});
  }
}

Deadline read_deadline(const JsonCursor& row, RulebookDraft& draft) {
  row.only_keys({"id", "at", "rank", "from", "when", "to", "set", "send", "says", "source"});
  Deadline deadline;
  read_head(row, deadline, draft);
  const ClausePlace place = place_apart(false, Reads::NoChangingShop, draft);
  const std::size_t before = draft.diagnostics.size();
  deadline.rank = static_cast<int>(row.optional("rank").integer(0, kHighestRank).value_or(1));
  deadline.from = read_from(row.optional("from"), draft);
  deadline.at = read_days(row.optional("at"), Kind::Date, place, draft);
  deadline.when = read_condition(row.optional("when"), place, draft);
  deadline.to = read_to(row.optional("to"), draft);
  deadline.set = read_set(row.optional("set"), Writer::Deadline, place, draft);
  deadline.send = read_send(row.optional("send"), draft);
  const bool clear = draft.unclear.empty() && !draft.names_missing;
  if (clear && draft.diagnostics.size() == before) check_deadline(row, deadline);
  return deadline;
}

Warning read_warning(const JsonCursor& row, RulebookDraft& draft) {
  row.only_keys({"id", "on", "when", "says", "source"});
  Warning warning;
  read_head(row, warning, draft);
  warning.event = read_event_name(row.at("on"), draft);
  warning.when = read_condition(row.optional("when"), place_on(warning.event, true, draft), draft);
  return warning;
}

}  // namespace

void read_permits(const JsonCursor& section, RulebookDraft& draft) {
  for (const JsonCursor& row : section.items())
    draft.book.permits.push_back(read_permit(row, draft));
  allow_at_most(kMostRules, draft.book.permits.size(), section);
}

void read_forbids(const JsonCursor& section, RulebookDraft& draft) {
  for (const JsonCursor& row : section.items())
    draft.book.forbids.push_back(read_forbid(row, draft));
  allow_at_most(kMostRules, draft.book.forbids.size(), section);
}

void read_deadlines(const JsonCursor& section, RulebookDraft& draft) {
  for (const JsonCursor& row : section.items()) {
    draft.book.deadlines.push_back(read_deadline(row, draft));
  }
  allow_at_most(kMostBits, draft.book.deadlines.size(), section);
}

void read_warnings(const JsonCursor& section, RulebookDraft& draft) {
  for (const JsonCursor& row : section.items()) {
    draft.book.warnings.push_back(read_warning(row, draft));
  }
  allow_at_most(kMostBits, draft.book.warnings.size(), section);
}

}  // namespace juchu
