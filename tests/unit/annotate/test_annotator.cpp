#include "annotate/annotator.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/tiny_pack.hpp"
#include "text/tokenizer.hpp"

using namespace entente;

namespace {

const Ontology kOntology = test::tiny_ontology();

const LanguagePack& pack() {
  static const LanguagePack kPack = test::small_vietnamese(kOntology);
  return kPack;
}

/// An article of one body block.
Article one_block(std::string text) {
  Article article;
  article.text = std::move(text);
  article.blocks.push_back({BlockKind::body, {0, static_cast<std::uint32_t>(article.text.size())}});
  return article;
}

std::vector<std::string> sentences(Article article) {
  const Document document = annotate(std::move(article), pack());
  std::vector<std::string> out;
  for (const Sentence& sentence : document.sentences) out.emplace_back(document.text(document.bytes(sentence.tokens)));
  return out;
}

std::vector<std::string> sentences(std::string text) {
  return sentences(one_block(std::move(text)));
}

using Sentences = std::vector<std::string>;

}  // namespace

TEST_CASE("Sentences end with a stop, a question mark or an exclamation mark before a capital", "[annotate]") {
  CHECK(sentences("Lào thăm Cuba. Cuba vui! Ai thăm Lào? Không ai.") ==
        Sentences{"Lào thăm Cuba.", "Cuba vui!", "Ai thăm Lào?", "Không ai."});
  CHECK(sentences("Lào thăm Cuba") == Sentences{"Lào thăm Cuba"});
  CHECK(sentences("Đã xong. Đoàn về nước.") == Sentences{"Đã xong.", "Đoàn về nước."});
  CHECK(sentences("Năm 2021. 15 người đến.") == Sentences{"Năm 2021.", "15 người đến."});
  CHECK(sentences("").empty());
}

TEST_CASE("Tokens that another vocabulary numbered are numbered anew", "[annotate]") {
  const std::string text = "Lào thăm Cuba.";
  const Document expected = annotate(one_block(text), pack());
  Vocabulary other;
  for (const char* word : {"x", "thăm", "lào"}) static_cast<void>(other.phrase(word));
  Article article = one_block(text);
  tokenize(text, article.blocks.front().span, article.tokens, &other);
  article.vocabulary = other.stamp();
  const Document document = annotate(std::move(article), pack());
  REQUIRE(document.tokens.size() == expected.tokens.size());
  for (std::size_t i = 0; i < expected.tokens.size(); ++i) CHECK(document.tokens[i].word == expected.tokens[i].word);
  CHECK(document.groups == expected.groups);
}

TEST_CASE("A stop before a small letter ends nothing", "[annotate]") {
  CHECK(sentences("Ông hỏi Cuba? rồi đi.").size() == 1);
  CHECK(sentences("Đoàn v.v. đã đến.").size() == 1);
}

TEST_CASE("Titles that are abbreviated end no sentence", "[annotate]") {
  CHECK(sentences("Ông đến TP. Hồ Chí Minh. Bà ở lại.") == Sentences{"Ông đến TP. Hồ Chí Minh.", "Bà ở lại."});
  CHECK(sentences("PGS. TS. Nguyễn Văn A đến.").size() == 1);
  CHECK(sentences("PGS.TS. Nguyễn Văn A đến.").size() == 1);
  CHECK(sentences("GS.TS Nguyễn Văn A đến.").size() == 1);
  CHECK(sentences("gs. Nguyễn Văn A đến.").size() == 1);  // case does not matter
}

TEST_CASE("An initial ends no sentence", "[annotate]") {
  CHECK(sentences("Ông John F. Kennedy đến. Lào mừng.") == Sentences{"Ông John F. Kennedy đến.", "Lào mừng."});
}

TEST_CASE("Stops inside numbers, dates and addresses end no sentence", "[annotate]") {
  CHECK(sentences("Lào tặng 1.500 máy, giá 3.000.000 đồng.").size() == 1);
  CHECK(sentences("Ngày 2.5.2021 tại Hà Nội.").size() == 1);
  CHECK(sentences("Xem www.Example.Org của Lào.").size() == 1);
}

