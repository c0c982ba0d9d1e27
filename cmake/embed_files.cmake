# juchu_embed(<name> <folder> <header>)
#
# Sets <name> to a C++ file, written by the build, which holds the text of every JSON file of the
# folder and defines juchu::<name>(), as <header> declares it. A file named
# *.schema.json is left out.
#
# Run as a script (cmake -P), this file is what writes it: to OUTPUT, from the FILES.

if(NOT CMAKE_SCRIPT_MODE_FILE)
  function(juchu_embed name folder header)
    file(GLOB files CONFIGURE_DEPENDS ${folder}/*.json)
    list(FILTER files EXCLUDE REGEX "\\.schema\\.json$")
    set(script ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake)
    set(output ${PROJECT_BINARY_DIR}/generated/${name}.cpp)
    add_custom_command(OUTPUT ${output} DEPENDS ${files} ${script} VERBATIM
      COMMAND ${CMAKE_COMMAND} "-DFILES=${files}" -DOUTPUT=${output} -DNAME=${name}
        -DHEADER=${header} -P ${script}
      COMMENT "Embedding ${folder}")
    set(${name} ${output} PARENT_SCOPE)
  endfunction()
  return()
endif()

# Bytes become escapes, a short string literal per line: any text of any size passes every compiler.
string(REPEAT "." 64 hex_digits_of_a_line)
set(rows "")
foreach(file IN LISTS FILES)
  cmake_path(GET file STEM LAST_ONLY id)
  file(READ ${file} text HEX)
  string(REGEX REPLACE "(${hex_digits_of_a_line})" "\\1\n" text "${text}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" text "${text}")
  string(REPLACE "\n" "\"\n    \"" text "${text}")
  string(APPEND rows "  ShippedFile{\"${id}\"sv,\n    \"${text}\"sv},\n")
endforeach()

list(LENGTH FILES count)
file(WRITE ${OUTPUT} "// Written by cmake/embed_files.cmake; do not edit.
#include \"${HEADER}\"

#include <array>

#pragma GCC diagnostic ignored \"-Woverlength-strings\"

namespace juchu {

std::span<const ShippedFile> ${NAME}() {
  using namespace std::string_view_literals;
  static constexpr std::array<ShippedFile, ${count}> all = {
${rows}  };
  return all;
}

}  // namespace juchu
")
