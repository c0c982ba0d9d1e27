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

include(${CMAKE_CURRENT_LIST_DIR}/literal.cmake)
set(rows "")
foreach(file IN LISTS FILES)
  cmake_path(GET file STEM LAST_ONLY id)
  literal_of(${file})
  string(APPEND rows "  ShippedFile{\"${id}\"sv,\n    ${literal}sv},\n")
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
