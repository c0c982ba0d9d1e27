# juchu_embed_page(<name> <header> STYLE <file>... LOADER <file> SCRIPT <file>... [ENGINE <file>])
#
# Sets <name> to a C++ file, written by the build, which holds the style and the scripts of pages, each
# of several files one after the other, the hashes by which a Content-Security-Policy knows them and,
# if there is one, the engine, packed (page_engine.cmake); it defines what <header> declares.
#
# Run as a script (cmake -P), this file is what writes it: to OUTPUT, from STYLE, LOADER, SCRIPT and ENGINE.

if(NOT CMAKE_SCRIPT_MODE_FILE)
  function(juchu_embed_page name header)
    cmake_parse_arguments(PARSE_ARGV 2 part "" ENGINE "STYLE;LOADER;SCRIPT")
    set(writer ${PROJECT_SOURCE_DIR}/cmake/embed_page.cmake)
    set(output ${PROJECT_BINARY_DIR}/generated/${name}.cpp)
    add_custom_command(OUTPUT ${output} VERBATIM
      DEPENDS ${part_STYLE} ${part_LOADER} ${part_SCRIPT} ${part_ENGINE} ${writer}
      COMMAND ${CMAKE_COMMAND} "-DSTYLE=${part_STYLE}" "-DLOADER=${part_LOADER}"
        "-DSCRIPT=${part_SCRIPT}" "-DENGINE=${part_ENGINE}" -DOUTPUT=${output} -DHEADER=${header} -P ${writer}
      COMMENT "Embedding pages")
    set(${name} ${output} PARENT_SCOPE)
  endfunction()
  return()
endif()

include(${CMAKE_CURRENT_LIST_DIR}/literal.cmake)

# Sets `base64` to the SHA-256 of a file in base64: 44 characters, the last one padding.
function(hash_of file)
  file(SHA256 ${file} hex)
  string(APPEND hex "00")  # three bytes become four characters
  set(alphabet ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/)
  set(base64 "")
  foreach(place RANGE 0 60 6)
    string(SUBSTRING ${hex} ${place} 6 three)
    foreach(shift IN ITEMS 18 12 6 0)
      math(EXPR index "(0x${three} >> ${shift}) & 63")
      string(SUBSTRING ${alphabet} ${index} 1 character)
      string(APPEND base64 ${character})
    endforeach()
  endforeach()
  string(REGEX REPLACE ".$" "=" base64 ${base64})
  set(base64 ${base64} PARENT_SCOPE)
endfunction()

set(parts "")
foreach(part IN ITEMS STYLE LOADER SCRIPT)
  file(WRITE ${OUTPUT}.part "")
  foreach(file IN LISTS ${part})
    file(READ ${file} text)
    file(APPEND ${OUTPUT}.part "${text}")
  endforeach()
  hash_of(${OUTPUT}.part)
  literal_of(${OUTPUT}.part)
  string(APPEND parts "    {\n    ${literal}sv,\n    \"sha256-${base64}\"sv},\n")
endforeach()
set(literal "\"\"")
if(ENGINE)
  literal_of(${ENGINE})
endif()
string(APPEND parts "    ${literal}sv,\n")
file(WRITE ${OUTPUT} "// Written by cmake/embed_page.cmake; do not edit.
#include \"${HEADER}\"

#pragma GCC diagnostic ignored \"-Woverlength-strings\"

namespace juchu {

const PageParts& page_parts() {
  using namespace std::string_view_literals;
  static constexpr PageParts parts = {
${parts}  };
  return parts;
}

}  // namespace juchu
")
