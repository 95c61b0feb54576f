# Embeds files in the program: a library bch_<library> whose header <library>/<name>.h has a function <name>() that gives
# every file as a NamedText. Only node (which joins) and the tests link them, and the desk its scripts.
#   treaty/              the treaty as it was when the program was built: its edition 0
#   docs/guides/reader/  the help that readers get on the portal
#   src/access/common_passwords.txt  passwords that are guessed first
#   src/desk/script/     what pages of the desk do better in a browser that runs scripts

function(bch_embed library name root comment)
  set(folder ${CMAKE_BINARY_DIR}/generated/${library})
  set(patterns ${ARGN})
  list(TRANSFORM patterns PREPEND ${root}/)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${root} ${patterns})
  set(assembly "")
  set(declarations "")
  set(rows "")
  set(paths "")
  set(number 0)
  foreach(file IN LISTS files)
    set(symbol ${library}_${number})
    list(APPEND paths ${root}/${file})
    string(APPEND assembly
      "asm(\".section .rodata\\n.global ${symbol}\\n${symbol}:\\n.incbin \\\"${root}/${file}\\\"\\n"
      ".global ${symbol}_end\\n${symbol}_end:\\n.byte 0\\n.previous\");\n")
    string(APPEND declarations "extern const char ${symbol}[], ${symbol}_end[];\n")
    string(APPEND rows "      {\"${file}\", {${symbol}, static_cast<std::size_t>(${symbol}_end - ${symbol})}},\n")
    math(EXPR number "${number} + 1")
  endforeach()
  file(CONFIGURE OUTPUT ${folder}/${name}.h CONTENT
"#pragma once
// ${comment} Made by cmake/Treaty.cmake.

#include <span>

#include \"base/named_text.h\"

namespace bch::${library} {
std::span<const NamedText> ${name}();
}
" @ONLY)
  file(CONFIGURE OUTPUT ${folder}/${name}.cpp CONTENT
"#include \"${library}/${name}.h\"

#include <array>

${assembly}
extern \"C\" {
${declarations}}

namespace bch::${library} {
std::span<const NamedText> ${name}() {
  static const std::array<NamedText, ${number}> files{{
${rows}  }};
  return files;
}
}  // namespace bch::${library}
" @ONLY)
  set_source_files_properties(${folder}/${name}.cpp PROPERTIES OBJECT_DEPENDS "${paths}")
  add_library(bch_${library} STATIC ${folder}/${name}.cpp)
  target_include_directories(bch_${library} PUBLIC ${CMAKE_BINARY_DIR}/generated)
  target_link_libraries(bch_${library} PUBLIC bch_base)
endfunction()

function(bch_embed_files)
  bch_embed(treaty edition_0 ${CMAKE_SOURCE_DIR}/treaty
            "The treaty as it was when this program was built: its edition 0." *.toml *.po)
  bch_embed(guides for_readers ${CMAKE_SOURCE_DIR}/docs/guides/reader
            "The help for readers as it was when this program was built." *.md)
  bch_embed(passwords common ${CMAKE_SOURCE_DIR}/src/access
            "Passwords that are guessed first (access/common_passwords.h)." common_passwords.txt)
  bch_embed(scripts desk ${CMAKE_SOURCE_DIR}/src/desk/script
            "The scripts of the desk (desk/passkey_form.h)." *.js)
endfunction()
