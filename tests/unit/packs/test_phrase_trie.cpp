#include "packs/phrase_trie.hpp"

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "packs/phrase_set.hpp"
#include "support/catch.hpp"
#include "text/fold.hpp"
#include "text/tokenizer.hpp"
#include "text/vocabulary.hpp"

using namespace entente;

namespace {

struct Fixture {
  Vocabulary vocabulary;
  PhraseTrie trie;
  bool sealed = false;

  void add(std::string_view phrase, PhraseKind kind, std::size_t index) {
    trie.insert(vocabulary.phrase(phrase), kind, index);
  }

  const PhraseGroup& find(std::string_view text) {
    if (!std::exchange(sealed, true)) trie.seal();
    std::vector<Token> tokens;
    tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
    for (Token& token : tokens) token.word = vocabulary.find(token.key);
    return trie.find(tokens);
  }

  /// "kind/index/length" of every phrase found.
  std::string found(std::string_view text) {
    std::string out;
    for (const Phrase& phrase : find(text).phrases())
      out += (out.empty() ? "" : " ") + std::to_string(static_cast<int>(phrase.kind)) + "/" +
             std::to_string(phrase.index) + "/" + std::to_string(phrase.length);
    return out;
  }
};

}  // namespace

TEST_CASE("One walk finds every phrase that begins at a token, shortest first", "[packs]") {
  Fixture pack;
  pack.add("bộ y tế", PhraseKind::gazetteer, 7);
  pack.add("bộ", PhraseKind::head, 2);
  pack.add("bộ trưởng", PhraseKind::title, 3);
  pack.add("bộ y tế", PhraseKind::word_class, 1);
  CHECK(pack.found("Bộ Y tế Lào") == "2/2/1 0/7/3 4/1/3");
  CHECK(pack.found("Bộ trưởng") == "2/2/1 1/3/2");
  CHECK(pack.found("Bộ") == "2/2/1");
  CHECK(pack.found("Y tế").empty());
  CHECK(pack.found("").empty());
}

TEST_CASE("All places of a sentence are looked at as each alone", "[packs]") {
  Fixture pack;
  pack.add("bộ y tế", PhraseKind::gazetteer, 7);
  pack.add("y tế", PhraseKind::head, 2);
  pack.add("lào", PhraseKind::gazetteer, 3);
  const std::string text = "Thứ trưởng Bộ Y tế Lào, bộ y";
  CHECK(&pack.find(text) == &pack.find(""));  // no phrase begins with the first word
  std::vector<Token> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  for (Token& token : tokens) token.word = pack.vocabulary.find(token.key);
  std::vector<std::uint32_t> told;
  const auto groups = pack.trie.find_each(tokens, {{{.tokens = {0, 9}}}}, told);
  REQUIRE(groups.size() == tokens.size() + 1);
  CHECK(groups.back() == &pack.find(""));
  std::string found;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    CHECK(groups[i] == &pack.trie.find(std::span(tokens).subspan(i)));
    found += std::to_string(groups[i]->phrases().size());
  }
  CHECK(found == "001101000");
}

TEST_CASE("Case and the place of the tone mark do not matter to phrases", "[packs]") {
  Fixture pack;
  pack.add("Uỷ ban", PhraseKind::head, 0);
  CHECK(pack.found("ỦY BAN") == "2/0/2");
  CHECK(pack.found("uỷ ban") == "2/0/2");
  CHECK(pack.found("ùy ban").empty());
}

TEST_CASE("A phrase ends at a word that the pack never names", "[packs]") {
  Fixture pack;
  pack.add("a b", PhraseKind::head, 0);
  pack.add("a", PhraseKind::head, 1);
  CHECK(pack.found("a x b") == "2/1/1");
}

TEST_CASE("Punctuation is part of a phrase", "[packs]") {
  Fixture pack;
  pack.add("phòng, chống", PhraseKind::word_class, 0);
  CHECK(pack.found("phòng, chống dịch") == "4/0/3");
  CHECK(pack.found("phòng chống dịch").empty());
}

TEST_CASE("The same phrase counts once for one meaning", "[packs]") {
  Fixture pack;
  pack.add("a b", PhraseKind::word_class, 4);
  pack.add("A  B", PhraseKind::word_class, 4);
  pack.add("a b", PhraseKind::word_class, 5);
  CHECK(pack.found("a b") == "4/4/2 4/5/2");
}

