#include "testing/rulebooks/many_permits.hpp"

#include <vector>

#include <fmt/format.h>

#include "testing/generators/json_rows.hpp"

namespace juchu {
namespace {

constexpr int kStatuses = 60;  // and a final one
constexpr int kDates = 12;

std::string status(int index) { return fmt::format("s{}", index % kStatuses); }

/// Members of an object, each by its name.
std::string object_of(const JsonRows& members) {
  return fmt::format("{{\n    {}\n  }}", fmt::join(members, ",\n    "));
}

class ManyPermits {
 public:
  ManyPermits(Permits how, int count, bool changed) : how_(how), count_(count), changed_(changed) {}

  [[nodiscard]] std::string text() const {
    return fmt::format(R"({{
  "rulebook": "many-permits", "version": "1", "tick": "day",
  "title": {{"ja": "多くの許可", "en": "many permits"}},
  "actors": {{"seller": {{"label": {{"ja": "店", "en": "seller"}}}}, "system": {{}}}},
  "regions": {{"order": {{"initial": "s0"}}}},
  "statuses": {},
  "fields": {},
  "events": {},
  "permits": {},
  "norms": [{{"id": "move-on", "by": "seller", "while": "order == s3", "within": 3, "source": "t"}}],
  "hazards": [{{"id": "stays", "when": "order == s7 && {}", "source": "t"}}],
  "properties": [
    {{"id": "can-end", "always_reachable": "final", "source": "t"}},
    {{"id": "not-there", "never": "order == s5 && {}", "source": "t"}},
    {{"id": "ends", "leads_to": "final", "when": "order == s9", "within": 40, "source": "t"}}]
}}
)",
                       object_of(statuses()), object_of(fields()), object_of(events()),
                       json_lines(permits()), condition(2), condition(40));
  }

 private:
  [[nodiscard]] static JsonRows statuses() {
    JsonRows rows;
    for (int s = 0; s < kStatuses; ++s)
      rows.push_back(fmt::format(R"("{}": {{"region": "order"}})", status(s)));
    rows.emplace_back(R"("ended": {"region": "order", "final": true})");
    return rows;
  }

  [[nodiscard]] JsonRows fields() const {
    if (how_ != Permits::Dated) return {fmt::format(R"("level": {{"type": "0..{}"}})", highest())};
    JsonRows rows;
    for (int d = 0; d < kDates; ++d)
      rows.push_back(fmt::format(R"("d{}": {{"type": "date?"}})", d));
    return rows;
  }

  [[nodiscard]] int highest() const { return how_ == Permits::Spread ? 40 : count_ - 2; }

  [[nodiscard]] std::string condition(int number) const {
    return how_ == Permits::Dated ? fmt::format("d0 + {} < today", number)
                                  : fmt::format("level == {}", number % (highest() + 1));
  }

  [[nodiscard]] JsonRows events() const {
    JsonRows rows = {R"("open": {"by": "seller"})"};
    const int most = how_ == Permits::Spread ? 9 : highest();
    const std::string with = how_ == Permits::Dated
                                 ? ""
                                 : fmt::format(R"(, "with": {{"k": {{"type": "0..{}"}}}})", most);
    for (int e = 0; e < (how_ == Permits::Together ? 1 : 1 + (count_ - 2) / kStatuses); ++e)
      rows.push_back(fmt::format(R"("e{}": {{"by": "seller"{}}})", e, with));
    return rows;
  }

  [[nodiscard]] JsonRows permits() const {
    JsonRows rows = {R"({"id": "open", "on": "open", "from": "nothing", "source": "t"})"};
    for (int p = 0; p < count_ - 1; ++p) rows.push_back(permit(p));
    return rows;
  }

  [[nodiscard]] std::string permit(int row) const {
    const int event = how_ == Permits::Together ? 0 : row / kStatuses;
    const int from = how_ == Permits::Together ? 0 : row % kStatuses;
    const bool ends = (from + event + row / 97) % 97 == 96;
    const std::string to = ends ? "ended" : status(from * 7 + row + (changed_ && row == 0 ? 2 : 1));
    return fmt::format(
        R"({{"id": "p{}", "on": "e{}", "from": ["{}"], "to": "{}", "when": "{}", "set": {{{}}}, )"
        R"("source": "t"}})",
        row, event, status(from), to, when(row, event), set(from, event));
  }

  [[nodiscard]] std::string when(int row, int event) const {
    switch (how_) {
      case Permits::Spread: return fmt::format("level + event.k < {}", 20 + event % 20);
      case Permits::Together: return fmt::format("event.k == {}", row);
      case Permits::Dated: break;
    }
    return fmt::format("d{} + {} < today || d{} == null", event % kDates, event % 31,
                       (event + 1) % kDates);
  }

  [[nodiscard]] std::string set(int from, int event) const {
    return how_ == Permits::Dated ? fmt::format(R"("d{}": "today")", (event * 3 + from) % kDates)
                                  : R"("level": "event.k")";
  }

  const Permits how_;
  const int count_;
  const bool changed_;
};

}  // namespace

std::optional<Permits> permits_called(std::string_view name) {
  if (name == "spread") return Permits::Spread;
  if (name == "together") return Permits::Together;
  if (name == "dated") return Permits::Dated;
  return std::nullopt;
}

std::string many_permits(Permits how, int count, bool changed) {
  return ManyPermits(how, count, changed).text();
}

}  // namespace juchu
