# How every file of juchu is compiled: C++20, strict warnings, asserts always on, and the same
# arithmetic on every machine.

option(JUCHU_WERROR "Treat warnings as errors" ON)
option(JUCHU_SANITIZE "Stop at every error the address and undefined sanitizers see" OFF)

option(JUCHU_FUZZ "Build the libFuzzer targets (Clang)" OFF)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Release is -O2" FORCE)
endif()

# A broken invariant must stop the program, so NDEBUG is never defined.
string(REPLACE "-O3" "-O2" CMAKE_CXX_FLAGS_RELEASE "${CMAKE_CXX_FLAGS_RELEASE}")
foreach(type IN ITEMS RELEASE RELWITHDEBINFO MINSIZEREL)
  string(REPLACE "-DNDEBUG" "" CMAKE_CXX_FLAGS_${type} "${CMAKE_CXX_FLAGS_${type}}")
endforeach()

# -ffp-contract=off: a compiler that fuses a * b + c rounds once where others round twice, and a
# simulation would differ by machine.
add_compile_options(-Wall -Wextra -Wpedantic -Wconversion -Wshadow -ffp-contract=off
  -Wno-missing-field-initializers)  # designated initializers leave the rest to its default
if(JUCHU_SANITIZE)
  add_compile_options(-O1 -g1 -fno-omit-frame-pointer -D_GLIBCXX_ASSERTIONS
    -fsanitize=address,undefined -fno-sanitize-recover=all)
  add_link_options(-fsanitize=address,undefined)
  if(JUCHU_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
  endif()
endif()
if(JUCHU_WERROR AND NOT (JUCHU_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU"))
  add_compile_options(-Werror)  # the sanitizers make GCC see errors that are not there
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  add_compile_options(-Wno-restrict)  # false alarms on std::string's operator+ (GCC bug 105651)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")  # libstdc++'s stable_sort calls what it deprecates
  add_compile_options(-Wno-deprecated-declarations)
endif()

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER  # the sloppiness that precompiled headers need
    ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
endif()
