#include "records/utf8_line.hpp"

#include <random>
#include <string>

#include "support/catch.hpp"

using namespace entente;

namespace {

/// UTF-8 without the line ends of Unicode, character by character.
bool reads_line(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  for (std::size_t i = 0; i < text.size();) {
    const unsigned lead = byte(i++);
    const unsigned more = lead < 0x80 ? 0 : lead < 0xC0 ? 9 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF8 ? 3 : 9;
    if (more == 9) return false;
    unsigned code = more == 0 ? lead : lead & 0x3FU >> more;
    for (unsigned k = 0; k < more; ++k, ++i) {
      if ((byte(i) & 0xC0U) != 0x80U) return false;
      code = code << 6U | (byte(i) & 0x3FU);
    }
    constexpr unsigned kLeast[] = {0, 0x80, 0x800, 0x10000};
    if (code < kLeast[more] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return false;
    if (code == 0x85 || code == 0x2028 || code == 0x2029) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("What is a line of UTF-8 is well-formed and has no line ends", "[records]") {
  CHECK(is_utf8_line(""));
  CHECK(is_utf8_line("person:nguyêñ thị thu thuỷ"));
  CHECK(is_utf8_line("Uỷ ban “Hoà giải” – 5… \U0001F600 русский 中文 “한국”\uFEFF"));
  CHECK_FALSE(is_utf8_line("a\u2028b"));
  CHECK_FALSE(is_utf8_line("a\u2029"));
  CHECK_FALSE(is_utf8_line("\u0085"));
  // Pieces that lie at both sides of what is allowed, put together at random.
  constexpr std::string_view kPieces[] = {
      "a",        "\x7F",     "\x80",     "\xBF",     "\xC1",         "\xC2",         "\xC2\x85",     "\xC2\x86",
      "\xDF\xBF", "\xE0\xA0", "\xE1\xBA", "\xE2\x80", "\xE2\x80\xA7", "\xE2\x80\xA8", "\xED\xA0\x80", "\xEF\xBF\xBF",
      "\xF0\x90", "\x80\x80", "\xF0\x8F", "\xF3\x80", "\xF4\x8F",     "\xF5"};
  std::mt19937 random(7);
  std::size_t lines = 0;
  for (int round = 0; round < 50'000; ++round) {
    std::string text(random() % 40, 'a');  // long enough for many bytes at a time
    for (auto count = random() % 6; count > 0; --count) text += kPieces[random() % std::size(kPieces)];
    text.append(random() % 20, 'b');
    REQUIRE(is_utf8_line(text) == reads_line(text));
    lines += is_utf8_line(text) ? 1 : 0;
  }
  CHECK(lines > 5'000);
}
