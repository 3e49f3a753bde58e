#include "ingest/article_reader.hpp"

#include <random>

#include "support/catch.hpp"
#include "support/temp_dir.hpp"
#include "text/tokenizer.hpp"

using namespace entente;

namespace {

const ReaderLexicon& lexicon() {
  static const ReaderLexicon value =
      load_reader_lexicon((test::source_dir() / "mappings/vi/reader.json").string(), "vi").value();
  return value;
}

Article read(const std::string& text, const std::string& title = {}) {
  RawArticle raw;
  raw.id = "a";
  raw.origin = "a.txt";
  raw.text = text;
  raw.title = title;
  auto article = read_article(raw, {&lexicon()});
  if (!article) FAIL(article.error().message);
  return *article;
}

/// The texts of the blocks of one kind.
std::vector<std::string> texts(const Article& article, BlockKind kind) {
  std::vector<std::string> out;
  for (const Block& block : article.blocks)
    if (block.kind == kind) out.push_back(article.text.substr(block.span.begin, block.span.size()));
  return out;
}

/// Everything that is read, joined by "|".
std::string all(const Article& article) {
  std::string out;
  for (const Block& block : article.blocks)
    out += (out.empty() ? "" : "|") + article.text.substr(block.span.begin, block.span.size());
  return out;
}

bool reads(const Article& article, const std::string& part) {
  return all(article).find(part) != std::string::npos;
}

// Sentences of the tests' own article, long enough to be paragraphs.
const std::string kHead = "Bệnh viện Sông Mây tặng giường bệnh cho huyện Đồi Cát";
const std::string kLead =
    "Ngày 3-4, Bệnh viện Sông Mây đã trao 40 giường bệnh cho Trung tâm Y tế huyện Đồi Cát để chuẩn bị cho "
    "mùa dịch "
    "sắp tới.";
const std::string kBody =
    "Phát biểu tại buổi lễ, Giám đốc Bệnh viện Sông Mây Lý Văn Thử cho biết, số giường bệnh này được mua từ "
    "tiền quyên "
    "góp của cán bộ, nhân viên trong toàn bệnh viện suốt một năm qua.";
const std::string kLast =
    "Giám đốc Trung tâm Y tế huyện Đồi Cát Hồ Thị Nháp cảm ơn Bệnh viện Sông Mây và mong hai bên tiếp tục "
    "hợp tác "
    "trong thời gian tới.";
const std::string kStory = kHead + "\n" + kLead + "\n" + kBody + "\n" + kLast + "\n";

}  // namespace

TEST_CASE("Headline, lead and body are blocks in text order", "[ingest]") {
  const Article article = read(kStory);
  CHECK(article.title == kHead);
  CHECK(article.language == "vi");
  REQUIRE(article.blocks.size() == 4);
  CHECK(article.blocks[0].kind == BlockKind::headline);
  CHECK(article.blocks[1].kind == BlockKind::lead);
  CHECK(article.blocks[2].kind == BlockKind::body);
  CHECK(all(article) == kHead + "|" + kLead + "|" + kBody + "|" + kLast);
}

TEST_CASE("Offsets refer to the NFC text", "[ingest]") {
  // "Bệnh" with combining marks.
  std::string decomposed = kStory;
  const std::string composed_word = "Bệnh";
  for (std::size_t at = decomposed.find(composed_word); at != std::string::npos;
       at = decomposed.find(composed_word, at))
    decomposed.replace(at, composed_word.size(), "Be\u0323\u0302nh");
  REQUIRE(decomposed != kStory);
  const Article article = read("\xEF\xBB\xBF" + decomposed);
  CHECK(article.text == kStory);
  CHECK(all(article) == kHead + "|" + kLead + "|" + kBody + "|" + kLast);
}

TEST_CASE("The dateline below the headline dates the article and is not read", "[ingest]") {
  for (const char* date : {"08/04/2022 | 17:06 PM", "08/04/2022 - 16:25", "Thứ Sáu, ngày 08/04/2022 07:49",
                           "Thứ Sáu, 08/04/2022, 08:12 (GMT+7)", "Thời sự - 08/04/2022 08:12"}) {
    CAPTURE(date);
    const Article article = read(kHead + "\n\n" + date + "\n\n" + kLead + "\n\n" + kBody + "\n");
    REQUIRE(article.published);
    CHECK(to_iso(*article.published) == "2022-04-08");
    CHECK(all(article) == kHead + "|" + kLead + "|" + kBody);
  }
}

