#include "testing/generators/featured_rulebook.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "testing/generators/choices.hpp"

namespace juchu {
namespace {

using Rows = std::vector<std::string>;

const Rows kStatuses = {"open", "late", "kept", "done"};
constexpr const char* kLabel = R"("label": {"ja": "x", "en": "x"})";

std::string lines(const Rows& rows) { return fmt::format("{}", fmt::join(rows, ",\n    ")); }

class Writer {
 public:
  Writer(Feature feature, std::uint64_t seed)
      : seed_(seed), choices_(seed, "features", static_cast<int>(feature)) {
    for (int f = 0; f < static_cast<int>(kFeatureNames.size()); ++f)
      if (choices_.happens(1, 4) || f == static_cast<int>(feature)) rulebook_.features |= 1U << f;
    const bool shared = has(Feature::Cart) || has(Feature::Stock);
    if (shared && feature != Feature::Promise) drop(Feature::Promise);  // of two orders: large
  }

  FeaturedRulebook written() {
    // One draw after another: the arguments of a call have no sequence.
    const std::string parameters = this->parameters(), events = this->events(),
                      permits = this->permits(), deadlines = this->deadlines(),
                      norms = this->norms(), promises = this->promises(), hazards = this->hazards(),
                      properties = this->properties();
    rulebook_.text = fmt::format(
        R"({{
  "rulebook": "featured-{}", "version": "1", "tick": "day", "title": {{"ja": "x", "en": "x"}},
  "parameters": {{{}}},
  "actors": {{"buyer": {{{}}}, "seller": {{{}}}, "carrier": {{{}}}, "system": {{{}}}}},
  "regions": {{"main": {{"initial": "open", {}}}}},
  "statuses": {{
    {}
  }},
  "fields": {{
    {}
  }},
  "events": {{
    {}
  }},
  "permits": [
    {}
  ],
  "deadlines": [
    {}
  ],
  "norms": [{}],
  "promises": [{}],
  "hazards": [{}],
  "properties": [
    {}
  ]
}}
)",
        seed_, parameters, kLabel, kLabel, kLabel, kLabel, kLabel, statuses(), fields(), events,
        permits, deadlines, norms, promises, hazards, properties);
    return std::move(rulebook_);
  }

 private:
  [[nodiscard]] bool has(Feature feature) const { return rulebook_.has(feature); }
  void drop(Feature feature) { rulebook_.features &= ~(1U << static_cast<unsigned>(feature)); }

  std::string parameters() {
    if (!has(Feature::Reading)) return "";
    return fmt::format(R"("r": {{"value": {}, "reading": true, "source": "x"}})",
                       choices_.happens(1, 2));
  }

  static std::string statuses() {
    Rows rows;
    for (const std::string& status : kStatuses)
      rows.push_back(fmt::format(R"("{}": {{"region": "main", {}{}}})", status, kLabel,
                                 status == "done" ? R"(, "final": true)" : ""));
    return lines(rows);
  }

  std::string fields() const {
    Rows rows = {field("d", R"("date?")"), field("flag", R"("bool")")};
    if (has(Feature::TwoDates)) rows.push_back(field("e", R"("date?")"));
    if (has(Feature::Promise)) {
      rows.push_back(field("sent", R"("bool", "world": true)"));
      rows.push_back(field("came", R"("bool", "world": true)"));
    }
    if (has(Feature::Cart)) rows.push_back(field("c", R"("0..2", "scope": "cart")"));
    if (has(Feature::Stock)) rows.push_back(field("s", R"("0..2", "scope": "shop", "initial": 1)"));
    return lines(rows);
  }
  static std::string field(const char* id, const char* type) {
    return fmt::format(R"("{}": {{"type": {}, {}}})", id, type, kLabel);
  }

  std::string events() {
    std::string created = R"("d": "today")";
    if (has(Feature::TwoDates) && choices_.happens(2, 3))
      created += fmt::format(R"(, "e": "today + {}")", choices_.below(3));
    if (has(Feature::Cart)) created += R"(, "c": "c < 2 ? c + 1 : c")";
    Rows rows = {event("place", "buyer", created), event("move", "seller", ""),
                 event("turn", "seller", R"("flag": "!flag")"), event("end", "buyer", "")};
    if (has(Feature::TwoDates)) {
      rows.push_back(
          event("date", "seller", fmt::format(R"("e": "today + {}")", choices_.below(3))));
      rows.push_back(event("copy", "seller", R"("d": "e")"));
    }
    if (has(Feature::Promise)) {
      rows.push_back(
          event("send", "seller", R"("sent": true)", R"("world": true, "possible": "!sent", )"));
      rows.push_back(event("come", "carrier", R"("came": true)",
                           R"("world": true, "possible": "sent && !came", )"));
    }
    if (has(Feature::Cart)) rows.push_back(event("drop", "buyer", R"("c": "c - 1")"));
    if (has(Feature::Stock)) {
      rows.push_back(event("take", "buyer", R"("s": "s - 1")"));
      rows.push_back(event("restock", "seller", R"("s": "s + 1")", R"("scope": "shop", )"));
    }
    return lines(rows);
  }
  static std::string event(const char* id, const char* by, const std::string& set,
                           const char* more = "") {
    return fmt::format(R"("{}": {{"by": "{}", {}"set": {{{}}}, {}}})", id, by, more, set, kLabel);
  }

  std::string permits() {
    Rows rows = {permit("place", "\"nothing\"", "", "")};
    const std::string from = status();
    const std::string to = other_than(from);
    rows.push_back(permit("move", quoted(from), to, guard()));
    rows.push_back(
        permit("turn", R"(["open", "late", "kept"])", "", choices_.happens(1, 2) ? "" : guard()));
    const std::string last = status();
    rows.push_back(permit("end", quoted(last), "done", guard()));
    if (has(Feature::TwoDates)) {
      const std::string dated = choices_.happens(1, 2) ? "e == null" : "";
      rows.push_back(permit("date", quoted(status()), "", dated));
      rows.push_back(permit("copy", quoted(status()), "", "e != null"));
    }
    if (has(Feature::Cart)) rows.push_back(permit("drop", quoted(status()), "", "c > 0"));
    if (has(Feature::Stock)) {
      rows.push_back(permit("take", quoted(status()), "", "s > 0 && !flag"));
      rows.push_back(permit("restock", "", "", "s < 2"));
    }
    return lines(rows);
  }
  static std::string permit(const char* on, const std::string& from, const std::string& to,
                            const std::string& when) {
    std::string row = fmt::format(R"({{"id": "p-{0}", "on": "{0}", "source": "x")", on);
    if (!from.empty()) row += fmt::format(R"(, "from": {})", from);
    if (!to.empty()) row += fmt::format(R"(, "to": "{}")", to);
    if (!when.empty()) row += fmt::format(R"(, "when": "{}")", when);
    return row + "}";
  }

  std::string deadlines() {
    const int count = has(Feature::DeadlinesOfADay) ? 3 : 1;
    const int day = choices_.between(1, 2);
    Rows rows;
    std::string from = status();
    for (int i = 0; i < count; ++i) {
      const std::string to = other_than(from);
      const std::string set = choices_.happens(1, 3) ? R"("flag": true)" : "";
      const std::string at = has(Feature::TwoDates) && choices_.happens(1, 3) ? "e" : "d";
      rows.push_back(fmt::format(
          R"({{"id": "x-{}", "rank": {}, "at": "{} + {}", "from": "{}", "to": "{}", "set": {{{}}}, "source": "x"}})",
          i, i, at, day + (choices_.happens(1, 4) ? 1 : 0), from, to, set));
      if (choices_.happens(3, 4)) from = to == "done" ? status() : to;
    }
    if (has(Feature::BusinessDays)) {
      const int days = choices_.between(1, 2);
      rows.push_back(fmt::format(
          R"({{"id": "x-b", "rank": 9, "from": "open", "to": "{}", "when": "business_days_since(d) >= {}", "source": "x"}})",
          other_than("open"), days));
    }
    return lines(rows);
  }

  std::string norms() {
    if (!has(Feature::Obligation)) return "";
    const int within = choices_.below(3);
    return fmt::format(R"({{"id": "obligation", "by": "seller", "while": "{}", "within": {}, {}}})",
                       clause(false), within, says());
  }
  std::string promises() {
    if (!has(Feature::Promise)) return "";
    return fmt::format(
        R"({{"id": "promise", "by": "carrier", "while": "sent && !came", "within": {}, {}}})",
        choices_.below(2), says());
  }
  std::string hazards() {
    return fmt::format(R"({{"id": "hazard", "when": "{}", {}}})", clause(false), says());
  }
  static std::string says() { return R"("says": {"ja": "x", "en": "x"}, "source": "x")"; }

  std::string properties() {
    const std::string after = step_clause(), shown = step_clause();
    const std::string never = both(), sometimes = both(), always = clause();
    const std::string to_when = clause(), to = clause();
    const int within = choices_.below(4);
    const std::string in_when = clause(), in = clause();
    const std::string before_when = clause(), before = clause();
    Rows rows = {
        property("never", "never", never),
        property("never-step", "never_step", after),
        property("sometimes", "sometimes", sometimes),
        property("sometimes-step", "sometimes_step", shown),
        property("always-reachable", "always_reachable", always),
        property("leads-to", "leads_to", to, fmt::format(R"("when": "{}", )", to_when)),
        property("leads-in", "leads_to", in,
                 fmt::format(R"("when": "{}", "within": {}, )", in_when, within)),
        property("precedes", "precedes", before, fmt::format(R"("when": "{}", )", before_when))};
    return lines(rows);
  }
  std::string both() {
    const std::string one = clause();
    return one + " && " + atom();
  }
  std::string property(const char* id, const char* pattern, const std::string& clause,
                       const std::string& more = "") const {
    const bool several = has(Feature::Cart) || has(Feature::Stock);
    return fmt::format(R"({{"id": "{}", "{}": "{}", {}{}{}}})", id, pattern, clause, more,
                       several ? R"("orders": 2, )" : "", says());
  }

  // --- clauses ---

  std::string clause(bool of_shop = true) {
    const std::string one = atom(of_shop);
    if (choices_.happens(1, 2)) return one;
    const char* both = choices_.happens(2, 3) ? "&&" : "||";
    return fmt::format("({} {} {})", one, both, atom(of_shop));
  }
  std::string step_clause() {
    const std::string from = status();
    if (choices_.happens(1, 2))
      return fmt::format("before.main == {} && after.main == {}", from, other_than(from));
    if (has(Feature::Cart) && choices_.happens(1, 2)) return "after.c < before.c";
    if (has(Feature::Stock) && choices_.happens(1, 2)) return "after.s < before.s";
    if (has(Feature::TwoDates) && choices_.happens(1, 2))
      return fmt::format("after.e != before.e && after.e < after.d + {}", choices_.below(4));
    return fmt::format("before.main == {} && before.flag != after.flag", from);
  }
  std::string guard() {
    if (!has(Feature::Reading) || !choices_.happens(1, 2)) return atom();
    const std::string otherwise = atom();
    return fmt::format("r ? {} : {}", atom(), otherwise);
  }

  /// A condition on a situation; as often as not on what the rulebook has. Duties and hazards read
  /// nothing `of_shop`.
  std::string atom(bool of_shop = true) {
    Rows rows;
    if (has(Feature::TwoDates)) {
      const int days = choices_.between(-1, 3);
      rows.push_back(fmt::format("e {} d + {}", choices_.happens(1, 2) ? "<" : ">=", days));
    }
    if (has(Feature::Cart)) rows.push_back(fmt::format("c == {}", choices_.below(3)));
    if (has(Feature::Stock) && of_shop) rows.push_back(fmt::format("s == {}", choices_.below(3)));
    if (has(Feature::BusinessDays))
      rows.push_back(fmt::format("business_days_since(d) >= {}", choices_.between(1, 3)));
    if (has(Feature::Reading)) rows.push_back(fmt::format("(r ? flag : main == {})", status()));
    if (!rows.empty() && choices_.happens(1, 2)) return choices_.one_of(rows);
    switch (choices_.below(4)) {
      case 0: return choices_.happens(1, 2) ? "flag" : "!flag";
      case 1: return fmt::format("d + {} <= today", choices_.below(4));
      default: {
        const std::string& status = choices_.one_of(kStatuses);
        return fmt::format("main {} {}", choices_.happens(3, 4) ? "==" : "!=", status);
      }
    }
  }

  /// Not the final one.
  std::string status() { return kStatuses[static_cast<std::size_t>(choices_.below(3))]; }
  std::string other_than(const std::string& status) {
    const auto place = std::ranges::find(kStatuses, status) - kStatuses.begin();
    return kStatuses[static_cast<std::size_t>((place + choices_.between(1, 3)) % 4)];
  }
  static std::string quoted(const std::string& text) { return "\"" + text + "\""; }

  std::uint64_t seed_;
  Choices choices_;
  FeaturedRulebook rulebook_;
};

}  // namespace

FeaturedRulebook featured_rulebook(Feature feature, std::uint64_t seed) {
  return Writer(feature, seed).written();
}

}  // namespace juchu
