# Sets `page_engine` to a file that the build writes: the engine within pages, packed. Empty without
# JUCHU_PAGE_ENGINE, and then pages can be read and not changed.
#
# It takes Clang 19 with Debian's wasi-libc and libc++-19-dev-wasm32, and utf8proc's own source, which
# tools/page_engine.sh fetches.

option(JUCHU_PAGE_ENGINE "Compile the engine that pages hold, to WebAssembly" OFF)
set(JUCHU_UTF8PROC_SOURCE ${PROJECT_BINARY_DIR}/utf8proc CACHE PATH "utf8proc's own source")

set(page_engine "")
if(JUCHU_PAGE_ENGINE)
  set(page_engine ${PROJECT_BINARY_DIR}/generated/engine.packed)
  file(GLOB_RECURSE engine_sources CONFIGURE_DEPENDS
    model/*.hpp model/*.cpp sim/*.hpp sim/*.cpp report/*.hpp report/*.cpp
    scenarios/rulebooks/*.json report/page/engine/*.txt report/page/engine/*.cmake)
  list(FILTER engine_sources EXCLUDE REGEX "_test\\.cpp$|/testing/|\\.schema\\.json$")
  add_custom_command(OUTPUT ${page_engine} DEPENDS ${engine_sources} VERBATIM USES_TERMINAL
    COMMAND ${CMAKE_COMMAND} -G Ninja -S ${PROJECT_SOURCE_DIR}/report/page/engine
      -B ${PROJECT_BINARY_DIR}/page_engine
      -DCMAKE_TOOLCHAIN_FILE=${PROJECT_SOURCE_DIR}/report/page/engine/wasi.cmake
      -DUTF8PROC_SOURCE=${JUCHU_UTF8PROC_SOURCE} --log-level=WARNING
    COMMAND ${CMAKE_COMMAND} --build ${PROJECT_BINARY_DIR}/page_engine
    COMMAND sh -c "gzip -9 -n -c page_engine/engine.wasm | base64 -w 0 > generated/engine.packed"
    WORKING_DIRECTORY ${PROJECT_BINARY_DIR}
    COMMENT "Compiling the engine within pages")
else()
  message(STATUS "Pages will hold no engine: they can be read, not changed (tools/page_engine.sh)")
endif()