TEST_CASE("The dateline above the headline counts where there is no other", "[ingest]") {
  const Article article = read("Thứ Sáu, 08/04/2022 07:49\n" + kStory);
  REQUIRE(article.published);
  CHECK(to_iso(*article.published) == "2022-04-08");
  CHECK(article.title == kHead);
}

TEST_CASE("Dates in the text and in lists date nothing", "[ingest]") {
  CHECK_FALSE(read(kStory + "Tin liên quan\nKhánh thành cầu mới 24/06/2025 | 22:30\n").published);
  CHECK_FALSE(read(kHead + "\n" + kLead + "\nLễ trao diễn ra vào ngày 03/04/2022 tại huyện Đồi Cát.\n").published);
}

TEST_CASE("A record's date, author and title come before what the page says", "[ingest]") {
  RawArticle raw;
  raw.id = "a";
  raw.title = kHead;
  raw.text = kHead + "\n\n08/04/2022 | 17:06\n\n" + kLead + "\n" + kBody + "\nAn Bình\n";
  raw.author = "Tòa soạn";
  raw.published = make_date(2022, 4, 9);
  Article article = read_article(raw, {&lexicon()}).value();
  CHECK(to_iso(*article.published) == "2022-04-09");
  CHECK(article.author == "Tòa soạn");
  raw.published.reset();
  raw.date_text = "10/04/2022 08:00";
  raw.author.clear();
  article = read_article(raw, {&lexicon()}).value();
  CHECK(to_iso(*article.published) == "2022-04-10");
  CHECK(article.author == "An Bình");
}

TEST_CASE("Bylines name the author and are not read", "[ingest]") {
  for (const auto& [line, author] :
       std::vector<std::pair<std::string, std::string>>{{"HẠNH DUNG", "HẠNH DUNG"},
                                                        {"Thu An - Minh Bảo", "Thu An - Minh Bảo"},
                                                        {"Thu An (Theo Reuters)", "Thu An"},
                                                        {"Thu An (tổng hợp)", "Thu An"},
                                                        {"Bài và ảnh: Thu An", "Thu An"},
                                                        {"PV", ""}}) {
    CAPTURE(line);
    const Article article = read(kStory + line + "\n");
    CHECK(article.author == author);
    CHECK(all(article) == kHead + "|" + kLead + "|" + kBody + "|" + kLast);
  }
}

TEST_CASE("Source lines are not read", "[ingest]") {
  for (const char* line : {"Theo baomau.vn", "Nguồn: Báo Mẫu", "(Theo TTXVN)", "TTXVN", "Theo Báo Mẫu/TTXVN"}) {
    CAPTURE(line);
    CHECK(all(read(kStory + line + "\n")) == kHead + "|" + kLead + "|" + kBody + "|" + kLast);
  }
  const std::string sentence = "Theo tin từ Bộ Y tế, các tỉnh khác cũng sẽ được tặng giường bệnh trong năm nay.";
  CHECK(reads(read(kStory + sentence + "\n"), sentence));
}

TEST_CASE("Agency marks are cut off the first sentence", "[ingest]") {
  for (const char* mark : {"(Báo Mẫu) - ", "(Chinhphu.vn) – ", "TTO - ", " - ", "VOV.VN - "}) {
    CAPTURE(mark);
    CHECK(all(read(kHead + "\n\n" + mark + kLead + "\n\n" + kBody)) == kHead + "|" + kLead + "|" + kBody);
  }
}

TEST_CASE("Image markup, buttons and lone bars are not read", "[ingest]") {
  const Article article = read(kHead + "\n\n |\n\nA A\n![]() |\nQuang cảnh buổi lễ |\n" + kLead +
                               "\n![ảnh](https://example.org/a(1).jpg)\n" + kBody +
                               "\nChia sẻ Facebook Zalo\nXuất bản thông tin Xuất bản thông tin\n");
  CHECK(all(article) == kHead + "|Quang cảnh buổi lễ|" + kLead + "|" + kBody);
  CHECK(texts(article, BlockKind::caption) == std::vector<std::string>{"Quang cảnh buổi lễ"});
}

TEST_CASE("Captions lose their credits", "[ingest]") {
  for (const char* credit : {" - Ảnh: N.K.", " Ảnh: Minh Đức.", " (Ảnh: Minh Đức)", ". Ảnh: VGP/Minh Đức",
                             " - Ảnh: MINH ĐỨC - Đồ họa: H.A"}) {
    CAPTURE(credit);
    const std::string caption = "Giám đốc Bệnh viện Sông Mây Lý Văn Thử (trái) trao giường bệnh";
    const Article article = read(kHead + "\n" + kLead + "\n" + caption + credit + "\n" + kBody + "\n");
    REQUIRE(texts(article, BlockKind::caption).size() == 1);
    CHECK(texts(article, BlockKind::caption)[0].starts_with(caption));
    CHECK_FALSE(reads(article, "Ảnh"));
  }
}

