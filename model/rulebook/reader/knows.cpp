// Who knows what: of each topic the truth, what the screens show, what each actor takes to be so.
#include <algorithm>

#include "model/rulebook/reader/draft.hpp"

namespace juchu {
namespace {

Clause read_side(const JsonCursor& at, const Topic& topic, bool world, const RulebookDraft& draft) {
  Clause side = read_clause(at, topic.type, place_apart(world, Reads::All, draft), draft);
  refuse_business_days(side, at);
  return side;
}

void read_known_to(const JsonCursor& members, Topic& topic, const RulebookDraft& draft) {
  const std::vector<std::string> actors = names_of(draft.book.actors);
  for (const JsonCursor& member : members.members()) {
    const auto actor = std::ranges::find(actors, member.key());
    if (actor == actors.end() && !draft.names_missing)
      member.complain_at_key(unknown_name(called::actor, member.key(), actors));
    Clause holds = read_side(member, topic, true, draft);
    if (actor != actors.end())
      topic.known_to.push_back({static_cast<int>(actor - actors.begin()), std::move(holds)});
  }
}

Topic read_topic(const JsonCursor& row, RulebookDraft& draft) {
  row.only_keys({"label", "type", "labels", "truth", "screen", "known_to"});
  Topic topic{.id = read_name(row),
              .label = read_text(row.optional("label")),
              .type = kTruth,
              .truth = {},
              .screen = {},
              .known_to = {},
              .position = row.position()};
  if (row.optional("type").present()) {
    const auto type = read_type(row, draft);
    if (!type) return topic;
    topic.type = *type;
  }
  topic.truth = read_side(row.at("truth"), topic, true, draft);
  topic.screen = read_side(row.optional("screen"), topic, false, draft);
  if (row.optional("known_to").present()) read_known_to(row.at("known_to"), topic, draft);
  return topic;
}

}  // namespace

void read_knows(const JsonCursor& section, RulebookDraft& draft) {
  for (const JsonCursor& row : section.members())
    draft.book.topics.push_back(read_topic(row, draft));
  allow_at_most(kMostBits, draft.book.topics.size(), section);
}

}  // namespace juchu
