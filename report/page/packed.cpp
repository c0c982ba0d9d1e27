#include "report/page/packed.hpp"

#include <cassert>
#include <cstdint>
#include <zlib.h>

namespace juchu {
namespace {

constexpr int kGzip = 16 + MAX_WBITS;  // how zlib is asked for that format
constexpr int kMostMemory = 9;

std::string compressed(std::string_view text) {
  z_stream stream{};
  int state = deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzip, kMostMemory,
                           Z_DEFAULT_STRATEGY);
  assert(state == Z_OK);
  std::string bytes(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));  // it only reads
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_out = static_cast<uInt>(bytes.size());
  state = deflate(&stream, Z_FINISH);
  assert(state == Z_STREAM_END);
  bytes.resize(stream.total_out);
  deflateEnd(&stream);
  return bytes;
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view
      kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t three = 0;
    for (std::size_t i = at; i < at + 3; ++i)
      three = three << 8 | (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0);
    for (int shift = 18; shift >= 0; shift -= 6) text += kAlphabet[three >> shift & 63];
  }
  for (std::size_t padding = (3 - bytes.size() % 3) % 3; padding > 0; --padding)
    text[text.size() - padding] = '=';
  return text;
}

}  // namespace

std::string packed(std::string_view text) { return base64(compressed(text)); }

}  // namespace juchu
