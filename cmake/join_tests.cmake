# juchu_join_tests(<variable> <target> <file>...)
#
# Sets the variable to fewer files that have the given ones, several each, inside: what they include
# is compiled once. Unlike in CMake's unity builds, names within `namespace {` stay one file's own:
# tests use them nowhere else.
#
# As a script: writes OUT of FILES.

if(CMAKE_SCRIPT_MODE_FILE)
  set(joined "")
  foreach(file IN LISTS FILES)
    file(READ "${file}" text)
    string(MAKE_C_IDENTIFIER "${file}" own)
    string(REPLACE "\nnamespace {\n" "\nnamespace in_${own} {\n" text "${text}")
    string(APPEND joined "#line 1 \"${file}\"\n${text}")
  endforeach()
  file(WRITE "${OUT}" "${joined}")
  return()
endif()

set(juchu_join_tests_script ${CMAKE_CURRENT_LIST_FILE})
set(juchu_tests_in_one 8)

function(juchu_join_tests variable target)
  set(joined "")
  while(ARGN)
    list(SUBLIST ARGN 0 ${juchu_tests_in_one} files)
    list(REMOVE_ITEM ARGN ${files})
    list(LENGTH joined number)
    set(out ${CMAKE_CURRENT_BINARY_DIR}/generated/${target}_${number}.cpp)
    add_custom_command(OUTPUT ${out} VERBATIM
      COMMAND ${CMAKE_COMMAND} "-DFILES=${files}" "-DOUT=${out}" -P ${juchu_join_tests_script}
      DEPENDS ${files} ${juchu_join_tests_script})
    list(APPEND joined ${out})
  endwhile()
  set(${variable} ${joined} PARENT_SCOPE)
endfunction()