TEST_CASE("Captions that are repeated below the article are captions in both places", "[ingest]") {
  const std::string caption = "Giám đốc Lý Văn Thử tại lễ trao giường bệnh.";
  const Article article =
      read(kHead + "\n\n" + kLead + "\n\n" + caption + "\n" + kBody + "\n" + kLast + "\nThu An\n\n\n" + caption + "\n");
  CHECK(texts(article, BlockKind::caption) == std::vector<std::string>{caption, caption});
  CHECK(article.author == "Thu An");
}

TEST_CASE("Subheadings inside the body do not end it", "[ingest]") {
  const Article article = read(kHead + "\n" + kLead + "\nPhấn đấu đủ 100 giường bệnh\n" + kBody + "\n" + kLast + "\n");
  CHECK(reads(article, kBody));
  CHECK(reads(article, kLast));
}

TEST_CASE("Nothing is read below the heading of other articles", "[ingest]") {
  for (const char* heading : {"Tin cùng chuyên mục", "Tin bài liên quan", "CÁC TIN KHÁC:", "Related news", "Đọc nhiều",
                              "Xem tin theo ngày", "Multimedia", "Có thể bạn quan tâm", "Bình luận (3)"}) {
    CAPTURE(heading);
    const Article article = read(kStory + heading +
                                 "\n- Bộ Giao thông làm việc với tỉnh Hoa Ban 24.06.2025 | 22:30 PM\n"
                                 "- Khánh thành cầu Suối Đá\n\nThủ tướng tiếp Đại sứ nước ngoài\n\n"
                                 "Công ty Ví Dụ trao học bổng cho sinh viên nghèo vượt khó ở nhiều tỉnh miền "
                                 "núi phía Bắc trong dịp năm mới này.\n");
    CHECK(all(article) == kHead + "|" + kLead + "|" + kBody + "|" + kLast);
  }
}

TEST_CASE("Teasers below the headlines of other articles are not read", "[ingest]") {
  const Article article = read(kStory +
                               "Asset Publisher\n"
                               "Hội nghị tổng kết công tác dân số\n"
                               "Saturday 2024-12-21 15:28Hội nghị tổng kết công tác dân số năm 2024 vừa diễn "
                               "ra tại tỉnh Hoa Ban với sự có mặt của...\n"
                               "Khai trương phòng khám mới\n"
                               "Saturday 2024-12-21 13:43Sáng 21/12, Bệnh viện Sông Mây khai trương phòng "
                               "khám mới tại huyện Đồi Cát, phục vụ người dân.\n");
  CHECK(all(article) == kHead + "|" + kLead + "|" + kBody + "|" + kLast);
}

TEST_CASE("A dateline before the first sentence is cut, a moment inside the text is not", "[ingest]") {
  const std::string moment = "Lúc 9h15 ngày 05/04/2022, Bệnh viện Sông Mây đã chuyển nốt số giường còn lại cho xã.";
  const Article article = read(kHead + "\n08/04/2022 | 17:06 " + kBody + "\n" + moment + "\n" + kLast + "\n");
  CHECK(all(article) == kHead + "|" + kBody + "|" + moment + "|" + kLast);
  CHECK(to_iso(*article.published) == "2022-04-08");
}

TEST_CASE("A list of dated headlines that nothing announces is not read", "[ingest]") {
  const Article article =
      read(kHead + "\n\n08/04/2022 | 17:06\n\n" + kLead + "\n\n" + kBody + "\n\n" + kLast +
           "\n\nBộ Y tế họp về vắc xin\n\nThứ Sáu, ngày 29/03/2024 07:49\n\n"
           "Giới hạn tuổi nào cho người hiến máu?\n\nThứ Năm, ngày 28/03/2024 16:57\n\nThăm dò ý kiến\n");
  CHECK(all(article) == kHead + "|" + kLead + "|" + kBody + "|" + kLast);
  CHECK(to_iso(*article.published) == "2022-04-08");
}

TEST_CASE("A run of headlines below the body that nothing announces is not read", "[ingest]") {
  const std::string list[] = {"Thủ tướng tiếp Đại sứ Vương quốc Mẫu", "Giá vàng tăng mạnh phiên cuối tuần",
                              "Bộ Giao thông khởi công cầu Suối Đá"};
  for (const char* separator : {"\n", "\n\n", "\n- "}) {
    CAPTURE(separator);
    std::string text = kStory;
    for (const std::string& headline : list) text += separator + headline;
    CHECK(all(read(text)) == kHead + "|" + kLead + "|" + kBody + "|" + kLast);
  }
}

