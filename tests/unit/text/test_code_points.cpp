#include "text/code_points.hpp"

#include <string>

#include "base/scratch.hpp"
#include "support/catch.hpp"
#include "unit/text/random_text.hpp"

using namespace entente;

namespace {

bool begins_code_point(const std::string& text, std::size_t byte) {
  return byte == text.size() || (static_cast<unsigned char>(text[byte]) & 0xC0U) != 0x80U;
}

}  // namespace

TEST_CASE("Bytes are translated into code points", "[text]") {
  const Scratch::Use use;
  const std::string text = "Bộ tế";  // B 1 byte, ộ 3, space 1, t 1, ế 3
  const CodePointIndex index(text);
  CHECK(index.at(0) == 0);
  CHECK(index.at(1) == 1);
  CHECK(index.at(4) == 2);
  CHECK(index.at(5) == 3);
  CHECK(index.at(9) == 5);
  CHECK(index(ByteSpan{1, 5}) == CodePointSpan{1, 3});
  CHECK(index(ByteSpan{9, 9}) == CodePointSpan{5, 5});
  CHECK(CodePointIndex("").at(0) == 0);
}

TEST_CASE("Every boundary of a random text agrees with a naive count", "[text]") {
  const Scratch::Use use;
  test::RandomText random(3);
  for (int i = 0; i < 60; ++i) {
    const std::string text = random(random.below(1500));
    const CodePointIndex index(text);
    std::uint32_t naive = 0;
    std::uint32_t wrong = 0;
    for (std::uint32_t byte = 0; byte <= text.size(); ++byte) {
      if (!begins_code_point(text, byte)) continue;
      if (index.at(byte) != naive) ++wrong;
      ++naive;
    }
    CHECK(wrong == 0);
  }
}

TEST_CASE("Lengths around the stretches of the index are right", "[text]") {
  const Scratch::Use use;
  for (std::size_t bytes : {63U, 64U, 65U, 255U, 256U, 257U, 511U, 512U, 513U, 768U}) {
    const std::string ascii(bytes, 'a');
    CHECK(CodePointIndex(ascii).at(static_cast<std::uint32_t>(bytes)) == bytes);
    // A letter of three bytes across every stretch.
    std::string text = "ab";
    while (text.size() + 3 <= bytes) text += "ế";
    const auto size = static_cast<std::uint32_t>(text.size());
    CHECK(CodePointIndex(text).at(size) == 2 + (size - 2) / 3);
  }
}
