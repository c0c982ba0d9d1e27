#include "sim/import/text_encoding.hpp"

#include <algorithm>
#include <cerrno>
#include <iconv.h>

#include <fmt/format.h>

#include "model/text/problems.hpp"
#include "model/text/utf8.hpp"

namespace juchu {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

/// What iconv makes of CP932.
struct Conversion {
  std::string text;
  std::size_t read = 0;  // bytes; fewer than there are before one that CP932 does not have
};

class Cp932 {
 public:
  Cp932() : descriptor_(iconv_open("UTF-8", "CP932")) {}
  Cp932(const Cp932&) = delete;
  Cp932& operator=(const Cp932&) = delete;
  ~Cp932() {
    if (there()) iconv_close(descriptor_);
  }
  [[nodiscard]] bool there() const { return descriptor_ != reinterpret_cast<iconv_t>(-1); }

  [[nodiscard]] Conversion read(std::string_view bytes) const {
    Conversion made;
    made.text.resize(bytes.size() * 3 / 2 + 16);
    std::size_t written = 0;
    for (;;) {
      char* in = const_cast<char*>(bytes.data()) + made.read;  // iconv leaves it as it is
      std::size_t in_left = bytes.size() - made.read;
      char* out = made.text.data() + written;
      std::size_t out_left = made.text.size() - written;
      const std::size_t end = iconv(descriptor_, &in, &in_left, &out, &out_left);
      const bool full = end == static_cast<std::size_t>(-1) && errno == E2BIG;
      made.read = bytes.size() - in_left;
      written = made.text.size() - out_left;
      if (!full) break;
      made.text.resize(made.text.size() * 2);
    }
    made.text.resize(written);
    return made;
  }

 private:
  iconv_t descriptor_;
};

int lines_before(std::string_view bytes) {
  return 1 + static_cast<int>(std::ranges::count(bytes, '\n'));
}

/// Columns count the characters of what stands before on the line, as far as they can be read.
Position position_after(std::string_view bytes, Encoding encoding) {
  const std::size_t line = bytes.rfind('\n');
  const std::string_view before = line == bytes.npos ? bytes : bytes.substr(line + 1);
  const Cp932 cp932;
  const std::string text = encoding == Encoding::Cp932 && cp932.there() ? cp932.read(before).text
                                                                        : std::string(before);
  return {lines_before(bytes), 1 + static_cast<int>(code_points_of(text).size())};
}

void complain(const std::string& file, Position place, const Complaint& complaint,
              Diagnostics& diagnostics) {
  diagnostics.add({file, place, "", complaint.problem, complaint.hint});
}

Complaint utf_16() {
  return {{"UTF-16 のファイルです", "this is UTF-16"},
          {"「CSV UTF-8」で保存し直してください", "save it as \"CSV UTF-8\""}};
}

Complaint nul_byte() {
  return {{"NUL(0x00)があります。テキストのファイルではありません",
           "there is a NUL (0x00): this is no text file"},
          {"表計算のファイルなら、CSVとして保存してください", "save a spreadsheet as CSV"}};
}

Complaint bad_byte(unsigned char byte, Encoding encoding, bool asked) {
  const char* name = encoding == Encoding::Utf8 ? "UTF-8" : "CP932";
  if (asked || encoding == Encoding::Utf8)
    return {{fmt::format("0x{:02X} は{}の文字ではありません", byte, name),
             fmt::format("0x{:02X} is no character of {}", byte, name)},
            {"--encoding で別の文字コードを指定するか、保存し直してください",
             "name another encoding with --encoding, or save the file again"}};
  return {{fmt::format("UTF-8 でも CP932 でもありません(0x{:02X})", byte),
           fmt::format("this is neither UTF-8 nor CP932 (0x{:02X})", byte)},
          {"「CSV UTF-8」で保存し直してください", "save it as \"CSV UTF-8\""}};
}

std::optional<DecodedText> decode_cp932(std::string_view bytes, bool asked, const std::string& file,
                                        Diagnostics& diagnostics) {
  const Cp932 cp932;
  if (!cp932.there()) {
    complain(file, {},
             Complaint({"この環境では CP932 を読めません", "CP932 cannot be read on this machine"},
                       {"UTF-8 で保存してください", "save it as UTF-8"}),
             diagnostics);
    return std::nullopt;
  }
  Conversion made = cp932.read(bytes);
  if (made.read == bytes.size()) return DecodedText{std::move(made.text), Encoding::Cp932};
  const auto byte = static_cast<unsigned char>(bytes[made.read]);
  complain(file, position_after(bytes.substr(0, made.read), Encoding::Cp932),
           bad_byte(byte, Encoding::Cp932, asked), diagnostics);
  return std::nullopt;
}

}  // namespace

std::optional<DecodedText> decode_text(std::string bytes, Encoding encoding,
                                       const std::string& file, Diagnostics& diagnostics) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    complain(file, {}, utf_16(), diagnostics);
    return std::nullopt;
  }
  if (const auto nul = bytes.find('\0'); nul != bytes.npos) {
    complain(file, position_after(std::string_view(bytes).substr(0, nul), encoding), nul_byte(),
             diagnostics);
    return std::nullopt;
  }
  const bool marked = bytes.starts_with(kUtf8Mark);
  if (encoding == Encoding::Cp932 && !marked) return decode_cp932(bytes, true, file, diagnostics);
  if (marked) bytes.erase(0, kUtf8Mark.size());
  const std::size_t good = well_formed_bytes(bytes);
  if (good == bytes.size()) return DecodedText{std::move(bytes), Encoding::Utf8};
  if (encoding == Encoding::Found && !marked) return decode_cp932(bytes, false, file, diagnostics);
  complain(file, position_after(std::string_view(bytes).substr(0, good), Encoding::Utf8),
           bad_byte(static_cast<unsigned char>(bytes[good]), Encoding::Utf8, true), diagnostics);
  return std::nullopt;
}

}  // namespace juchu
