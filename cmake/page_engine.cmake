# Sets `page_engine` to a file that the build writes: the engine within pages, packed. Empty without
# JUCHU_PAGE_ENGINE, and then pages can be read and not changed. Sets `page_layouter` to the script
# that lays out the graph of statuses; empty where it was not fetched, and then pages list statuses.
#
# It takes Clang 19 with Debian's wasi-libc and libc++-19-dev-wasm32, and utf8proc's own source, which
# tools/page_engine.sh fetches, with dagre and the optimizer of WebAssembly.

option(JUCHU_PAGE_ENGINE "Compile the engine that pages hold, to WebAssembly" OFF)
set(JUCHU_UTF8PROC_SOURCE ${PROJECT_BINARY_DIR}/utf8proc CACHE PATH "utf8proc's own source")

set(npm ${PROJECT_BINARY_DIR}/npm/node_modules)
set(JUCHU_PAGE_LAYOUTER ${npm}/@dagrejs/dagre/dist/dagre.min.js CACHE FILEPATH "dagre, for pages")
set(JUCHU_WASM_OPT ${npm}/binaryen/bin/wasm-opt CACHE FILEPATH "The optimizer of WebAssembly")

set(page_layouter "")
if(EXISTS ${JUCHU_PAGE_LAYOUTER})
  set(page_layouter ${JUCHU_PAGE_LAYOUTER})
endif()
set(page_engine "")
if(JUCHU_PAGE_ENGINE)
  set(page_engine ${PROJECT_BINARY_DIR}/generated/engine.packed)
  file(GLOB_RECURSE engine_sources CONFIGURE_DEPENDS
    model/*.hpp model/*.cpp sim/*.hpp sim/*.cpp report/*.hpp report/*.cpp
    scenarios/rulebooks/*.json report/page/engine/*.txt report/page/engine/*.cmake)
  list(FILTER engine_sources EXCLUDE REGEX "_test\\.cpp$|/testing/|\\.schema\\.json$")
  find_program(ZOPFLI zopfli)
  set(pack "gzip -9 -n")
  if(ZOPFLI)
    set(pack "${ZOPFLI} -i15 --gzip")
  endif()
  set(engine page_engine/engine.wasm)
  set(optimize "")
  if(EXISTS ${JUCHU_WASM_OPT})
    set(engine page_engine/optimized.wasm)
    set(optimize COMMAND ${JUCHU_WASM_OPT} -Oz --strip-producers page_engine/engine.wasm -o ${engine})
  else()
    message(STATUS "The engine within pages will be larger than it could be: no wasm-opt")
  endif()
  add_custom_command(OUTPUT ${page_engine} DEPENDS ${engine_sources} VERBATIM USES_TERMINAL
    COMMAND ${CMAKE_COMMAND} -G Ninja -S ${PROJECT_SOURCE_DIR}/report/page/engine
      -B ${PROJECT_BINARY_DIR}/page_engine
      -DCMAKE_TOOLCHAIN_FILE=${PROJECT_SOURCE_DIR}/report/page/engine/wasi.cmake
      -DUTF8PROC_SOURCE=${JUCHU_UTF8PROC_SOURCE} --log-level=WARNING
    COMMAND ${CMAKE_COMMAND} --build ${PROJECT_BINARY_DIR}/page_engine
    ${optimize}
    COMMAND sh -c "${pack} -c ${engine} | base64 -w 0 > generated/engine.packed"
    WORKING_DIRECTORY ${PROJECT_BINARY_DIR}
    COMMENT "Compiling the engine within pages")
else()
  message(STATUS "Pages will hold no engine: they can be read, not changed (tools/page_engine.sh)")
endif()
if(NOT page_layouter)
  message(STATUS "Pages will list statuses without drawing them: no dagre")
endif()
