// The first row of an export: where the columns of a mapping stand.
#pragma once

#include <string>
#include <vector>

#include "sim/import/csv.hpp"
#include "sim/import/mapping.hpp"

namespace juchu {

inline constexpr std::size_t kMostColumns = 2000;

struct Header {
  std::vector<std::string> names;    // of the file's columns
  std::vector<int> places;           // by Mapping::columns: a column of the file; -1: it has none
  std::vector<std::string> unknown;  // columns that the mapping does not know
  std::vector<std::string> absent;   // columns of the mapping that the file has not
};

/// Complains of columns that are missing or named twice, and of far too many; a file of other cells
/// than those between commas is told so.
[[nodiscard]] Header read_header(const CsvRow& row, const CsvReader& reader, const Mapping& mapping,
                                 const std::string& file, Diagnostics& diagnostics);

}  // namespace juchu
