#include "text/fold.hpp"

#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "unit/text/random_text.hpp"

using namespace entente;

TEST_CASE("The place of a tone mark in its syllable does not matter", "[text]") {
  CHECK(fold("hoà") == fold("hòa"));
  CHECK(fold("HOÀ") == fold("hòa"));
  CHECK(fold("Uỷ ban") == fold("Ủy ban"));
  CHECK(fold("thuỷ") == fold("thủy"));
  CHECK(fold("khoẻ") == fold("khỏe"));
  CHECK(fold("Thuý") == fold("THÚY"));
  CHECK(fold("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM") == fold("Cộng hòa xã hội chủ nghĩa Việt Nam"));
}

TEST_CASE("Another tone is another word", "[text]") {
  const std::set<std::string> folded = {fold("ma"), fold("má"), fold("mà"), fold("mã"), fold("mả"), fold("mạ")};
  CHECK(folded.size() == 6);
  // The tone stays with its own syllable.
  CHECK(fold("hòa bình") != fold("hoa bình"));
  CHECK(fold("má ma") != fold("ma má"));
}

TEST_CASE("Marks that make another letter are kept", "[text]") {
  const std::set<std::string> vowels = {fold("a"), fold("ă"), fold("â"), fold("e"), fold("ê"), fold("o"),
                                        fold("ô"), fold("ơ"), fold("u"), fold("ư"), fold("d"), fold("đ"),
                                        fold("c"), fold("ç"), fold("ü"), fold("y")};
  CHECK(vowels.size() == 16);
  CHECK(fold("ấ") == fold("Ấ"));
  CHECK(fold("ấ") != fold("á"));
  CHECK(fold("ấ") != fold("ắ"));
  CHECK(fold("ớ") != fold("ó"));
  CHECK(fold("Đà Nẵng") == fold("ĐÀ NẴNG"));
  CHECK(fold("Đà Nẵng") != fold("Dà Nẵng"));
  CHECK(fold("Curaçao") == "curaçao");
  CHECK(fold("François") != fold("Francois"));
}

TEST_CASE("Runs of white space are one space, and none at the ends", "[text]") {
  CHECK(fold("  Bộ \t\r\n Y\u00A0\u3000tế\n") == fold("bộ y tế"));
  CHECK(fold("a b") == "a b");
  CHECK(fold(" \n\t ") == "");
  CHECK(fold("") == "");
}

TEST_CASE("Folding a word appends to what is there", "[text]") {
  std::string out = "x ";
  fold_word("HOÀ", out);
  CHECK(out == "x " + fold("hòa"));
  fold_word("", out);
  CHECK(out == "x " + fold("hòa"));
}

TEST_CASE("Words that fold alike have one key, and all others another", "[text]") {
  CHECK(word_key("HOÀ") == word_key("hòa"));
  CHECK(word_key("Thuỷ") == word_key("thủy"));
  CHECK(word_key("hoa") != word_key("hòa"));
  CHECK(word_key("ab") != word_key("ba"));
  CHECK(word_key("a") != word_key(""));
  test::RandomText text(11);
  std::map<WordKey, std::string> words;
  std::size_t wrong = 0;
  for (int i = 0; i < 20000; ++i) {
    const std::string word = test::normalized(text(1 + static_cast<std::size_t>(i % 6)), true);
    std::string folded;
    fold_word(word, folded);
    wrong += word_key(folded) == word_key(word) ? 0 : 1;
    wrong += words.try_emplace(word_key(word), folded).first->second == folded ? 0 : 1;
  }
  CHECK(wrong == 0);
}

TEST_CASE("Folding twice is folding once: every code point", "[text]") {
  std::size_t wrong = 0;
  for (std::int32_t c = 1; c <= 0x1FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string letter;
    test::append_utf8(letter, c);
    const std::string text = test::normalized("x" + letter + "y", true);
    const std::string once = fold(text);
    if (fold(once) == once) continue;
    ++wrong;
    UNSCOPED_INFO("U+" << std::hex << c);
  }
  CHECK(wrong == 0);
}

TEST_CASE("Folding twice is folding once: mixed texts", "[text]") {
  test::RandomText random(11);
  for (int i = 0; i < 3000; ++i) {
    const std::string once = fold(test::normalized(random(random.below(30)), true));
    CHECK(fold(once) == once);
  }
}

TEST_CASE("Case never matters to Vietnamese", "[text]") {
  for (std::int32_t c = 0x1EA0; c <= 0x1EF9; c += 2) {
    std::string upper, lower;
    test::append_utf8(upper, c);
    test::append_utf8(lower, c + 1);
    INFO(lower);
    CHECK(fold(upper) == fold(lower));
    CHECK(fold("t" + upper + "ng") == fold("T" + lower + "NG"));
    CHECK(starts_upper(upper));
    CHECK_FALSE(starts_upper(lower));
  }
}

TEST_CASE("A text starts upper by its first letter alone", "[text]") {
  for (const char* text : {"Bộ", "Đ", "Ủy ban", "Ơ", "ǅ", "Я"}) {
    INFO(text);
    CHECK(starts_upper(text));
  }
  for (const char* text : {"bộ", "đ", "", " Bộ", "1A", "\"A\"", "北"}) {
    INFO(text);
    CHECK_FALSE(starts_upper(text));
  }
}

TEST_CASE("A form without shortcuts is decomposed and has its tones behind each word", "[text]") {
  CHECK(entente::fold_decomposed("HO\u00c0") == "hoa\u0300");
  CHECK(entente::fold_decomposed("H\u00d2a") == "hoa\u0300");
  CHECK(entente::fold_decomposed("  Vi\u1ec7t \u00a0 Nam ") == "vie\u0302t\u0323 nam");
  CHECK(entente::fold_decomposed(" \u0300a") == "a\u0300");
  CHECK(entente::fold_decomposed("\u0130zmir") == "i\u0307zmir");
  CHECK(entente::fold_decomposed("") == "");
  CHECK(entente::trim(" \u00a0 a  b\u2003\n") == "a  b");
  CHECK(entente::trim(" \t").empty());
  CHECK(entente::lower_case("\u0110\u00c0 N\u1eb4NG") == "\u0111\u00e0 n\u1eb5ng");
}

TEST_CASE("Words that were folded before fold as they did, whatever stands around them", "[text]") {
  std::mt19937 random(29);
  const std::vector<std::string> words = {"Nguyễn",
                                          "Trường",
                                          "NGHIỆP",
                                          "a",
                                          "đ",
                                          "Văn-Lang",
                                          "áàảãạ",
                                          "Abcdefghijklmno",
                                          "Abcdefghijklmnop",
                                          "Antananarivotruong",
                                          "\n",
                                          "\tB\u00A0",
                                          "\xCC\x81",
                                          "(WHO)",
                                          "ǅ"};
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    std::string expected;  // folded word by word
    for (std::size_t n = random() % 12; n > 0; --n) {
      const std::string& word = words[random() % words.size()];
      text.append(random() % 3, ' ').append(word).append(1 + random() % 2, ' ');
      std::string folded;
      fold_word(trim(word), folded);
      if (!trim(word).empty()) expected.append(expected.empty() ? "" : " ").append(folded);
    }
    CHECK(fold(text) == expected);
    std::string out = "what it held";
    fold(text, out);
    CHECK(out == expected);
  }
}
