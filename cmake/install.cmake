# What `cmake --install` puts where, what find_package(juchu) finds, and the Debian packages:
#
#   juchu       the command, its manual in two languages, completions, the scenarios to start from
#   juchu-dev   headers, static libraries, and the targets juchu::model … juchu::report
#
# The manual and the completions are written by the command itself, so that they say what it takes.

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

file(STRINGS report/version.hpp version REGEX "kVersion")
string(REGEX REPLACE ".*\"(.*)\".*" "\\1" juchu_version "${version}")

# --- what the command writes about itself ---

set(written ${PROJECT_BINARY_DIR}/generated/shell)
file(MAKE_DIRECTORY ${written})
set(written_files "")
# Makes the build write, by `juchu` with the arguments given, the file `name`, and install it to `where`.
function(juchu_writes name where rename)
  add_custom_command(OUTPUT ${written}/${name} DEPENDS juchu VERBATIM
    COMMAND sh -c "\"$0\" \"$@\" > \"${written}/${name}.new\" && mv \"${written}/${name}.new\" \"${written}/${name}\""
      $<TARGET_FILE:juchu> ${ARGN}
    COMMENT "Writing ${name}")
  list(APPEND written_files ${written}/${name})
  set(written_files ${written_files} PARENT_SCOPE)
  install(FILES ${written}/${name} DESTINATION ${where} RENAME ${rename} COMPONENT command)
endfunction()
set(share ${CMAKE_INSTALL_DATADIR})
juchu_writes(juchu.1 ${CMAKE_INSTALL_MANDIR}/man1 juchu.1 manual --lang en)
juchu_writes(juchu.ja.1 ${CMAKE_INSTALL_MANDIR}/ja/man1 juchu.1 manual --lang ja)
juchu_writes(juchu.bash ${share}/bash-completion/completions juchu completions bash --lang en)
juchu_writes(juchu.zsh ${share}/zsh/vendor-completions _juchu completions zsh --lang en)
juchu_writes(juchu.fish ${share}/fish/vendor_completions.d juchu.fish completions fish --lang en)
add_custom_target(juchu_written ALL DEPENDS ${written_files})

# --- the command ---

install(TARGETS juchu DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT command)
install(DIRECTORY scenarios DESTINATION ${share}/juchu COMPONENT command)
install(FILES README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT command)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright COMPONENT command)

# --- the library ---

set(layers model sim properties export report)
foreach(layer IN LISTS layers)
  install(TARGETS juchu_${layer} EXPORT juchu-targets
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library)
  install(DIRECTORY ${layer} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/juchu COMPONENT library
    FILES_MATCHING PATTERN "*.hpp" PATTERN testing EXCLUDE)
endforeach()
set(config ${CMAKE_INSTALL_LIBDIR}/cmake/juchu)
install(EXPORT juchu-targets NAMESPACE juchu:: DESTINATION ${config} COMPONENT library)
configure_package_config_file(cmake/juchu-config.cmake.in juchu-config.cmake
  INSTALL_DESTINATION ${config})
write_basic_package_version_file(juchu-config-version.cmake VERSION ${juchu_version}
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/juchu-config.cmake
    ${PROJECT_BINARY_DIR}/juchu-config-version.cmake
  DESTINATION ${config} COMPONENT library)

# --- Debian packages: cpack -G DEB --config build/CPackConfig.cmake ---

set(CPACK_PACKAGE_NAME juchu)
set(CPACK_PACKAGE_VENDOR "juchu authors")
set(CPACK_PACKAGE_CONTACT "juchu authors <juchu@example.org>" CACHE STRING
  "Who maintains the Debian packages")
set(CPACK_PACKAGE_VERSION ${juchu_version})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "replays and verifies how online-shop orders live")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL command library)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMMAND_PACKAGE_NAME juchu)
set(CPACK_DEBIAN_COMMAND_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_COMMAND_PACKAGE_SHLIBDEPS ON)
set(CPACK_COMPONENT_COMMAND_DESCRIPTION "The command juchu, its manual, completions and scenarios.")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME juchu-dev)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS
  "libfmt-dev, nlohmann-json3-dev, librapidcheck-dev, libutf8proc-dev, zlib1g-dev, pkg-config")
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION "The library juchu: headers and static libraries for C++20.")
include(CPack)
