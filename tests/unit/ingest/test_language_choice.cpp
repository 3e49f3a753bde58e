#include "ingest/language_choice.hpp"

#include "support/catch.hpp"
#include "support/temp_dir.hpp"

using namespace entente;

namespace {

const ReaderLexicon& vietnamese() {
  static const ReaderLexicon lexicon =
      load_reader_lexicon((test::source_dir() / "mappings/vi/reader.json").string(), "vi").value();
  return lexicon;
}

ReaderLexicon english() {
  ReaderLexicon lexicon;
  lexicon.language = "en";
  lexicon.function_words = PhraseSet({"the", "of", "and", "to", "in", "a", "is", "that", "for", "with"});
  return lexicon;
}

constexpr const char* kVietnamese =
    "Sáng nay, Sở Y tế đã tổ chức buổi tập huấn cho các trạm y tế xã về cách phòng bệnh trong mùa mưa, với "
    "sự tham gia "
    "của hơn một trăm cán bộ.";
constexpr const char* kEnglish =
    "The ministry said that the number of patients is going down in the north of the country and that it "
    "will "
    "continue to watch the situation with the help of the hospitals.";

Result<const ReaderLexicon*> choose(std::string_view text, std::string_view declared,
                                    const std::vector<const ReaderLexicon*>& lexicons) {
  const Scratch::Use use;
  return choose_language(read_page(text), declared, lexicons);
}

}  // namespace

TEST_CASE("The function words choose the language", "[ingest]") {
  const ReaderLexicon other = english();
  CHECK(choose(kVietnamese, "", {&other, &vietnamese()}).value()->language == "vi");
  CHECK(choose(kEnglish, "", {&other, &vietnamese()}).value()->language == "en");
}

TEST_CASE("The text decides against what the record declares", "[ingest]") {
  const ReaderLexicon other = english();
  CHECK(choose(kVietnamese, "en-US", {&other, &vietnamese()}).value()->language == "vi");
  CHECK_FALSE(choose(kEnglish, "vi", {&vietnamese()}));
}

TEST_CASE("A text in a language without a pack is refused by name", "[ingest]") {
  const auto result = choose(kEnglish, "", {&vietnamese()});
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::language);
  CHECK(result.error().message.find("English (en)") != std::string::npos);
  CHECK(result.error().message.find("packs: vi") != std::string::npos);
}

TEST_CASE("A text that nothing recognises is refused by what it declares", "[ingest]") {
  const auto result = choose("qwrt zxcv 123 plmk", "tlh", {&vietnamese()});
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::language);
  CHECK(result.error().message.find("tlh") != std::string::npos);
}

TEST_CASE("A sentence of names and titles is in its language by its letters", "[ingest]") {
  const std::string sentence =
      "Thứ trưởng Bộ Y tế Lê Thị Mẫu kiểm tra Trung tâm Y tế huyện Văn Quan, Bệnh viện Đa khoa khu vực Lạng Giang, "
      "Sở Y tế Lạng Sơn, Trạm Y tế xã Tân Đoàn, Trạm Y tế xã Lâm Sơn và Bệnh viện Phục hồi chức năng Lạng Sơn.";
  CHECK(choose(sentence, "", {&vietnamese()}).value()->language == "vi");
  CHECK_FALSE(choose("Thu truong Bo Y te Le Thi Mau kiem tra Trung tam Y te huyen Van Quan va Benh vien Lang Giang.",
                     "", {&vietnamese()}));
}

TEST_CASE("A very short text may rest on its declaration", "[ingest]") {
  CHECK_FALSE(choose("Hà Nội", "", {&vietnamese()}));
  CHECK(choose("Hà Nội", "vi-VN", {&vietnamese()}).value()->language == "vi");
}
