#include "testing/generators/date_rulebook.hpp"

#include <array>
#include <vector>

#include <fmt/format.h>

#include "model/index.hpp"
#include "testing/generators/choices.hpp"

namespace juchu {
namespace {

constexpr std::array<const char*, 3> kDates = {"a", "b", "c"};

class DateRulebook {
 public:
  explicit DateRulebook(const DateRulebookPlan& plan)
      : plan_(plan), choices_(plan.seed, "two dates") {}

  std::string text() {
    const std::string fields = this->fields();
    const std::string created = this->created(), permits = this->permits();
    const std::string deadlines = this->deadlines(), properties = this->properties();
    const std::string duties = plan_.every_pattern ? this->duties() : "";
    return fmt::format(R"({{
      "rulebook": "dates", "version": "1", "tick": "day", "title": {{"en": "dates"}},
      "actors": {{"buyer": {{}}, "seller": {{}}, "system": {{}}}},
      "regions": {{"status": {{"initial": "open"}}}},
      "statuses": {{"open": {{"region": "status"}}, "late": {{"region": "status"}}}},
      "fields": {{{0}"n": {{"type": "0..1"}}}},
      "events": {{"start": {{"by": "buyer"}},
        "e0": {{"by": "buyer", "with": {{"day": {{"type": "date", "from": "today - 1", "to": "today + 1"}}}}}},
        "e1": {{"by": "buyer"}}, "e2": {{"by": "seller"}}}},
      "permits": [{{"id": "p", "on": "start", "from": "nothing", "set": {{{1}}}, "source": "t"}}{2}],
      "deadlines": [{3}],{4}
      "properties": [{5}]}})",
                       fields, created, permits, deadlines, duties, properties);
  }

 private:
  std::string fields() {
    std::string fields;
    for (std::size_t date = 0; date < kDates.size(); ++date) {
      optional_[date] = choices_.happens(2, 3);
      fields += fmt::format(R"("{}": {{"type": "date{}"}}, )", kDates[date],
                            optional_[date] ? "?" : "");
    }
    return fields;
  }

  std::string created() {
    std::string set;
    for (std::size_t date = 0; date < kDates.size(); ++date)
      if (!optional_[date] || choices_.happens(1, 3))
        add(set, fmt::format(R"("{}": "today + {}")", kDates[date], choices_.between(0, 3)));
    return set;
  }

  std::string permits() {
    std::string permits;
    for (int e = 0; e < 3; ++e) {
      const std::string when = choices_.happens(1, 3)
                                   ? fmt::format(R"("when": "{}", )", comparison())
                                   : "";
      permits += fmt::format(
          R"(, {{"id": "p{0}", "on": "e{0}", "from": "open", {1}"set": {{{2}}}, "source": "t"}})",
          e, when, assignments(e == 0));
    }
    return permits;
  }

  std::string deadlines() {
    std::string rows = fmt::format(
        R"({{"id": "d", "at": "a + {}", "from": "open", "to": "late", "when": "{}", "source": "t"}})",
        number(), comparison());
    if (plan_.every_pattern && choices_.happens(1, 2))
      add(rows, fmt::format(R"({{"id": "d1", "rank": {}, "at": "b + {}", "from": "late",
          "to": "open", "set": {{"b": "today + {}"}}, "source": "t"}})",
                            choices_.between(0, 1), number(), choices_.between(1, 3)));
    return rows;
  }

  std::string duties() {
    return fmt::format(R"(
      "norms": [{{"id": "m0", "by": "seller", "while": "{}", "within": {}, "source": "t"}},
                {{"id": "m1", "by": "seller", "on": "e2", "must": "{}", "source": "t"}}],
      "promises": [{{"id": "w0", "by": "seller", "while": "status == late && {}", "within": {}, "source": "t"}}],
      "hazards": [{{"id": "h0", "when": "{}", "source": "t"}}, {{"id": "h1", "when": "{} && {}", "source": "t"}}],)",
                       comparison(), choices_.between(0, 3), comparison(), comparison(),
                       choices_.between(2, 4), comparison(), comparison(), comparison());
  }

  std::string properties() {
    std::string rows;
    const auto property = [&](const std::string& says) {
      add(rows, fmt::format(R"({{"id": "q{}", {}, "source": "t"}})", properties_++, says));
    };
    property(fmt::format(R"("never": "{} && {}")", comparison(), comparison()));
    for (int p = 0; p < 3; ++p) property(fmt::format(R"("never": "{}")", comparison()));
    if (plan_.every_pattern) {
      property(fmt::format(R"("sometimes": "{}")", comparison()));
      property(fmt::format(R"("sometimes_step": "event == e1 && {}")", comparison("before.")));
      property(fmt::format(R"("always_reachable": "{}")", comparison()));
      property(fmt::format(R"("leads_to": "{}", "when": "{}")", comparison(), comparison()));
      property(fmt::format(R"("leads_to": "{}", "when": "{}", "within": {})", comparison(),
                           comparison(), choices_.between(0, 3)));
      property(fmt::format(R"("precedes": "{}", "when": "{}")", comparison(), comparison()));
    }
    property(fmt::format(R"("never_step": "before.a < after.b - {}")", number()));
    return rows;
  }

  std::string number() {
    static const std::vector<int> large = {14'999, 15'000,  15'001,        16'000,
                                           40'000, 100'000, 2'000'000'000, 700};
    if (plan_.large_numbers && choices_.happens(1, 8))
      return std::to_string(choices_.one_of(large));
    return std::to_string(choices_.between(0, 3));
  }
  std::string date(const std::string& side) { return side + kDates[at(choices_.below(3))]; }

  std::string comparison(const std::string& side = "") {
    static const std::vector<std::string> operators = {"<", "<=", "==", "!=", ">", ">="};
    const std::string op = choices_.one_of(operators);
    const std::string left = date(side);
    switch (choices_.below(5)) {
      case 0: return fmt::format("{} - {} {} {}", left, date(side), op, number());
      case 1: return fmt::format("today - {} {} {}", left, op, number());
      case 2: return fmt::format("{} {} today", left, op);
      default: return fmt::format("{} + {} {} {}", left, number(), op, date(side));
    }
  }

  std::string assignments(bool offered) {
    std::string set;
    for (std::size_t date = 0; date < kDates.size(); ++date) {
      if (!choices_.happens(1, 2)) continue;
      std::string value = fmt::format("today + {}", choices_.between(0, 2));
      if (choices_.happens(1, 4)) value = fmt::format("today - {}", number());
      if (offered && choices_.happens(1, 3)) value = "event.day";
      const std::size_t other = at(choices_.below(3));
      if (choices_.happens(1, 4) && (optional_[date] || !optional_[other])) value = kDates[other];
      add(set, fmt::format(R"("{}": "{}")", kDates[date], value));
    }
    return set;
  }

  static void add(std::string& rows, const std::string& row) {
    rows += rows.empty() ? "" : ", ";
    rows += row;
  }

  const DateRulebookPlan plan_;
  Choices choices_;
  std::array<bool, 3> optional_{};
  int properties_ = 0;
};

}  // namespace

std::string date_rulebook(const DateRulebookPlan& plan) { return DateRulebook(plan).text(); }

}  // namespace juchu
