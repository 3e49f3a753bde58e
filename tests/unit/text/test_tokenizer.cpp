#include "text/tokenizer.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"
#include "text/fold.hpp"
#include "unit/text/random_text.hpp"

using namespace entente;

namespace {

std::vector<Token> cut(std::string_view text) {
  std::vector<Token> out;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, out);
  return out;
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> out;
  for (const Token& token : cut(text)) out.emplace_back(text.substr(token.bytes.begin, token.bytes.size()));
  return out;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("Words and single punctuation characters are tokens", "[text]") {
  CHECK(words("Ông A (45 tuổi), \"khỏe\"…") == Words{"Ông", "A", "(", "45", "tuổi", ")", ",", "\"", "khỏe", "\"", "…"});
  CHECK(words("1.500 - 3,5%") == Words{"1", ".", "500", "-", "3", ",", "5", "%"});
  CHECK(words("GS.TS") == Words{"GS", ".", "TS"});
  CHECK(words("H5N1 COVID-19") == Words{"H5N1", "COVID", "-", "19"});
  CHECK(words("...") == Words{".", ".", "."});
  CHECK(words("“Đ”–«ê»") == Words{"“", "Đ", "”", "–", "«", "ê", "»"});
  CHECK(words(" \n\t ").empty());
  CHECK(words("").empty());
}

TEST_CASE("Tokens say what they are made of", "[text]") {
  const auto flags = [](std::string_view text) {
    const auto tokens = cut(text);
    REQUIRE(tokens.size() == 1);
    return tokens.front();
  };
  CHECK(flags("2021").is_number);
  CHECK(flags("2021").is_word);
  CHECK_FALSE(flags("2021").is_mixed);
  CHECK(flags("28News").is_mixed);
  CHECK(flags("17h06").is_mixed);
  CHECK(flags("2ă").is_mixed);
  CHECK_FALSE(flags("H5").is_number);
  CHECK_FALSE(flags("H5").is_mixed);
  CHECK_FALSE(flags("2a").is_number);
  CHECK_FALSE(flags("%").is_word);
  CHECK_FALSE(flags("%").is_number);
  CHECK(flags("Đảng").is_upper);
  CHECK_FALSE(flags("đảng").is_upper);
  CHECK_FALSE(flags("iPhone").is_upper);
  CHECK(flags("WHO").is_all_upper);
  CHECK(flags("ĐBSCL").is_all_upper);
  CHECK(flags("H5N1").is_all_upper);
  CHECK_FALSE(flags("Who").is_all_upper);
  CHECK_FALSE(flags("A").is_all_upper);
  CHECK_FALSE(flags("A1").is_all_upper);
}

TEST_CASE("Invisible characters separate and belong to no token", "[text]") {
  CHECK(words("Bộ\u200BY\u00ADtế\u2060a\uFEFFb") == Words{"Bộ", "Y", "tế", "a", "b"});
  CHECK(words("a\u00A0b\u3000c\x01"
              "d") == Words{"a", "b", "c", "d"});
  const auto tokens = cut("a\u200B.");
  REQUIRE(tokens.size() == 2);
  CHECK(tokens[1].space_before);
}

TEST_CASE("Marks that found no letter to be composed with stay in their word", "[text]") {
  CHECK(words("x\u0323ab c") == Words{"x\u0323ab", "c"});
  CHECK(words("кни\u0301га") == Words{"кни\u0301га"});
  CHECK_FALSE(cut("x\u0323").front().is_number);
  CHECK(cut("1\u0323").front().is_number);
}

TEST_CASE("A mark alone is no number", "[text]") {
  for (const Token& token : cut("\u0301 a ☀\uFE0F")) CHECK_FALSE(token.is_number);
}

TEST_CASE("Tokens know the white space and the line ends before them", "[text]") {
  const auto tokens = cut("a.b c\nd\r\n\r\ne");
  REQUIRE(tokens.size() == 6);
  std::string spaces, lines;
  for (const Token& token : tokens) {
    spaces += token.space_before ? '1' : '0';
    lines += token.line_before ? '1' : '0';
  }
  CHECK(spaces == "100111");
  CHECK(lines == "100011");
}

TEST_CASE("A range is cut as if it were alone, with offsets into the whole text", "[text]") {
  const std::string text = "Đoạn một.\n\nĐoạn hai";
  const auto begin = static_cast<std::uint32_t>(text.find("Đoạn hai"));
  std::vector<Token> tokens;
  tokenize(text, {0, begin - 2}, tokens);
  CHECK(tokens.size() == 3);
  tokenize(text, {begin, static_cast<std::uint32_t>(text.size())}, tokens);
  REQUIRE(tokens.size() == 5);
  CHECK(tokens[3].bytes.begin == begin);
  CHECK(tokens[3].space_before);
  CHECK(text.substr(tokens[4].bytes.begin, tokens[4].bytes.size()) == "hai");
}

TEST_CASE("Offsets cut any text into itself", "[text]") {
  test::RandomText random(19);
  for (int i = 0; i < 2000; ++i) {
    const std::string text = test::normalized(random(random.below(60)), true);
    std::uint32_t at = 0;
    bool sound = true;
    for (const Token& token : cut(text)) {
      // In order, disjoint, never empty, on the boundaries of code points.
      sound = sound && token.bytes.begin >= at && token.bytes.end > token.bytes.begin && token.bytes.end <= text.size();
      const auto is_inside = [&](std::uint32_t byte) {
        return byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xC0U) == 0x80U;
      };
      sound = sound && !is_inside(token.bytes.begin) && !is_inside(token.bytes.end);
      // Between tokens stands nothing visible, and a token that touches the one before has no space before
      // it.
      for (const Token& left_out : cut(text.substr(at, token.bytes.begin - at))) {
        (void)left_out;
        sound = false;
      }
      sound = sound && token.space_before == (token.bytes.begin > at || at == 0);
      // Cut alone it is the same one token.
      const std::string word = text.substr(token.bytes.begin, token.bytes.size());
      const auto again = cut(word);
      sound = sound && again.size() == 1 && again.front().is_word == token.is_word &&
              again.front().is_number == token.is_number && again.front().is_upper == token.is_upper &&
              again.front().is_all_upper == token.is_all_upper && again.front().key == token.key &&
              word_key(word) == token.key;
      at = token.bytes.end;
    }
    INFO(text);
    CHECK(sound);
    CHECK(cut(text.substr(at)).empty());
  }
}

