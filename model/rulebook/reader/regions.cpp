// Regions and their statuses.
#include <algorithm>
#include <limits>
#include <utility>

#include "model/rulebook/reader/draft.hpp"

namespace juchu {
namespace {

constexpr std::size_t kMostConfigurations = 4096;  // an order's statuses in all regions together

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
  std::ranges::sort(statuses, {}, [](const Status& status) {
    const int last = std::numeric_limits<int>::max();
    return std::pair(status.region < 0 ? last : status.region, status.position);
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
