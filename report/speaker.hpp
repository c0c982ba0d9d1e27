// Says things in one language, safe to print: every label, reason and name of a file that reaches a
// report passes through here.
//
// Invariants
//   W1  What a Speaker returns holds no control, bidirectional or zero-width character.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "model/rulebook/rulebook.hpp"
#include "model/time/day.hpp"
#include "report/rows.hpp"
#include "report/wording.hpp"

namespace juchu {

class Speaker {
 public:
  explicit Speaker(Language language) : language_(language) {}

  /// A phrase of ours about things that are safe already.
  template <class... Things>
  [[nodiscard]] std::string say(const Wording& wording, const Things&... things) const {
    return fmt::format(fmt::runtime(wording.in(language_)), things...);
  }

  /// Somebody else's words.
  [[nodiscard]] std::string text(const Text& text) const;
  [[nodiscard]] static std::string plain(std::string_view text);

  /// What a row of the rulebook is called; its id when it has no label.
  template <class Row>
  [[nodiscard]] std::string label(const Row& row) const {
    return row.label.empty() ? plain(row.id) : text(row.label);
  }

  /// 2024-03-01（金）.
  [[nodiscard]] std::string day(Day day) const;
  /// 金, of 0 Monday .. 6 Sunday.
  [[nodiscard]] std::string weekday(int weekday) const;
  /// Where a rule comes from: "guide §3".
  [[nodiscard]] std::string source(std::string_view source) const;
  /// [dated · guide §3]
  [[nodiscard]] std::string reference(const RuleHead& rule) const;
  /// What a rule says; its id when it says nothing.
  [[nodiscard]] std::string says(const RuleHead& rule) const;
  /// Qoo10 order management (qoo10-jp 2024-02-14)
  [[nodiscard]] std::string title(const Rulebook& rulebook) const;
  /// a, b, c
  [[nodiscard]] std::string list(std::span<const std::string> items) const;
  /// The labels of the rows whose bit is set, as a list.
  template <class Row>
  [[nodiscard]] std::string labels(std::uint64_t bits, const std::vector<Row>& rows) const {
    std::vector<std::string> items;
    for (const Row* row : rows_in(bits, rows)) items.push_back(label(*row));
    return list(items);
  }

 private:
  Language language_;
};

}  // namespace juchu