TEST_CASE("A group tells the longest phrase of a kind and of a class, however long and however mixed", "[packs]") {
  Fixture pack;
  pack.add("a", PhraseKind::head, 1);
  pack.add("a b", PhraseKind::head, 2);
  std::string words = "a";
  for (int i = 0; i < 20; ++i) words += " b";
  pack.add(words, PhraseKind::gazetteer, 3);
  pack.add("c", PhraseKind::word_class, 1);
  pack.add("c", PhraseKind::word_class, 2);
  pack.add("c d", PhraseKind::word_class, 2);
  pack.add("e f", PhraseKind::word_class, 1);
  pack.add("e", PhraseKind::word_class, 300);  // has no bit of its own
  CHECK(pack.find(words).longest(PhraseKind::head) == 2);
  CHECK(pack.find(words).longest(PhraseKind::gazetteer) == 21);
  CHECK(pack.find(words).find(PhraseKind::head)->index == 2);
  CHECK(pack.find("c d").longest(1) == 1);
  CHECK(pack.find("c d").longest(2) == 2);
  CHECK(pack.find("c d").longest(3) == 0);
  for (const std::uint32_t word_class : {1U, 2U, 3U})
    CHECK(pack.find("c d").longest_own(word_class) == pack.find("c d").longest(word_class));
  CHECK(pack.find("c d").holds(2, 1));
  CHECK_FALSE(pack.find("c d").holds(1, 2));
  CHECK(pack.find("e f").longest(1) == 2);
  CHECK(pack.find("e f").longest(300) == 1);
  CHECK(pack.find("e f").holds(1, 2));
  CHECK_FALSE(pack.find("e f").holds(300, 2));
}

TEST_CASE("Words that many classes have are common", "[packs]") {
  Fixture pack;
  pack.add("a", PhraseKind::word_class, 0);
  pack.add("b c", PhraseKind::word_class, 0);
  pack.add("a", PhraseKind::word_class, 1);
  pack.add("b", PhraseKind::word_class, 1);
  pack.add("b c", PhraseKind::word_class, 2);
  pack.add("a", PhraseKind::title, 0);
  pack.add("b", PhraseKind::word_class, 3);
  pack.add("b", PhraseKind::word_class, 4);
  CHECK(pack.trie.shared_words(6) == std::vector<std::uint32_t>{2, 3, 0, 3, 3, 0});
}

TEST_CASE("A group tells whether a name may begin in lower case", "[packs]") {
  Fixture pack;
  std::size_t form = 0;
  const auto add = [&](std::string_view phrase, bool capital) {
    pack.trie.insert(pack.vocabulary.phrase(phrase), PhraseKind::gazetteer, form++, capital);
  };
  add("mỹ", true);
  add("nga", true);
  add("nga", false);
  add("pháp luật", true);  // with a capital on its second word
  pack.add("anh", PhraseKind::word_class, 0);
  CHECK(pack.find("mỹ").names());
  CHECK_FALSE(pack.find("mỹ").names_small());
  CHECK(pack.find("nga").names_small());
  CHECK(pack.find("pháp luật").names_small());
  CHECK_FALSE(pack.find("anh").names_small());
}

TEST_CASE("A group says which of its phrases rules ask for", "[packs]") {
  Fixture pack;
  pack.add("a", PhraseKind::title, 1);
  pack.add("a", PhraseKind::word_class, 1);
  pack.add("a b", PhraseKind::word_class, 2);
  pack.add("a b", PhraseKind::word_class, 3);
  pack.trie.seal({{}, {{.rule = 7}, {.rule = 8}}, {}, {{.rule = 9}}}, {{}, {}, {WordsHere(2), RareWords(2)}});
  pack.sealed = true;
  const PhraseGroup& group = pack.find("a b");
  REQUIRE(group.phrases().size() == 4);
  REQUIRE(group.rules().size() == 3);
  CHECK(group.rules()[1].rule == 8);
  CHECK(group.rules()[1].length == 1);
  CHECK(group.rules()[2].rule == 9);
  CHECK(group.rules()[2].length == 2);
  CHECK(group.rule_words().required.may_hold(WordsHere(2)));
  CHECK_FALSE(group.rule_words().required.may_hold(WordsHere(1)));
  CHECK(group.rule_words().rare.may_hold(RareWords(2)));
  CHECK_FALSE(group.rule_words().rare.may_hold(RareWords(3)));
  CHECK(group.rule_words().rare.may_hold(RareWords()));
  CHECK(pack.find("a").rules().size() == 2);
  CHECK(pack.find("a").concerns_rules());  // rules are anchored there
  CHECK(group.names());
  CHECK(group.holds(PhraseKind::title));
  CHECK_FALSE(group.holds(PhraseKind::head));
  CHECK(pack.trie.longest(2) == 2);
  CHECK(pack.trie.longest(1) == 1);
  CHECK(pack.trie.longest(7) == 0);
  CHECK(group.longest(PhraseKind::title) == 1);
  CHECK(group.longest(PhraseKind::head) == 0);
  CHECK(group.find(PhraseKind::title)->index == 1);
  CHECK(pack.find("b").phrases().empty());
  CHECK_FALSE(pack.find("b").concerns_rules());
  CHECK_FALSE(pack.find("b").names());
}