TEST_CASE("Headlines that ask are not read below the body", "[ingest]") {
  const Article article = read(kStory + "\nVì sao giá vàng tăng?\n\nAi được miễn viện phí năm nay?\n");
  CHECK(all(article) == kHead + "|" + kLead + "|" + kBody + "|" + kLast);
}

TEST_CASE("The body goes on behind a box of links", "[ingest]") {
  const Article article =
      read(kHead + "\n" + kLead + "\n" + kBody +
           "\nTin liên quan\n- Thủ tướng tiếp Đại sứ Vương quốc Mẫu\n- Giá vàng tăng mạnh\n" + kLast + "\n" +
           "Cùng ngày, Bệnh viện Sông Mây đã khám bệnh miễn phí cho người dân huyện Đồi Cát.\n");
  CHECK(reads(article, kLast));
  CHECK(reads(article, "khám bệnh miễn phí"));
  CHECK_FALSE(reads(article, "Đại sứ"));
  CHECK_FALSE(reads(article, "Giá vàng"));
}

TEST_CASE("Links inside the body are not read", "[ingest]") {
  for (const char* link :
       {"Xem thêm: Thủ tướng tiếp Đại sứ Vương quốc Mẫu", ">> Thủ tướng tiếp Đại sứ Vương quốc Mẫu",
        "[Thủ tướng tiếp Đại sứ Vương quốc Mẫu](https://example.org/1)", "► Thủ tướng tiếp Đại sứ Vương quốc Mẫu"}) {
    CAPTURE(link);
    CHECK(all(read(kHead + "\n" + kLead + "\n" + link + "\n" + kBody)) == kHead + "|" + kLead + "|" + kBody);
  }
}

TEST_CASE("A menu and a list above the headline are not read", "[ingest]") {
  const Article menu = read("Trang chủ\nGiới thiệu\nTin tức\nTrang chủ > Tin tức > Y tế\n" + kStory);
  CHECK(menu.title == kHead);
  CHECK(all(menu) == kHead + "|" + kLead + "|" + kBody + "|" + kLast);
  const Article list = read("Tin mới nhất\nBộ Y tế họp về vắc xin\nThủ tướng tiếp Đại sứ Vương quốc Mẫu\n\n" + kStory);
  CHECK(list.title == kHead);
  CHECK(all(list) == kHead + "|" + kLead + "|" + kBody + "|" + kLast);
  const Article dated =
      read("Bộ Y tế họp về vắc xin\n29/03/2024 07:49\nGiá vàng tăng mạnh phiên cuối tuần\n28/03/2024 16:57\n" + kHead +
           "\n08/04/2022 17:06\n" + kLead + "\n" + kBody);
  CHECK(dated.title == kHead);
  CHECK(to_iso(*dated.published) == "2022-04-08");
  CHECK(all(dated) == kHead + "|" + kLead + "|" + kBody);
}

TEST_CASE("The record's title is the headline, whatever it looks like", "[ingest]") {
  const std::string title = "Mời bạn đọc tham gia ngày hội giường bệnh";
  const Article article = read(title + "\n\n" + kLead + "\n" + kBody, title);
  CHECK(texts(article, BlockKind::headline) == std::vector<std::string>{title});
  CHECK(article.title == title);
}

TEST_CASE("Lists that the body itself introduces are read", "[ingest]") {
  const Article article = read(kHead + "\n" + kLead +
                               "\nBệnh viện Sông Mây sẽ trao thêm:\n- 20 giường cho xã Đồi Thông\n"
                               "- 30 giường cho xã Đồi Sim\n- 10 giường cho xã Đồi Mua\n" +
                               kBody + "\n");
  CHECK(reads(article, "20 giường cho xã Đồi Thông"));
  CHECK(reads(article, "10 giường cho xã Đồi Mua"));
}

TEST_CASE("Paragraphs that were wrapped at a fixed width are one block", "[ingest]") {
  const std::string wrapped =
      "Phát biểu tại buổi lễ, Giám đốc Bệnh viện Sông Mây Lý Văn Thử cho biết,\n"
      "số giường bệnh này được mua từ tiền quyên góp của cán bộ, nhân viên của\n"
      "Bệnh viện Sông Mây trong suốt một năm qua, với sự giúp đỡ của các doanh\n"
      "nghiệp trong tỉnh.";
  const Article article = read(kHead + "\n\n" + wrapped + "\n\n" + kLast + "\n");
  REQUIRE(article.blocks.size() == 3);
  CHECK(article.text.substr(article.blocks[1].span.begin, article.blocks[1].span.size()) == wrapped);
}

