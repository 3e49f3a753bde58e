#include "records/json_run.hpp"

#include <random>
#include <string>

#include "support/catch.hpp"

using namespace entente;

TEST_CASE("A run of JSON ends before the first byte that is escaped, wherever it lies", "[base]") {
  CHECK(json_run("") == 0);
  CHECK(json_run("Đà Nẵng\x7F!#[]") == 16);
  constexpr char kBytes[] = {'\0', '\x1F', ' ', '!', '"', '#', '[', '\\', ']', '\x7F', '\x80', '\xA2', '\xDC', '\xFF'};
  std::mt19937 random(3);
  for (int i = 0; i < 20'000; ++i) {
    std::string text(random() % 30, 'a');
    for (auto count = random() % 9; count > 0; --count) text += kBytes[random() % std::size(kBytes)];
    text.append(random() % 10, 'b');
    std::size_t length = 0;
    while (length < text.size() && static_cast<unsigned char>(text[length]) >= 0x20 && text[length] != '"' &&
           text[length] != '\\')
      ++length;
    REQUIRE(json_run(text) == length);
  }
}