TEST_CASE("Places of classes that are to be told are told", "[packs]") {
  Fixture pack;
  pack.add("hôm qua", PhraseKind::word_class, 2);
  pack.add("ngày", PhraseKind::word_class, 3);
  pack.add("ngày mai", PhraseKind::word_class, 4);
  pack.add("hôm", PhraseKind::word_class, 4);
  pack.trie.seal({}, {}, {2, 3});
  // The last word of either sentence could go on behind it.
  std::string text;
  for (int i = 0; i < 40; ++i) text += "hôm mai ";
  text += "hôm qua ngày mai ngày hôm qua hôm";
  std::vector<Token> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens, &pack.vocabulary);
  const std::vector<Sentence> sentences{{.tokens = {0, 86}}, {.tokens = {86, 88}}};
  std::vector<std::uint32_t> told;
  const auto groups = pack.trie.find_each(tokens, sentences, told);
  REQUIRE(groups.size() == tokens.size() + 1);
  CHECK(told == std::vector<std::uint32_t>{80, 82, 84});
  for (const Sentence& sentence : sentences)
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i)
      CHECK(groups[i] == &pack.trie.find(std::span(tokens).subspan(i, sentence.tokens.end - i)));
}

TEST_CASE("Ways that share words and numbers are kept apart", "[packs]") {
  Fixture pack;
  // All rows of one to three of some words, but for a few.
  const std::vector<std::string> words{"a", "b", "c", "d", "e", "g"};
  const auto is_left_out = [](std::size_t row) { return row % 7 == 3 || row % 11 == 5; };
  std::vector<std::string> rows;
  for (const std::string& first : words) {
    rows.push_back(first);
    for (const std::string& second : words) {
      rows.push_back(first + " " + second);
      for (const std::string& third : words) rows.push_back(rows.back().substr(0, 3) + " " + third);
    }
  }
  for (std::size_t row = 0; row < rows.size(); ++row)
    if (!is_left_out(row)) pack.add(rows[row], PhraseKind::gazetteer, row);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto phrases = pack.find(rows[row]).phrases();
    const auto length = static_cast<std::uint32_t>(rows[row].size() / 2 + 1);
    const bool found = !phrases.empty() && phrases.back().length == length;
    CHECK(found == !is_left_out(row));
    if (found) CHECK(phrases.back().index == row);
  }
}

TEST_CASE("A phrase without words is never found", "[packs]") {
  Fixture pack;
  pack.add("", PhraseKind::head, 0);
  pack.add(" \u200B ", PhraseKind::head, 0);
  CHECK(pack.found("a").empty());
}

TEST_CASE("A vocabulary numbers each folded word once", "[packs]") {
  Vocabulary words;
  const WordId a = words.intern(word_key("a"));
  CHECK(words.intern(word_key("b")) != a);
  CHECK(words.intern(word_key("a")) == a);
  CHECK(words.size() == 2);
  CHECK(words.find(word_key("a")) == a);
  CHECK_FALSE(words.find(word_key("c")).valid());
  CHECK(words.size() == 2);
  const auto phrase = words.phrase("B, A");
  REQUIRE(phrase.size() == 3);
  CHECK(phrase[0] == words.find(word_key("b")));
  CHECK(phrase[2] == a);
}

TEST_CASE("Words get the ids of the vocabulary that is given, whatever was read before", "[packs]") {
  Vocabulary first;
  Vocabulary second;
  CHECK(first.stamp() == second.stamp());
  const WordId b = first.intern(word_key("b"));
  static_cast<void>(second.intern(word_key("a")));
  const WordId b2 = second.intern(word_key("b"));
  CHECK(first.stamp() != second.stamp());
  REQUIRE(b != b2);
  const std::string text = "b, c abcdefghijklmnopq and what else stands behind it";
  const auto ids = [&](const Vocabulary* vocabulary) {
    std::vector<Token> tokens;
    tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens, vocabulary);
    return tokens;
  };
  CHECK(ids(&first).front().word == b);
  CHECK(ids(&second).front().word == b2);
  static_cast<void>(ids(nullptr));  // what is read without one must not be taken for what it says
  CHECK(ids(&first).front().word == b);
  // One that has grown is another one.
  CHECK_FALSE(ids(&first)[2].word.valid());
  const WordId c = first.intern(word_key("c"));
  const WordId rare = first.intern(word_key("abcdefghijklmnopq"));
  CHECK(ids(&first)[2].word == c);
  CHECK(ids(&first)[3].word == rare);
  CHECK(ids(&first)[0].word == b);
}

TEST_CASE("A set of phrases answers by whole words", "[packs]") {
  CHECK(folded_words("Tin, CÙNG chuyên-mục!") ==
        std::vector<std::string>{"tin", fold("cùng"), fold("chuyên"), fold("mục")});
  const PhraseSet set({"tin mới", "tin mới nhất", "xem thêm", "…"});
  CHECK_FALSE(set.empty());
  CHECK(set.contains(word_keys("Tin: MỚI")));
  CHECK_FALSE(set.contains(word_keys("tin")));
  CHECK(set.prefix(word_keys("Tin mới nhất hôm nay")) == 3);
  CHECK(set.prefix(word_keys("Tin mới hôm nay")) == 2);
  CHECK(set.prefix(word_keys("Một tin mới")) == 0);
  CHECK(set.composes(word_keys("Xem thêm: tin mới nhất")));
  CHECK_FALSE(set.composes(word_keys("Xem thêm: tin")));
  CHECK_FALSE(set.composes({}));
  CHECK(PhraseSet({"…", " "}).empty());
}
