# The libraries juchu stands on. All that are missing are named at once, by their Debian package.

set(missing_packages "")

# Remembers `package` as missing unless `target`, which find_package should have brought, exists.
function(juchu_need target package)
  if(NOT TARGET ${target})
    list(APPEND missing_packages ${package})
    set(missing_packages ${missing_packages} PARENT_SCOPE)
  endif()
endfunction()

find_package(fmt QUIET)
juchu_need(fmt::fmt libfmt-dev)
find_package(CLI11 QUIET)
juchu_need(CLI11::CLI11 libcli11-dev)
find_package(nlohmann_json QUIET)
juchu_need(nlohmann_json::nlohmann_json nlohmann-json3-dev)
find_package(pegtl QUIET)
juchu_need(taocpp::pegtl tao-pegtl-dev)
find_package(Boost 1.74 QUIET)
juchu_need(Boost::headers libboost-dev)

find_path(RANDOM123 Random123/philox.h)  # headers alone
if(RANDOM123)
  add_library(random123 INTERFACE IMPORTED)
  target_include_directories(random123 INTERFACE ${RANDOM123})
endif()
juchu_need(random123 librandom123-dev)

find_package(Threads REQUIRED)
find_package(PkgConfig QUIET)
if(PKG_CONFIG_FOUND)
  pkg_check_modules(utf8proc QUIET IMPORTED_TARGET libutf8proc)
  juchu_need(PkgConfig::utf8proc libutf8proc-dev)
else()
  list(APPEND missing_packages pkg-config libutf8proc-dev)
endif()

find_package(ZLIB QUIET)
juchu_need(ZLIB::ZLIB zlib1g-dev)

find_package(rapidcheck QUIET)
juchu_need(rapidcheck librapidcheck-dev)

if(BUILD_TESTING)
  find_package(GTest QUIET)
  juchu_need(GTest::gtest_main libgtest-dev)
endif()

find_package(benchmark QUIET)
if(benchmark_FOUND AND PROJECT_IS_TOP_LEVEL)
  set(bench_default ON)
else()
  set(bench_default OFF)
endif()
option(JUCHU_BENCH "Build the benchmarks" ${bench_default})
if(JUCHU_BENCH)
  juchu_need(benchmark::benchmark libbenchmark-dev)
endif()

if(missing_packages)
  list(JOIN missing_packages " " missing_packages)
  message(FATAL_ERROR
    "Missing: ${missing_packages}\n"
    "On Debian or Ubuntu run tools/setup.sh, which installs them. Elsewhere install the libraries of "
    "these names with your package manager.")
endif()