TEST_CASE("Words are the same however long they are and whatever stands behind them", "[text]") {
  // Sixteen bytes are remembered as they are read; × and ÷ are no letters though their bytes look so.
  CHECK(words("abcdefghijklmnop abcdefghijklmnopq nghiêng") ==
        Words{"abcdefghijklmnop", "abcdefghijklmnopq", "nghiêng"});
  CHECK(words("a×b÷c") == Words{"a", "×", "b", "÷", "c"});
  CHECK(words("a\u0300 aα aя ạ\u0323b") == Words{"a\u0300", "aα", "aя", "ạ\u0323b"});
  for (const char* word : {"Hoà", "2021", "F0", "WHO", "abcdefghijklmnopq", "ĐẮK", "aα"}) {
    const auto once = cut(word);
    const auto again = cut(std::string(word) + ", " + word);
    REQUIRE(again.size() == 3);
    for (const Token& token : {again.front(), again.back()}) {
      CHECK(token.key == once.front().key);
      CHECK(token.is_upper == once.front().is_upper);
      CHECK(token.is_number == once.front().is_number);
      CHECK(token.is_all_upper == once.front().is_all_upper);
    }
  }
}

TEST_CASE("Signs are the same however often they came and whatever stands around them", "[text]") {
  using namespace std::string_literals;
  // Signs are remembered as short words are; a zero byte is no sign, and no place that is still empty.
  const std::string text = "a, b.\" (c),\0 d … e – “f” g… ,\0\0x, \n- 1/2 behind which the text goes on"s;
  const Words wanted{"a", ",", "b", ".", "\"", "(", "c", ")", ",", "d", "…", "e", "–",
                     "“", "f", "”", "g", "…",  ",", "x", ",", "-", "1", "/", "2"};
  for (int round = 0; round < 2; ++round) {
    Words read = words(text);
    read.resize(wanted.size());
    CHECK(read == wanted);
    for (const Token& token : cut(text)) {
      const auto alone = cut(text.substr(token.bytes.begin, token.bytes.size()));
      REQUIRE(alone.size() == 1);
      CHECK(token.key == alone.front().key);
      CHECK(token.is_word == alone.front().is_word);
      CHECK(token.ends_sentence == alone.front().ends_sentence);
    }
  }
}
