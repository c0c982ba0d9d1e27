# literal_of(<file>)
#
# Sets `literal` to the bytes of a file as C++ string literals, a short one per line. Bytes become
# escapes: any text of any size passes every compiler.
function(literal_of file)
  string(REPEAT "." 64 hex_digits_of_a_line)
  file(READ ${file} text HEX)
  string(REGEX REPLACE "(${hex_digits_of_a_line})" "\\1\n" text "${text}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" text "${text}")
  string(REPLACE "\n" "\"\n    \"" text "${text}")
  set(literal "\"${text}\"" PARENT_SCOPE)
endfunction()