TEST_CASE("An article in a language without a pack is refused", "[ingest]") {
  RawArticle raw;
  raw.origin = "en.txt";
  raw.text =
      "Hospital gives beds\n\nThe hospital has given forty beds to the health centre of the district in "
      "order to "
      "prepare for the coming season, its director said on Sunday.";
  const auto article = read_article(raw, {&lexicon()});
  REQUIRE_FALSE(article);
  CHECK(article.error().code == ErrorCode::language);
  CHECK(article.error().file == "en.txt");
}

TEST_CASE("Invalid UTF-8 is refused with its place", "[ingest]") {
  RawArticle raw;
  raw.origin = "bad.txt";
  raw.text = "Dòng một\nDòng \xFF hai";
  const auto article = read_article(raw, {&lexicon()});
  REQUIRE_FALSE(article);
  CHECK(article.error().code == ErrorCode::invalid_utf8);
  CHECK(article.error().line == 2);
  CHECK(article.error().file == "bad.txt");
}

TEST_CASE("Texts of any make are read or refused, and blocks are sound", "[ingest]") {
  // Pieces of pages, put together at random.
  const std::vector<std::string> pieces = {kHead,
                                           kLead,
                                           kBody,
                                           kLast,
                                           "\n",
                                           "\n\n",
                                           "\n\n\n",
                                           " - ",
                                           "|",
                                           "![]()",
                                           "![",
                                           "](",
                                           "(",
                                           ")",
                                           "[",
                                           "]",
                                           "<img ",
                                           ">",
                                           ">>",
                                           "Tin liên quan",
                                           "Đọc nhiều",
                                           "Ảnh: ",
                                           "- Ảnh: N.K.",
                                           "Theo TTXVN",
                                           "08/04/2022 | 17:06",
                                           "99/99/9999",
                                           "(",
                                           "TTO - ",
                                           "HẠNH DUNG",
                                           "…",
                                           "...",
                                           "\u200B",
                                           "\u00A0",
                                           "Be\u0323\u0302nh",
                                           "😀",
                                           "28Hội",
                                           "17h06",
                                           ":",
                                           "\r",
                                           "\t",
                                           "của",
                                           "và",
                                           "http://a b"};
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const std::size_t count = 1 + random() % 24;
    for (std::size_t i = 0; i < count; ++i) text += pieces[random() % pieces.size()];
    CAPTURE(text);
    RawArticle raw;
    raw.text = text;
    raw.language = "vi";
    if (round % 3 == 0) raw.title = kHead;
    const auto article = read_article(raw, {&lexicon()});
    if (!article) continue;
    std::uint32_t end = 0;
    for (const Block& block : article->blocks) {
      REQUIRE(block.span.begin >= end);
      REQUIRE(block.span.end > block.span.begin);
      REQUIRE(block.span.end <= article->text.size());
      const char first = article->text[block.span.begin];
      const char last = article->text[block.span.end - 1];
      REQUIRE_FALSE((first == ' ' || first == '\n' || last == ' ' || last == '\n'));
      end = block.span.end;
    }
  }
}

TEST_CASE("An article comes with the tokens that its blocks are cut into", "[ingest]") {
  const std::string stamped = "17h06 ngày 3-4, 28 giường F0 được chuyển từ Sông Mây đến huyện Đồi Cát bằng xe 16chỗ.";
  const std::string wrapped = "- Ảnh: Lý Văn Thử\n>> " + kBody + " (Theo báo Sông Mây)";
  for (const std::string& text :
       {kHead + "\n\n" + kLead + "\n\n" + kBody + "\n" + stamped + "\n" + kLast,
        "28News\n" + kHead + "\n03/04/2021 17h06\n(SM) - " + kLead + "\n" + kBody,
        kHead + "\n\n" + kLead + "\n![ảnh](a.jpg)" + wrapped + "\n\n" + stamped + "\n" + kLast}) {
    const Article article = read(text);
    std::vector<Token> expected;
    for (const Block& block : article.blocks) tokenize(article.text, block.span, expected);
    REQUIRE(article.tokens.size() == expected.size());
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const Token& a = article.tokens[i];
      const Token& b = expected[i];
      wrong += a.bytes == b.bytes && a.key == b.key && a.is_word == b.is_word && a.is_number == b.is_number &&
                       a.is_upper == b.is_upper && a.is_all_upper == b.is_all_upper &&
                       a.space_before == b.space_before && a.line_before == b.line_before
                   ? 0
                   : 1;
    }
    CHECK(wrong == 0);
  }
}
