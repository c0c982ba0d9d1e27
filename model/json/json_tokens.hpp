// Where the tokens of a JSON text begin and end, while a parser library reads it.
//
// Reading through a counting iterator, nlohmann::json has consumed exactly through the end of a
// token when it reports it, and after a number at most one byte more. So a token begins at the
// first byte after the previous report that is no blank, comma or colon.
#pragma once

#include <cstddef>
#include <iterator>
#include <string_view>

#include "model/json/json_syntax.hpp"
#include "model/text/utf8.hpp"

namespace juchu {

/// Walks over a text and tells through `reached` how far the library has read.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, const char*& reached) : at_(at), reached_(&reached) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    *reached_ = ++at_;
    return *this;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }

 private:
  const char* at_;
  const char** reached_;
};

/// The positions of ascending offsets; linear over all of them together.
class PositionCounter {
 public:
  explicit PositionCounter(std::string_view text) : text_(text) {}

  /// Requires: `offset` is no less than the last one.
  Position at(std::size_t offset) {
    for (; offset_ < offset; ++offset_) {
      if (text_[offset_] == '\n') {
        position_ = {position_.line + 1, 1};
      } else if (!continues_character(text_[offset_])) {
        ++position_.column;
      }
    }
    return position_;
  }

 private:
  std::string_view text_;
  std::size_t offset_ = 0;
  Position position_;
};

/// Follows the library from one report to the next.
class JsonTokens {
 public:
  explicit JsonTokens(std::string_view text) : text_(text) {}
  JsonTokens(const JsonTokens&) = delete;  // the iterators point into it
  JsonTokens& operator=(const JsonTokens&) = delete;

  CountingIterator begin() { return {text_.data(), reached_}; }
  CountingIterator end() { return {text_.data() + text_.size(), reached_}; }

  /// Call at each report but the end of a container, with what it was: where the token begins.
  Position next(SyntaxPlace::After kind) {
    constexpr std::string_view between = " \t\r\n,:";
    offset_ = past_last_;
    while (between.find(text_[offset_]) != between.npos) ++offset_;
    past_last_ = reached();
    last_ = kind;
    return positions_.at(offset_);
  }
  /// Call at the end of a container, whose bracket may have been read already behind a number.
  void close() {
    past_last_ = reached();
    offset_ = past_last_ - 1;
    last_ = SyntaxPlace::After::Value;
  }
  /// Where the last token begins.
  [[nodiscard]] std::size_t offset() const { return offset_; }

  /// How far the text was understood, for the explanation of a fault.
  [[nodiscard]] SyntaxPlace understood(const JsonValue* inside) const {
    const bool number = last_ == SyntaxPlace::After::Value &&
                        end_of_number(text_, offset_) > offset_;
    return {number ? end_of_number(text_, offset_) : past_last_, last_, inside};
  }

 private:
  [[nodiscard]] std::size_t reached() const {
    return static_cast<std::size_t>(reached_ - text_.data());
  }

  std::string_view text_;
  const char* reached_ = text_.data();
  PositionCounter positions_{text_};
  std::size_t offset_ = 0;
  std::size_t past_last_ = 0;  // one byte more after a number
  SyntaxPlace::After last_ = SyntaxPlace::After::Nothing;
};

}  // namespace juchu