TEST_CASE("Closing quotes and brackets belong to the sentence before them", "[annotate]") {
  CHECK(sentences("“Lào thăm Cuba.” Cuba vui.") == Sentences{"“Lào thăm Cuba.”", "Cuba vui."});
  CHECK(sentences("\"Lào thăm Cuba!\" Cuba vui.") == Sentences{"\"Lào thăm Cuba!\"", "Cuba vui."});
  CHECK(sentences("(Lào thăm Cuba.) Cuba vui.") == Sentences{"(Lào thăm Cuba.)", "Cuba vui."});
}

TEST_CASE("An opening quote belongs to the sentence behind it", "[annotate]") {
  CHECK(sentences("Lào thăm Cuba. “Cuba vui”.") == Sentences{"Lào thăm Cuba.", "“Cuba vui”."});
  CHECK(sentences("Lào thăm Cuba. \"Cuba vui\".") == Sentences{"Lào thăm Cuba.", "\"Cuba vui\"."});
}

TEST_CASE("Several stops in a row are one end", "[annotate]") {
  CHECK(sentences("Lào thăm Cuba... Cuba vui?! Hết.") == Sentences{"Lào thăm Cuba...", "Cuba vui?!", "Hết."});
  CHECK(sentences("Lào thăm Cuba… Cuba vui.") == Sentences{"Lào thăm Cuba…", "Cuba vui."});
  CHECK(sentences("Lào thăm Cuba… và Nhật.").size() == 1);
  CHECK(sentences("Lào thăm Cuba./. Hết.") == Sentences{"Lào thăm Cuba./.", "Hết."});
  CHECK(sentences("Lào thăm Cuba./.").size() == 1);
}

TEST_CASE("A sentence never crosses a line", "[annotate]") {
  for (const char* line_end : {"\n", "\r\n", "\r", "\n\n", " \n\t"}) {
    INFO(static_cast<int>(line_end[0]) << " and " << std::string(line_end).size());
    CHECK(sentences(std::string("Lào thăm") + line_end + "cuba và Nhật") == Sentences{"Lào thăm", "cuba và Nhật"});
  }
}

TEST_CASE("A sentence never crosses a block and keeps its kind", "[annotate]") {
  Article article;
  article.text = "Lào thăm Cuba\n\nlời dẫn bỏ qua\n\nHôm nay Lào thăm";
  const auto add = [&](BlockKind kind, std::string_view words) {
    const auto begin = static_cast<std::uint32_t>(article.text.find(words));
    article.blocks.push_back({kind, {begin, begin + static_cast<std::uint32_t>(words.size())}});
  };
  add(BlockKind::headline, "Lào thăm");
  add(BlockKind::caption, "Cuba");
  add(BlockKind::body, "Hôm nay Lào thăm");
  const Document document = annotate(article, pack());
  REQUIRE(document.sentences.size() == 3);
  CHECK(document.text(document.bytes(document.sentences[0].tokens)) == "Lào thăm");
  CHECK(document.text(document.bytes(document.sentences[1].tokens)) == "Cuba");
  CHECK(document.text(document.bytes(document.sentences[2].tokens)) == "Hôm nay Lào thăm");
  CHECK(document.sentences[0].block == BlockKind::headline);
  CHECK(document.sentences[1].block == BlockKind::caption);
  CHECK(document.sentences[2].block == BlockKind::body);
  // What no block covers is not read.
  for (const Token& token : document.tokens) CHECK(document.text(token) != "dẫn");
}

