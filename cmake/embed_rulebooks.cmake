# juchu_embed_rulebooks(<source> <folder>)
#
# Sets <source> to a C++ file, written by the build, which holds the text of every rulebook of the
# folder and defines juchu::shipped_rulebooks(). A file named *.schema.json is no rulebook.
#
# Run as a script (cmake -P), this file is what writes it: to OUTPUT, from the files in RULEBOOKS.

if(NOT CMAKE_SCRIPT_MODE_FILE)
  function(juchu_embed_rulebooks source folder)
    file(GLOB rulebooks CONFIGURE_DEPENDS ${folder}/*.json)
    list(FILTER rulebooks EXCLUDE REGEX "\\.schema\\.json$")
    set(script ${PROJECT_SOURCE_DIR}/cmake/embed_rulebooks.cmake)
    set(output ${PROJECT_BINARY_DIR}/generated/shipped_rulebooks.cpp)
    add_custom_command(OUTPUT ${output} DEPENDS ${rulebooks} ${script} VERBATIM
      COMMAND ${CMAKE_COMMAND} "-DRULEBOOKS=${rulebooks}" -DOUTPUT=${output} -P ${script}
      COMMENT "Embedding the rulebooks")
    set(${source} ${output} PARENT_SCOPE)
  endfunction()
  return()
endif()

# Bytes become escapes, a short string literal per line: any text of any size passes every compiler.
string(REPEAT "." 64 hex_digits_of_a_line)
set(rows "")
foreach(rulebook IN LISTS RULEBOOKS)
  cmake_path(GET rulebook STEM LAST_ONLY id)
  file(READ ${rulebook} text HEX)
  string(REGEX REPLACE "(${hex_digits_of_a_line})" "\\1\n" text "${text}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" text "${text}")
  string(REPLACE "\n" "\"\n    \"" text "${text}")
  string(APPEND rows "  ShippedRulebook{\"${id}\"sv,\n    \"${text}\"sv},\n")
endforeach()

list(LENGTH RULEBOOKS count)
file(WRITE ${OUTPUT} "// Written by cmake/embed_rulebooks.cmake; do not edit.
#include \"model/rulebook/shipped_rulebooks.hpp\"

#include <array>

#pragma GCC diagnostic ignored \"-Woverlength-strings\"

namespace juchu {

std::span<const ShippedRulebook> shipped_rulebooks() {
  using namespace std::string_view_literals;
  static constexpr std::array<ShippedRulebook, ${count}> all = {
${rows}  };
  return all;
}

}  // namespace juchu
")
