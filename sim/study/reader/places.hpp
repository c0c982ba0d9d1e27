// Where the values of a study were written, when it is put together from several files.
//
// Every value, and every key, is given a line of its own in the sequence of the tree: a place that
// a cursor understands, from which the true one is found again.
#pragma once

#include <string>
#include <vector>

#include "model/json/json_value.hpp"

namespace juchu {

class StudyPlaces {
 public:
  struct Place {
    std::string file;
    Position position;
  };

  /// Gives all of `tree`, which was parsed from `file`, lines here.
  void settle(JsonValue& tree, const std::string& file);
  /// The same where nobody wrote it in a file.
  void settle_nowhere(JsonValue& tree, const std::string& file);
  /// New lines, in the sequence of `tree` as it is now. Requires: it has lines here.
  void renumber(JsonValue& tree);

  /// Where what stands at `line` was written; columns after the first are those after its own.
  [[nodiscard]] Place of(const Position& line) const;
  /// The same of complaints.
  void add(const Diagnostics& found, Diagnostics& diagnostics) const;

 private:
  Position add(Place place);
  template <class Function>
  static void for_each_position(JsonValue& tree, const Function& function);

  std::vector<Place> places_;  // by line, from 1
};

}  // namespace juchu
