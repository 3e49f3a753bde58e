#include "base/plain_utf8.hpp"

#include <random>
#include <string>

#include "support/catch.hpp"

using namespace entente;

namespace {

/// The same, character by character.
bool reads_plain(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  for (std::size_t i = 0; i < text.size();) {
    if (byte(i) < 0x80) {
      ++i;
    } else if (byte(i) >= 0xC3 && byte(i) <= 0xCB && follows(i + 1)) {
      i += 2;
    } else if (byte(i) >= 0xE0 && byte(i) <= 0xEF && follows(i + 1) && follows(i + 2)) {
      const unsigned code = (byte(i) & 0x0FU) << 12U | (byte(i + 1) & 0x3FU) << 6U | (byte(i + 2) & 0x3FU);
      if (!(code >= 0x1EA0 && code <= 0x1EFF) && !(code >= 0x2010 && code <= 0x2027)) return false;
      i += 3;
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace

TEST_CASE("Composed Vietnamese with its punctuation is plain, what may need a table is not", "[base]") {
  CHECK(is_plain_utf8(""));
  CHECK(is_plain_utf8("a"));
  CHECK(is_plain_utf8("Uỷ ban “Hoà giải” – số 5… ở Đà Nẵng"));
  CHECK_FALSE(is_plain_utf8("a\u0301"));  // a mark that composes
  CHECK_FALSE(is_plain_utf8("\uFEFFa"));  // a byte order mark
  CHECK_FALSE(is_plain_utf8("\u2028"));   // ends a line
  CHECK_FALSE(is_plain_utf8("Hoà gi\xE1\xBA"));
  CHECK_FALSE(is_plain_utf8("\xE1"));
  CHECK_FALSE(is_plain_utf8("\xBA\xA3"));
}

TEST_CASE("What is plain does not depend on where the bytes lie", "[base]") {
  constexpr unsigned char kBytes[] = {0,    'a',  0x7F, 0x80, 0x90, 0x9F, 0xA0, 0xA7, 0xA8, 0xBA, 0xBB,
                                      0xBF, 0xC2, 0xC3, 0xCB, 0xCC, 0xE0, 0xE1, 0xE2, 0xE3, 0xF0, 0xFF};
  for (const unsigned char a : kBytes) {
    for (const unsigned char b : kBytes) {
      for (const unsigned char c : kBytes) {
        const std::string text{'a', static_cast<char>(a), static_cast<char>(b), static_cast<char>(c)};
        REQUIRE(is_plain_utf8(text) == reads_plain(text));
      }
    }
  }
  std::mt19937 random(1);
  for (int i = 0; i < 20'000; ++i) {
    std::string text(random() % 40, 'a');  // long enough for many bytes at a time
    const std::size_t size = random() % 6;
    for (std::size_t k = 0; k < size; ++k) text += static_cast<char>(kBytes[random() % std::size(kBytes)]);
    text.append(random() % 20, 'b');
    REQUIRE(is_plain_utf8(text) == reads_plain(text));
  }
}