TEST_CASE("A line that breaks off behind an abbreviation goes on where a name begins the next", "[annotate]") {
  const auto lines = [](std::vector<std::string> texts) {
    Article article;
    for (const std::string& text : texts) {
      if (!article.text.empty()) article.text += "\n";
      const auto begin = static_cast<std::uint32_t>(article.text.size());
      article.text += text;
      article.blocks.push_back({BlockKind::body, {begin, static_cast<std::uint32_t>(article.text.size())}});
    }
    return sentences(article);
  };
  CHECK(lines({"Đoàn đến TP.", "Cuba. Họ vui."}) == Sentences{"Đoàn đến TP.\nCuba.", "Họ vui."});
  CHECK(lines({"Bà gặp PGS.", "TS.", "Nguyễn An."}) == Sentences{"Bà gặp PGS.\nTS.\nNguyễn An."});
  CHECK(lines({"Đoàn đến TP.", "Sau đó họ vui."}).size() == 2);
  CHECK(lines({"Đoàn đến Lào.", "Cuba vui."}).size() == 2);
  CHECK(lines({"Đoàn đến TP.", "", "Cuba vui."}).size() == 2);
}

TEST_CASE("Every token lies in exactly one sentence", "[annotate]") {
  const Document document =
      annotate(one_block("Lào thăm Cuba. Cuba?\nTP. Hà Nội… “Được!” (Xong.) ./. a\r\n\r\n- Lào"), pack());
  std::uint32_t at = 0;
  for (const Sentence& sentence : document.sentences) {
    CHECK(sentence.tokens.begin == at);
    CHECK_FALSE(sentence.tokens.empty());
    at = sentence.tokens.end;
  }
  CHECK(at == document.tokens.size());
}

TEST_CASE("Phrases of the pack are found where they begin", "[annotate]") {
  const Document document = annotate(one_block("Bộ trưởng BỘ Y TẾ Lào thăm hai nước."), pack());
  REQUIRE(document.groups.size() == document.tokens.size() + 1);
  const auto kinds = [&](std::uint32_t token) {
    std::string out;
    for (const Phrase& phrase : document.phrases_at(token)) {
      constexpr const char* kNames[] = {"gazetteer", "title", "head", "reference", "class"};
      out +=
          std::string(out.empty() ? "" : " ") + kNames[static_cast<int>(phrase.kind)] + std::to_string(phrase.length);
    }
    return out;
  };
  // 0 Bộ 1 trưởng 2 BỘ 3 Y 4 TẾ 5 Lào 6 thăm 7 hai 8 nước 9 .
  CHECK(kinds(0) == "head1 title2");
  CHECK(kinds(2) == "head1 gazetteer3");
  CHECK(kinds(3) == "class2");  // portfolio
  CHECK(kinds(5) == "gazetteer1");
  CHECK(kinds(7) == "reference2");
  CHECK(kinds(1).empty());
}

TEST_CASE("No phrase crosses a sentence", "[annotate]") {
  const Document document = annotate(one_block("Lào thăm Bộ Y\ntế. Hai. Nước Lào."), pack());
  for (const Sentence& sentence : document.sentences)
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i)
      for (const Phrase& phrase : document.phrases_at(i)) CHECK(i + phrase.length <= sentence.tokens.end);
  CHECK(std::ranges::none_of(document.groups, [](const PhraseGroup* group) {
    return std::ranges::any_of(group->phrases(), [](const Phrase& phrase) { return phrase.length == 3; });
  }));
}

TEST_CASE("A sentence without an end is cut", "[annotate]") {
  std::string text;
  for (int i = 0; i < 2500; ++i) text += "Lào ";
  const Document document = annotate(one_block(text), pack());
  REQUIRE(document.sentences.size() == 3);
  CHECK(document.sentences.front().tokens.size() == 1000);
  CHECK(document.sentences.back().tokens == TokenSpan{2000, 2500});
}

TEST_CASE("An article without blocks is an empty document", "[annotate]") {
  Article article;
  article.text = "Lào thăm Cuba.";
  const Document document = annotate(article, pack());
  CHECK(document.tokens.empty());
  CHECK(document.sentences.empty());
  REQUIRE(document.groups.size() == 1);
  CHECK(document.groups.front()->phrases().empty());
}
