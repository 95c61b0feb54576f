# Embeds treaty/ in the program as its edition 0: a library `bch_treaty` whose header treaty/edition_0.h gives
# every file as a NamedText. Only node (which joins) and the tests link it.

function(bch_embed_treaty)
  set(folder ${CMAKE_BINARY_DIR}/generated/treaty)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/treaty
       ${CMAKE_SOURCE_DIR}/treaty/*.toml ${CMAKE_SOURCE_DIR}/treaty/*.po)
  set(assembly "")
  set(declarations "")
  set(rows "")
  set(paths "")
  set(number 0)
  foreach(file IN LISTS files)
    list(APPEND paths ${CMAKE_SOURCE_DIR}/treaty/${file})
    string(APPEND assembly
      "asm(\".section .rodata\\n.global treaty_${number}\\ntreaty_${number}:\\n.incbin \\\"${CMAKE_SOURCE_DIR}/treaty/${file}\\\"\\n"
      ".global treaty_${number}_end\\ntreaty_${number}_end:\\n.byte 0\\n.previous\");\n")
    string(APPEND declarations "extern const char treaty_${number}[], treaty_${number}_end[];\n")
    string(APPEND rows "      {\"${file}\", {treaty_${number}, static_cast<std::size_t>(treaty_${number}_end - treaty_${number})}},\n")
    math(EXPR number "${number} + 1")
  endforeach()
  file(CONFIGURE OUTPUT ${folder}/edition_0.h CONTENT
"#pragma once
// The treaty as it was when this program was built: its edition 0. Made by cmake/Treaty.cmake.

#include <span>

#include \"base/named_text.h\"

namespace bch::treaty {
std::span<const NamedText> edition_0();
}
" @ONLY)
  file(CONFIGURE OUTPUT ${folder}/edition_0.cpp CONTENT
"#include \"treaty/edition_0.h\"

#include <array>

${assembly}
extern \"C\" {
${declarations}}

namespace bch::treaty {
std::span<const NamedText> edition_0() {
  static const std::array<NamedText, ${number}> files{{
${rows}  }};
  return files;
}
}  // namespace bch::treaty
" @ONLY)
  set_source_files_properties(${folder}/edition_0.cpp PROPERTIES OBJECT_DEPENDS "${paths}")
  add_library(bch_treaty STATIC ${folder}/edition_0.cpp)
  target_include_directories(bch_treaty PUBLIC ${CMAKE_BINARY_DIR}/generated)
  target_link_libraries(bch_treaty PUBLIC bch_base)
endfunction()
