# juchu_layer(<folder> [SOURCES <further source>...] [LIBRARIES <library>...]
#   [HEADERS <library of headers that only the building needs>...])
#
# Makes of a folder: the library juchu_<folder>, also called juchu::<folder>, linking the layer before it; juchu_<folder>_testing,
# what lies in its folders named testing/, for its own tests and those of later layers; and the test
# program <folder>_tests. main.cpp belongs to none of them.
#
# juchu_testing(<folder>)
#
# Makes of a folder the library juchu_testing, which links the first layer and which the tests of
# every layer link; and the test program <folder>_tests.

option(JUCHU_UNITY
  "Compile several files of a layer at once, and what tests include once: faster from nothing" OFF)
set(tests_include <gtest/gtest.h> <nlohmann/json.hpp> <rapidcheck/gtest.h> <fmt/format.h>
  <algorithm> <filesystem> <fstream> <functional> <map> <memory> <optional> <ranges> <set> <span>
  <sstream> <string> <string_view> <unordered_map> <utility> <variant> <vector>)

if(BUILD_TESTING)
  include(GoogleTest)
  include(cmake/join_tests.cmake)
endif()

# Adds a static library of the sources given after its name, or an empty INTERFACE library.
function(juchu_library name)
  if(ARGN)
    add_library(${name} STATIC ${ARGN})
    set(scope PUBLIC)
  else()
    add_library(${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(${name} ${scope} $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>)
  target_compile_features(${name} ${scope} cxx_std_20)
  set(scope ${scope} PARENT_SCOPE)
endfunction()

# Sets `sources`, `testing` and `tests` to the C++ files of a folder.
function(juchu_sources folder)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${folder}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$|/page/engine/")
  set(tests ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  set(testing ${sources})
  list(FILTER testing INCLUDE REGEX "${PROJECT_SOURCE_DIR}/${folder}/.*testing/")
  if(testing)
    list(REMOVE_ITEM sources ${testing})
  endif()
  foreach(list IN ITEMS sources testing tests)
    set(${list} ${${list}} PARENT_SCOPE)
  endforeach()
endfunction()

# Adds the test program <folder>_tests of the files given, which links the library.
function(juchu_tests folder library)
  set(files ${ARGN})
  if(JUCHU_UNITY)
    juchu_join_tests(files ${folder}_tests ${files})
  endif()
  add_executable(${folder}_tests ${files})
  target_compile_options(${folder}_tests PRIVATE  # what they test is optimized more
    $<IF:$<BOOL:${JUCHU_SANITIZE}>,-O0,-O1>)
  target_link_libraries(${folder}_tests PRIVATE ${library} GTest::gtest_main)
  if(JUCHU_UNITY)
    target_compile_options(${folder}_tests PRIVATE  # so that ccache knows them again
      $<IF:$<CXX_COMPILER_ID:Clang>,SHELL:-Xclang -fno-pch-timestamp,-fpch-preprocess>
      "$<$<CXX_COMPILER_ID:GNU>:-Wno-array-bounds;-Wno-stringop-overflow>")  # false alarms
    get_property(first GLOBAL PROPERTY juchu_first_tests)
    if(first)
      target_precompile_headers(${folder}_tests REUSE_FROM ${first})
    else()
      target_precompile_headers(${folder}_tests PRIVATE ${tests_include})
      set_property(GLOBAL PROPERTY juchu_first_tests ${folder}_tests)
    endif()
  endif()
  gtest_discover_tests(${folder}_tests DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 120
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} PROPERTIES TIMEOUT 600 LABELS ${folder})
endfunction()

function(juchu_layer folder)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES;HEADERS")
  get_property(previous GLOBAL PROPERTY juchu_last_layer)
  set_property(GLOBAL PROPERTY juchu_last_layer juchu_${folder})
  juchu_sources(${folder})

  juchu_library(juchu_${folder} ${sources} ${arg_SOURCES})
  target_link_libraries(juchu_${folder} ${scope} ${previous} ${arg_LIBRARIES})
  foreach(library IN LISTS arg_HEADERS)
    target_link_libraries(juchu_${folder} ${scope} $<BUILD_INTERFACE:${library}>)
  endforeach()
  target_include_directories(juchu_${folder} ${scope}
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/juchu>)
  set_target_properties(juchu_${folder} PROPERTIES EXPORT_NAME ${folder})
  add_library(juchu::${folder} ALIAS juchu_${folder})
  if(JUCHU_SANITIZE AND folder MATCHES "^(report|cli)$")  # most to compile, least to run
    target_compile_options(juchu_${folder} PRIVATE -O0)
  endif()
  if(JUCHU_UNITY AND sources)
    set_target_properties(juchu_${folder} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 16)
    target_compile_options(juchu_${folder} PRIVATE  # of names in other files
      -Wno-shadow $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
    set(grammars ${sources})  # whose rules have the plainest names there are
    list(FILTER grammars INCLUDE REGEX "parser\\.cpp$")
    set_source_files_properties(${grammars} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  endif()
  if(NOT BUILD_TESTING)
    return()
  endif()

  juchu_library(juchu_${folder}_testing ${testing})
  if(previous)
    string(APPEND previous _testing)
  else()
    set(previous juchu_testing)
  endif()
  target_link_libraries(juchu_${folder}_testing ${scope} juchu_${folder} ${previous})
  if(tests)
    juchu_tests(${folder} juchu_${folder}_testing ${tests})
  endif()
endfunction()

function(juchu_testing folder)
  if(NOT BUILD_TESTING)
    return()
  endif()
  get_property(first GLOBAL PROPERTY juchu_last_layer)
  juchu_sources(${folder})
  juchu_library(juchu_testing ${sources})
  target_link_libraries(juchu_testing ${scope} ${first}
    GTest::gtest rapidcheck rapidcheck_gtest)
  juchu_tests(${folder} juchu_testing ${tests})
endfunction()
