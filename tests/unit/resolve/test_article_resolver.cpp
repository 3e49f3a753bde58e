#include "resolve/article_resolver.hpp"

#include "support/catch.hpp"
#include "unit/resolve/extractions.hpp"

using namespace entente;
using test::facts;
using test::find;
using test::names;
using test::read;
using Names = std::set<std::string>;
using Facts = std::set<std::string>;

namespace {

bool states(const std::string& text, const std::string& fact) {
  return facts(text).contains(fact);
}

/// The code points [begin, end) of a UTF-8 text, counted by hand.
std::string code_points(const std::string& text, CodePointSpan span) {
  std::string out;
  std::uint32_t at = 0;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++at;
    if (at > span.begin && at <= span.end) out += c;
  }
  return out;
}

}  // namespace

// ------------------------------------------------------------------ actors

TEST_CASE("An actor is one however it is named", "[resolve]") {
  const ArticleExtraction article = read("Tổ chức Y tế Thế giới đến. WHO hỗ trợ Nhật. Nhật Bản vui.");
  CHECK(names(article) == Names{"Tổ chức Y tế Thế giới", "Nhật Bản"});
  const LocalEntity* who = find(article, "Tổ chức Y tế Thế giới");
  CHECK(who->key == "body-WHO");
  CHECK(who->gazetteer);
  CHECK(who->aliases == std::vector<std::string_view>{"WHO"});
  CHECK(who->mentions == 2);
  const LocalEntity* japan = find(article, "Nhật Bản");
  CHECK(japan->key == "country-JP");
  CHECK(japan->codes == std::vector<std::pair<std::string_view, std::string_view>>{{"iso3166-1", "JP"}});
  CHECK(japan->mentions == 2);
}

TEST_CASE("A ministry that the home country does not have is that of the country it is named with", "[resolve]") {
  const Names expected{"Lào", "Việt Nam", "Bộ Quốc phòng Lào"};
  CHECK(names(read("Bộ Quốc phòng Lào đến Việt Nam. Việt Nam và Lào vui. Bộ Quốc phòng nói.")) == expected);
}

TEST_CASE("A body that one alone has of that name is known where only a title gives it", "[resolve]") {
  const ArticleExtraction article = read("Cục trưởng Y tế dự phòng Nguyễn Văn An nói.");
  const LocalEntity* who = find(article, "Cục Y tế dự phòng");
  REQUIRE(who != nullptr);
  CHECK(who->key == "body-cuc-y-te-du-phong-vn");
}

TEST_CASE("A body without its area is the only one of its name", "[resolve]") {
  CHECK(names(read("Viện Sao Mai Hà Nội đến. Viện Sao Mai nói.")) == Names{"Hà Nội", "Viện Sao Mai Hà Nội"});
  CHECK(names(read("Viện Sao Mai Hà Nội đến. Viện Sao Mai An Giang đến. Viện Sao Mai nói.")).contains("Viện Sao Mai"));
}

TEST_CASE("The fullest form is the name, every other an alias", "[resolve]") {
  const ArticleExtraction article = read("Ông An đến. Ông Nguyễn Văn An nói. Ông Văn An về.");
  REQUIRE(article.entities.size() == 1);
  CHECK(article.entities[0].name == "Nguyễn Văn An");
  CHECK(article.entities[0].aliases == std::vector<std::string_view>{"An", "Văn An"});
  CHECK(article.entities[0].mentions == 3);
  CHECK_FALSE(article.entities[0].gazetteer);
}

TEST_CASE("A mission is one whether its town, its country or neither is named", "[resolve]") {
  CHECK(names(read("Sứ quán Lào tại Việt Nam đến. Sứ quán Lào tại Hà Nội nói. Sứ quán Lào về.")) ==
        Names{"Lào", "Việt Nam", "Hà Nội", "Sứ quán Lào tại Việt Nam"});
  CHECK(names(read("Sứ quán Lào tại Việt Nam đến. Sứ quán Lào tại Cuba nói. Sứ quán Lào về.")) ==
        Names{"Lào", "Việt Nam", "Cuba", "Sứ quán Lào tại Việt Nam", "Sứ quán Lào tại Cuba", "Sứ quán Lào"});
  CHECK(names(read("Sứ quán Lào tại Hà Nội đến. Sứ quán Lào tại An Giang nói.")) ==
        Names{"Lào", "Việt Nam", "Hà Nội", "An Giang", "Sứ quán Lào tại Hà Nội", "Sứ quán Lào tại An Giang"});
}

TEST_CASE("Keys do not depend on case, tone-mark placement or the other actors of an article", "[resolve]") {
  const std::string key(find(read("Ông Nguyễn Văn Hoà hỗ trợ Cuba."), "Nguyễn Văn Hoà")->key);
  CHECK(find(read("Lào vui. Bà Trần Thị Hoa gặp ông Nguyễn Văn Hòa."), "Nguyễn Văn Hòa")->key == key);
  CHECK(find(read("Ông Hòa đến. Ông NGUYỄN VĂN HÒA nói."), "NGUYỄN VĂN HÒA")->key == key);
  CHECK(find(read("Ông Nguyễn Văn Hóa đến."), "Nguyễn Văn Hóa")->key != key);
}

TEST_CASE("A short name is the last of the persons it may mean", "[resolve]") {
  CHECK(facts("Ông Nguyễn Văn An đến. Ông Trần Văn An đến. Ông An hỗ trợ Cuba.") == Facts{"Trần Văn An aids Cuba"});
  CHECK(facts("Ông Trần Văn An đến. Ông Nguyễn Văn An đến. Ông An hỗ trợ Cuba.") == Facts{"Nguyễn Văn An aids Cuba"});
  const ArticleExtraction article = read("Ông Nguyễn Văn An đến. Ông Trần Văn An đến. Ông An nói.");
  CHECK(names(article) == Names{"Nguyễn Văn An", "Trần Văn An"});
  CHECK(find(article, "Trần Văn An")->mentions == 2);
}

TEST_CASE("A short name is none of a person of the other sex", "[resolve]") {
  CHECK(facts("Ông Nguyễn Văn An đến. Bà Trần Thị An đến. Ông An hỗ trợ Cuba.") == Facts{"Nguyễn Văn An aids Cuba"});
  CHECK(facts("Ông Nguyễn Văn An đến. Bà Trần Thị An đến. Ông An nói. Bộ Y tế gặp An.")
            .contains("Bộ Y tế meets Nguyễn Văn An"));
  CHECK(facts("Bà Trần Thị An đến. Ông An hỗ trợ Cuba.") == Facts{"An aids Cuba"});
}

TEST_CASE("A short name that a woman went by is not her father's", "[resolve]") {
  CHECK(states("Rosa Marin đến. Bà Marin nói. Juan Marin nghỉ. Bà Marin hỗ trợ Cuba.", "Rosa Marin aids Cuba"));
}

TEST_CASE("A son who is called like his father is another", "[resolve]") {
  CHECK(names(read("Ông Nguyễn Văn Nam Jr đến. Ông Nguyễn Văn Nam nói. Ông Nam về.")) ==
        Names{"Nguyễn Văn Nam", "Nguyễn Văn Nam Jr"});
  CHECK(names(read("Ông Mohammed bin Salman đến. Ông Salman nói. Ông Mohammed về.")) ==
        Names{"Mohammed bin Salman", "Salman"});
}

TEST_CASE("A short name before the full one is resolved too", "[resolve]") {
  CHECK(facts("Ông An hỗ trợ Cuba. Ông Nguyễn Văn An vui.") == Facts{"Nguyễn Văn An aids Cuba"});
}

TEST_CASE("A name in capitals is not the one to show", "[resolve]") {
  for (const char* text : {"BỆNH VIỆN HOA SEN hỗ trợ Cuba. Bệnh viện Hoa Sen vui.",
                           "Bệnh viện Hoa Sen vui. BỆNH VIỆN HOA SEN hỗ trợ Cuba."}) {
    INFO(text);
    CHECK(facts(text) == Facts{"Bệnh viện Hoa Sen aids Cuba"});
  }
}

TEST_CASE("Two spellings of the holder of one post are one person", "[resolve]") {
  const std::string post = "Giám đốc Bệnh viện Hoa Sen ";
  CHECK(names(read(post + "Trần Văn Hoa đến. " + post + "Trần Văn Hòa về. Trần Văn Hòa vui.")) ==
        Names{"Bệnh viện Hoa Sen", "Trần Văn Hòa"});
  // Another name, another post, a bare namesake: two.
  CHECK(names(read(post + "Trần Văn Hoa đến. " + post + "Trần Văn Bình về.")).size() == 3);
  CHECK(names(read(post + "Trần Văn Hoa đến. Giám đốc Bệnh viện Sao Mai Trần Văn Hòa về.")).size() == 4);
  CHECK(names(read(post + "Trần Văn Hoa đến. Ông Trần Văn Hòa về.")).size() == 3);
}

TEST_CASE("Who holds a post of a state does nothing to it", "[resolve]") {
  CHECK(states("Thủ tướng Nhật Bản Yamada Taro đến. Ông Yamada Taro thăm Cuba.", "Yamada Taro visits Cuba"));
  CHECK(!states("Thủ tướng Nhật Bản Yamada Taro đến. Ông Yamada Taro thăm Nhật Bản.", "Yamada Taro visits Nhật Bản"));
  CHECK(states("Ông Yamada Taro thăm Nhật Bản.", "Yamada Taro visits Nhật Bản"));
}

TEST_CASE("A body's short name is its full one where only one could be meant", "[resolve]") {
  CHECK(facts("Bệnh viện Quốc tế Hoa Sen vui. Bệnh viện Hoa Sen hỗ trợ Cuba.") ==
        Facts{"Bệnh viện Quốc tế Hoa Sen aids Cuba"});
  CHECK(
      names(read("Bệnh viện Quốc tế Hoa Sen và Bệnh viện Quân y Hoa Sen vui. Bệnh viện Hoa Sen hỗ trợ Cuba.")).size() ==
      4);
}

TEST_CASE("What joins the fields of a body tells no two apart", "[resolve]") {
  const ArticleExtraction dashed = read("Sở Kế hoạch - Đầu tư An Giang vui.");
  const ArticleExtraction joined = read("Sở Kế hoạch và Đầu tư An Giang vui.");
  const ArticleExtraction single = read("Sở Y tế An Giang vui.");
  REQUIRE(find(dashed, "Sở Kế hoạch - Đầu tư An Giang") != nullptr);
  REQUIRE(find(joined, "Sở Kế hoạch và Đầu tư An Giang") != nullptr);
  REQUIRE(find(single, "Sở Y tế An Giang") != nullptr);
  CHECK(find(dashed, "Sở Kế hoạch - Đầu tư An Giang")->key == find(joined, "Sở Kế hoạch và Đầu tư An Giang")->key);
  CHECK(find(dashed, "Sở Kế hoạch - Đầu tư An Giang")->key != find(single, "Sở Y tế An Giang")->key);
}

TEST_CASE("A body that only areas have is that of the area the article is about", "[resolve]") {
  const ArticleExtraction article = read("An Giang vui. An Giang mừng. An Giang hát. Sở Y tế hỗ trợ Cuba.");
  const ArticleExtraction written = read("Sở Y tế An Giang vui.");
  // It is shown by the name that tells it from others; the article's own form is an alias.
  REQUIRE(find(article, "Sở Y tế An Giang") != nullptr);
  CHECK(find(article, "Sở Y tế An Giang")->aliases == std::vector<std::string_view>{"Sở Y tế"});
  CHECK(find(article, "Sở Y tế An Giang")->key == find(written, "Sở Y tế An Giang")->key);
  CHECK(facts(article).contains("Sở Y tế An Giang governs An Giang"));
  // What an area abroad has too is not what the home press means.
  CHECK(facts(read("Sở Y tế Prey Veng và Sở Y tế An Giang vui. Sở Y tế hỗ trợ Cuba."))
            .contains("Sở Y tế An Giang aids Cuba"));
  // Of two areas spoken of alike it is neither's.
  const ArticleExtraction two = read("An Giang và Hà Nội vui. An Giang và Hà Nội mừng. Sở Y tế hỗ trợ Cuba.");
  CHECK(find(two, "Sở Y tế") != nullptr);
  CHECK(find(two, "Sở Y tế An Giang") == nullptr);
}

TEST_CASE("A body of an area that the article does not name is no other article's", "[resolve]") {
  const ArticleExtraction article = read("Sở Y tế vui.");
  REQUIRE(find(article, "Sở Y tế") != nullptr);
  CHECK(find(article, "Sở Y tế")->key.ends_with("@article:" + article.id));
}

TEST_CASE("Bodies of different owners are different bodies", "[resolve]") {
  const ArticleExtraction article = read("Bộ Y tế Lào hỗ trợ Bộ Y tế Cuba. Sở Y tế An Giang gặp Sở Y tế Hà Nội.");
  CHECK(find(article, "Bộ Y tế Lào")->key != find(article, "Bộ Y tế Cuba")->key);
  CHECK(find(article, "Sở Y tế An Giang")->key != find(article, "Sở Y tế Hà Nội")->key);
  CHECK(facts(article).contains("Bộ Y tế Lào aids Bộ Y tế Cuba"));
  CHECK(facts(article).contains("Bộ Y tế Lào governs Lào"));
  CHECK(facts(article).contains("Sở Y tế An Giang governs An Giang"));
}

TEST_CASE("A body without an owner is the home country's", "[resolve]") {
  const ArticleExtraction article = read("Bộ Y tế Lào hỗ trợ Bộ Y tế.");
  CHECK(find(article, "Bộ Y tế")->key == "ministry-health");
  CHECK(find(article, "Bộ Y tế Lào")->key != "ministry-health");
  CHECK(find(read("Bộ Y tế Việt Nam vui."), "Bộ Y tế")->key == "ministry-health");
}

TEST_CASE("An actor whom the text only implies is listed where something is stated of it", "[resolve]") {
  const ArticleExtraction article = read("Bộ trưởng Y tế Nguyễn Văn An đến.");
  REQUIRE(find(article, "Bộ Y tế") != nullptr);
  CHECK(find(article, "Bộ Y tế")->mentions == 0);
  CHECK(facts(article) == Facts{"Nguyễn Văn An holds Bộ Y tế"});
  CHECK(read("Học sinh vui.").entities.empty());
}

// ------------------------------------------------------------------ offices

TEST_CASE("Who holds a post holds it by its other title too", "[resolve]") {
  const std::string director = "Giám đốc Bệnh viện Hoa Sen Nguyễn Văn An đến. ";
  CHECK(states(director + "GĐ Bệnh viện Hoa Sen hỗ trợ Cuba.", "Nguyễn Văn An aids Cuba"));
  CHECK(states(director + "GĐ hỗ trợ Cuba.", "Nguyễn Văn An aids Cuba"));
}

TEST_CASE("A title alone is its holder", "[resolve]") {
  CHECK(states("Bộ trưởng Bộ Y tế Nguyễn Văn An đến. Bộ trưởng hỗ trợ Cuba.", "Nguyễn Văn An aids Cuba"));
  CHECK(states("Lê Văn Bình, Giám đốc Bệnh viện Hoa Sen, đến. Giám đốc thăm Lào.", "Lê Văn Bình visits Lào"));
  CHECK(states("Thủ tướng Nhật Bản Yamada Taro đến. Thủ tướng hỗ trợ Cuba.", "Yamada Taro aids Cuba"));
  // Of two states' it is the home country's.
  CHECK(states(
      "Bộ Y tế vui vẻ chờ đợi tin mới, khách mời và những người bạn từ khắp mọi nơi trên thế giới về đây. Thủ tướng "
      "Lê Văn An đón khách. Thủ tướng Nhật Bản Yamada Taro đến. Thủ tướng hỗ trợ Cuba.",
      "Lê Văn An aids Cuba"));
}

TEST_CASE("A title with a body is the holder of that very post", "[resolve]") {
  const std::string two = "Bộ trưởng Bộ Y tế Nguyễn Văn An và Bộ trưởng Bộ Quốc phòng Lê Văn Bình đến. ";
  CHECK(states(two + "Bộ trưởng Bộ Y tế hỗ trợ Cuba.", "Nguyễn Văn An aids Cuba"));
  CHECK(states(two + "Bộ trưởng Bộ Quốc phòng hỗ trợ Cuba.", "Lê Văn Bình aids Cuba"));
}

TEST_CASE("An unnamed holder stands for the body or the country", "[resolve]") {
  CHECK(states("Bộ trưởng Bộ Y tế Nguyễn Văn An đến. Bộ trưởng Bộ Ngoại giao hỗ trợ Cuba.", "Bộ Ngoại giao aids Cuba"));
  CHECK(facts("Thủ tướng Nhật Bản hỗ trợ Cuba.") == Facts{"Nhật Bản aids Cuba"});
  CHECK(facts("Thủ tướng hỗ trợ Cuba.") == Facts{"Việt Nam aids Cuba"});
}

TEST_CASE("A title that nothing explains is nobody", "[resolve]") {
  CHECK(facts("Bộ trưởng hỗ trợ Cuba.").empty());
  CHECK(facts("Giám đốc hỗ trợ Cuba.").empty());
}

TEST_CASE("An envoy holds a post of one country and is sent to another", "[resolve]") {
  CHECK(facts("Đại sứ Cuba tại Lào Juan Perez đến.") == Facts{"Juan Perez holds Cuba", "Juan Perez represents Lào"});
}

TEST_CASE("The words of a post are its title", "[resolve]") {
  const ArticleExtraction article = read("Bộ trưởng Bộ Y tế Nguyễn Văn An hỗ trợ Cuba.");
  REQUIRE(article.statements.size() == 2);
  for (const LocalStatement& statement : article.statements) {
    const bool post = test::ontology()[statement.predicate].name == "holds";
    CHECK(statement.title == (post ? "Bộ trưởng" : ""));
  }
}

// ------------------------------------------------------------------ references

TEST_CASE("He is the person the talk is about", "[resolve]") {
  CHECK(states("Ông Nguyễn Văn An gặp bà Trần Thị Hoa. Ông hỗ trợ Cuba.", "Nguyễn Văn An aids Cuba"));
  CHECK(states("Ông Nguyễn Văn An đến. Bà Trần Thị Hoa đến. Bà hỗ trợ Cuba.", "Trần Thị Hoa aids Cuba"));
}

TEST_CASE("Both countries are the two last named together, else the two of the article", "[resolve]") {
  CHECK(facts("Lào và Cuba vui. Hai nước gặp nhau.") == Facts{"Lào meets Cuba"});
  CHECK(facts("Lào thăm Cuba. Hai nước gặp nhau.") == Facts{"Lào visits Cuba", "Lào meets Cuba"});
  CHECK(states("Lào và Cuba vui. Nhật Bản vui. Hai nước gặp nhau.", "Lào meets Cuba"));
}

TEST_CASE("Both ministries are two ministries, not the countries", "[resolve]") {
  CHECK(states("Bộ Y tế Lào và Bộ Y tế Cuba vui. Hai bộ gặp nhau.", "Bộ Y tế Lào meets Bộ Y tế Cuba"));
}

TEST_CASE("Two with a title are the only two who have it, whoever is named behind them", "[resolve]") {
  const std::string others = "Phó Thủ tướng Lào Lê Văn Cường và bà Trần Thị Hoa vui. Hai thủ tướng gặp nhau.";
  CHECK(states("Thủ tướng Lào Nguyễn Văn An và Thủ tướng Cuba Lê Văn Bình vui. " + others,
               "Nguyễn Văn An meets Lê Văn Bình"));
  // Of three it may be any.
  CHECK(states(
      "Thủ tướng Lào Nguyễn Văn An, Thủ tướng Cuba Lê Văn Bình và Thủ tướng Nhật Bản Phạm Văn Dũng vui. " + others,
      "Lê Văn Cường meets Trần Thị Hoa"));
}

TEST_CASE("Both sides are the countries, else the bodies, else the persons", "[resolve]") {
  CHECK(states("Lào thăm Cuba. Hai bên gặp nhau.", "Lào meets Cuba"));
  CHECK(states("Bệnh viện Hoa Sen thăm Bệnh viện Sao Mai. Hai bên gặp nhau.",
               "Bệnh viện Hoa Sen meets Bệnh viện Sao Mai"));
  CHECK(states("Ông Nguyễn Văn An gặp bà Trần Thị Hoa. Hai bên gặp nhau.", "Nguyễn Văn An meets Trần Thị Hoa"));
}

TEST_CASE("The partner is the foreign country of the article", "[resolve]") {
  CHECK(states("Việt Nam thăm Lào. Việt Nam hỗ trợ nước bạn.", "Việt Nam aids Lào"));
  CHECK(states("Việt Nam thăm Lào. Lào vui. Cuba vui. Việt Nam hỗ trợ nước bạn.", "Việt Nam aids Lào"));
}

TEST_CASE("This one is the last of its class", "[resolve]") {
  CHECK(
      states("Bệnh viện Sao Mai vui. Bệnh viện Hoa Sen vui. Lào hỗ trợ bệnh viện này.", "Lào aids Bệnh viện Hoa Sen"));
  // One alone is none of several that the sentence names together.
  CHECK(states("Bệnh viện Sao Mai vui. Bệnh viện Hoa Sen và Bệnh viện An Bình hỗ trợ bệnh viện này.",
               "Bệnh viện Hoa Sen aids Bệnh viện Sao Mai"));
}

TEST_CASE("What the talk is about stands first in its sentence", "[resolve]") {
  CHECK(states("Bệnh viện Sao Mai thăm Bệnh viện Hoa Sen. Lào hỗ trợ cơ sở này.", "Lào aids Bệnh viện Sao Mai"));
}

TEST_CASE("Our country is the home country", "[resolve]") {
  CHECK(facts("Việt Nam vui. Lào hỗ trợ nước ta.") == Facts{"Lào aids Việt Nam"});
  CHECK(facts("Lào hỗ trợ nước ta.") == Facts{"Lào aids Việt Nam"});
}

TEST_CASE("Who holds two posts by one title is meant by either", "[resolve]") {
  CHECK(states("Bí thư, Thủ tướng Nguyễn Văn An vui. Thủ tướng hỗ trợ Lào.", "Nguyễn Văn An aids Lào"));
}

TEST_CASE("What a known actor owns stands for it where the article names it", "[resolve]") {
  CHECK(facts("Nhật Bản vui. MV An Hòa hỗ trợ Lào.") == Facts{"Nhật Bản aids Lào"});
  CHECK(facts("MV An Hòa hỗ trợ Lào.").empty());
  CHECK(facts("Nhật Bản vui. MV mới hỗ trợ Lào.").empty());
  CHECK(facts("Nhật Bản vui. Đoàn MV An Hòa của Cuba hỗ trợ Lào.") == Facts{"Cuba aids Lào"});
}

TEST_CASE("A reference that nothing resolves takes its relation with it", "[resolve]") {
  for (const char* text : {"Ông hỗ trợ Cuba.", "Hai nước gặp nhau.", "Hai bên gặp nhau.", "Lào vui. Hai nước gặp nhau.",
                           "Lào hỗ trợ bệnh viện này.", "Hai bộ gặp nhau."}) {
    INFO(text);
    CHECK(facts(text).empty());
  }
  // Two could be meant.
  CHECK(facts("Việt Nam thăm Lào. Cuba vui. Việt Nam hỗ trợ nước bạn.") == Facts{"Việt Nam visits Lào"});
  CHECK(facts("Lào, Cuba và Nhật Bản vui. Hai nước gặp nhau.").empty());
}

// ------------------------------------------------------------------ statements

TEST_CASE("Nothing is stated of an actor and itself", "[resolve]") {
  CHECK(facts("Lào hỗ trợ Lào.").empty());
  CHECK(facts("Ông Nguyễn Văn An gặp ông An.").empty());
  CHECK(facts("Tổ chức Y tế Thế giới hỗ trợ WHO.").empty());
}

TEST_CASE("Domain and range of the predicate hold", "[resolve]") {
  CHECK(facts("Lào thăm ông Nguyễn Văn An.").empty());  // no visits to persons in this ontology
  CHECK(facts("Ông Nguyễn Văn An thăm Lào.") == Facts{"Nguyễn Văn An visits Lào"});
}

TEST_CASE("Two countries are those of the nearest sentence before", "[resolve]") {
  const std::string often = "Việt Nam hỗ trợ Cuba. Việt Nam giúp Cuba. ";
  CHECK(states(often + "Lào và Nhật Bản đến. Hai nước gặp nhau.", "Lào meets Nhật Bản"));
  CHECK(states(often + "Lào mời Nhật Bản. Hôm đó trời mưa. Hai nước gặp nhau.", "Lào meets Nhật Bản"));
  CHECK_FALSE(states(often + "Lào mời Nhật Bản. Hai nước gặp nhau.", "Việt Nam meets Cuba"));
}

TEST_CASE("A symmetric relation of a pair is stated once", "[resolve]") {
  CHECK(read("Lào và Cuba gặp nhau.").statements.size() == 1);
  CHECK(read("Lào và Cuba vui. Hai nước gặp nhau.").statements.size() == 1);
}

TEST_CASE("Confidence is lower where an end is no name", "[resolve]") {
  const auto confidence = [](const char* text) {
    for (const LocalStatement& statement : read(text).statements)
      if (test::ontology()[statement.predicate].name == "aids") return statement.evidence.confidence;
    FAIL("nothing stated");
    return 0.0;
  };
  const double name = confidence("Ông Nguyễn Văn An hỗ trợ Cuba.");
  const double office = confidence("Bộ trưởng Bộ Y tế Nguyễn Văn An đến. Bộ trưởng hỗ trợ Cuba.");
  const double reference = confidence("Ông Nguyễn Văn An đến. Ông hỗ trợ Cuba.");
  CHECK(name <= 1);
  CHECK(name > office);
  CHECK(office > reference);
  CHECK(reference > 0);
}

TEST_CASE("A statement quotes the whole sentence that makes it", "[resolve]") {
  const auto quote = [](const char* text) {
    const ArticleExtraction article = read(text);
    REQUIRE(article.statements.size() == 1);
    return std::string(article.statements.front().evidence.quote);
  };
  CHECK(quote("Mở đầu. Hôm nay Lào hỗ trợ Cuba nhiều. Kết thúc.") == "Hôm nay Lào hỗ trợ Cuba nhiều.");
  CHECK(quote("Mở đầu. Ông Lê Văn Bình, Giám đốc Bệnh viện Hoa Sen, vui.") ==
        "Ông Lê Văn Bình, Giám đốc Bệnh viện Hoa Sen, vui.");
}

TEST_CASE("Every statement quotes the words at its place", "[resolve]") {
  for (const std::string text : {"Mở đầu.\n\nBộ trưởng Bộ Y tế Nguyễn Văn An đến. “Lào hỗ trợ Cuba”, ông "
                                 "nói. 😀 Bộ trưởng thăm Lào…\nHai nước gặp nhau.",
                                 "Dòng một\r\nLào hỗ trợ Cuba.\r\n\r\nLào thăm Cuba.\r\n", "Lào hỗ trợ Cuba",
                                 "  Lào thăm Nhật Bản. Đồng thời hỗ trợ Cuba.  "}) {
    const ArticleExtraction article = read(text);
    INFO(text);
    CHECK_FALSE(article.statements.empty());
    for (const LocalStatement& statement : article.statements) {
      CHECK_FALSE(statement.evidence.quote.empty());
      CHECK(code_points(text, statement.evidence.span) == statement.evidence.quote);
      CHECK(statement.evidence.rule.starts_with("xx."));
      CHECK(statement.subject < article.entities.size());
      CHECK(statement.object < article.entities.size());
    }
  }
}

TEST_CASE("What the article knows of itself is handed on", "[resolve]") {
  Article article;
  article.id = "id";
  article.language = "xx";
  article.title = "T";
  article.url = "https://example.org/";
  article.author = "A";
  article.published = make_date(2021, 5, 10);
  const Document document = annotate(article, test::pack());
  const ArticleExtraction out = resolve_article(document, {}, {}, test::ontology(), test::pack());
  CHECK(out.id == "id");
  CHECK(out.language == "xx");
  CHECK(out.title == "T");
  CHECK(out.url == "https://example.org/");
  CHECK(out.author == "A");
  CHECK(out.published == make_date(2021, 5, 10));
  CHECK(out.entities.empty());
  CHECK(out.statements.empty());
}

TEST_CASE("Who speaks in a quotation is who says it", "[resolve]") {
  CHECK(states("“Chúng tôi hỗ trợ Lào”, ông Trần Văn Bách cho biết.", "Trần Văn Bách aids Lào"));
  CHECK(states("Ông Trần Văn Bách cho biết: \"Tôi hỗ trợ Lào\".", "Trần Văn Bách aids Lào"));
  CHECK(states("Ông Trần Văn Bách gặp bà Lê Thị Hoa. Ông Trần Văn Bách cho biết: “Dịch đã lui. Tôi hỗ trợ Lào”.",
               "Trần Văn Bách aids Lào"));
  CHECK(states("“Chúng tôi hỗ trợ Lào”, ông Trần Văn Bách ngày 26/4 viết.", "Trần Văn Bách aids Lào"));
  CHECK(states("“Chúng tôi hỗ trợ Lào”, hãng tin dẫn lời ông Trần Văn Bách.", "Trần Văn Bách aids Lào"));
  CHECK(states("“Dịch đã lui”, ông Trần Văn Bách viết. “Tôi hỗ trợ Lào.”", "Trần Văn Bách aids Lào"));
  CHECK(facts("“Chúng tôi hỗ trợ Lào”, thư gửi cho ông Trần Văn Bách viết.").empty());
  // Outside of quotations, and where nobody is said to speak, nobody knows.
  CHECK(facts("Ông Trần Văn Bách cho biết. Tôi hỗ trợ Lào.").empty());
  // Whatever he does while he says it.
  CHECK(states("Ông Trần Văn Bách xúc động: “Tôi hỗ trợ Lào”.", "Trần Văn Bách aids Lào"));
  CHECK(states("“Tôi hỗ trợ Lào”, ông Trần Văn Bách xúc động.", "Trần Văn Bách aids Lào"));
  CHECK(facts("Ông Trần Văn Bách vui. “Tôi hỗ trợ Lào”.").empty());
}

TEST_CASE("A title means who holds its fuller form, where nobody holds the bare one", "[resolve]") {
  CHECK(states("Phó Thủ tướng Thường trực Trần Văn Bách tới. Phó Thủ tướng hỗ trợ Lào.", "Trần Văn Bách aids Lào"));
  CHECK(states("Phó Thủ tướng Thường trực Trần Văn Bách tới. Phó Thủ tướng Lê Văn An về. Phó Thủ tướng hỗ trợ Lào.",
               "Lê Văn An aids Lào"));
}

TEST_CASE("A post and its holder may stand in two places, where no other can be meant", "[resolve]") {
  const std::string vacancy = "Đại sứ Cuba tại Lào vắng mặt. ";
  CHECK(states(vacancy + "Đại sứ Juan Perez đã về.", "Juan Perez holds Cuba"));
  CHECK(states("Đại sứ Cuba tại Lào hỗ trợ WHO. Đại sứ Juan Perez đã về.", "Juan Perez aids Tổ chức Y tế Thế giới"));
  // Two of the title, another's post, one who holds a post elsewhere, a name of the home country.
  CHECK(facts(vacancy + "Đại sứ Juan Perez về. Đại sứ Pablo Ruiz đến.").empty());
  CHECK(facts(vacancy + "Đại sứ Lào vui. Đại sứ Juan Perez đã về.").empty());
  CHECK(facts(vacancy + "Đại sứ Lê Văn An đã về.").empty());
  CHECK(facts("Giám đốc Bệnh viện Hoa Sen vui. Giám đốc Lê Văn An đã về.").empty());
}

TEST_CASE("A bare post is of the only body of the article that may have it", "[resolve]") {
  const std::string ministry = "Bộ Y tế vui. ";
  CHECK(states(ministry + "Bộ trưởng Lê Văn An đã đến.", "Lê Văn An holds Bộ Y tế"));
  // Two of them, who holds another post, a name that is none of the home country's.
  CHECK(facts(ministry + "Bộ Quốc phòng buồn. Bộ trưởng Lê Văn An đã đến.").empty());
  CHECK_FALSE(states(ministry + "Giám đốc Sở Y tế An Giang Lê Văn An nói. Bộ trưởng Lê Văn An đã đến.",
                     "Lê Văn An holds Bộ Y tế"));
  CHECK(facts(ministry + "Bộ trưởng Juan Perez đã đến.").empty());
}

TEST_CASE("A sentence that begins with a reference goes on about its topic", "[resolve]") {
  CHECK(states("Bệnh viện Sao Mai thăm Bệnh viện Hoa Sen. Bệnh viện này hỗ trợ Lào.", "Bệnh viện Sao Mai aids Lào"));
  CHECK(states("Bệnh viện Sao Mai thăm Bệnh viện Hoa Sen. Lào hỗ trợ bệnh viện này.", "Lào aids Bệnh viện Hoa Sen"));
}

TEST_CASE("A post whose holder is named is whom a word for a person points back to", "[resolve]") {
  const std::string held = "Bộ trưởng Bộ Y tế Lê Văn An nói. Ông Juan Perez vui. ";
  CHECK(states(held + "Bộ trưởng cho biết ông hỗ trợ Lào.", "Lê Văn An aids Lào"));
  // What somebody becomes is no other person.
  CHECK(states(held + "Ông làm Bộ trưởng. Ông hỗ trợ Lào.", "Juan Perez aids Lào"));
}

TEST_CASE("What points back to who acts means another one of the sentence", "[resolve]") {
  CHECK(states("Ông Juan Perez thăm ông Lê Văn An khi ông Lê Văn An hỗ trợ ông.", "Lê Văn An aids Juan Perez"));
  CHECK_FALSE(states("Ông Juan Perez đến. Ông Lê Văn An hỗ trợ ông.", "Lê Văn An aids Juan Perez"));
}

TEST_CASE("A word for a woman points to nobody who is called by one for a man", "[resolve]") {
  const std::string both = "Ông Juan Perez vui cùng bà Rosa Marin. ";
  CHECK(states(both + "Ông hỗ trợ Lào.", "Juan Perez aids Lào"));
  CHECK(states(both + "Bà hỗ trợ Lào.", "Rosa Marin aids Lào"));
  CHECK(states("Bà Rosa Marin vui. Ông Juan Perez đến. Bà hỗ trợ Lào.", "Rosa Marin aids Lào"));
}

TEST_CASE("Who acts for a country does not act on it", "[resolve]") {
  CHECK_FALSE(states("Bộ Quốc phòng Nhật Bản thăm Nhật Bản.", "Bộ Quốc phòng Nhật Bản visits Nhật Bản"));
  CHECK_FALSE(states("Bộ trưởng Quốc phòng Nhật Bản Yamada Taro đến. Ông Yamada Taro thăm Nhật Bản.",
                     "Yamada Taro visits Nhật Bản"));
  CHECK(states("Bộ trưởng Quốc phòng Nhật Bản Yamada Taro đến. Ông Yamada Taro thăm Lào.", "Yamada Taro visits Lào"));
  // An office without a holder stands for its country, and is another one.
  CHECK(states("Bộ Quốc phòng Nhật Bản đề nghị Thủ tướng Nhật Bản.", "Bộ Quốc phòng Nhật Bản asks Nhật Bản"));
}

TEST_CASE("The noun of a body alone is the one body with that noun, or the one just spoken of", "[resolve]") {
  const std::string body = "Sở Y tế An Giang vui. ";
  CHECK(states(body + "Ông Lê Văn An cho biết, sở đã hỗ trợ Lào.", "Sở Y tế An Giang aids Lào"));
  CHECK(states(body + "Sở Y tế Hà Nội vui. Sở đã hỗ trợ Lào.", "Sở Y tế Hà Nội aids Lào"));
  CHECK_FALSE(states("Sở Y tế An Giang gặp Sở Y tế Hà Nội. Sở đã hỗ trợ Lào.", "Sở Y tế Hà Nội aids Lào"));
  // Where neither predicate nor clause tells that it stands for one, it is any word.
  CHECK_FALSE(states(body + "Các sở đã hỗ trợ Lào.", "Sở Y tế An Giang aids Lào"));
  CHECK_FALSE(states(body + "Những cơ sở đã hỗ trợ Lào.", "Sở Y tế An Giang aids Lào"));
}

TEST_CASE("A unit that acts is the body that was just spoken of", "[resolve]") {
  const std::string body = "Sở Y tế An Giang vui. ";
  CHECK(
      states("Ông Lê Văn An, Giám đốc Sở Y tế An Giang, cho biết đơn vị đã hỗ trợ Lào.", "Sở Y tế An Giang aids Lào"));
  CHECK(states(body + "Đơn vị đã hỗ trợ Lào.", "Sở Y tế An Giang aids Lào"));
  CHECK_FALSE(states(body + "Trời mưa. Đơn vị đã hỗ trợ Lào.", "Sở Y tế An Giang aids Lào"));
  CHECK_FALSE(states(body + "Các cơ quan, đơn vị đã hỗ trợ Lào.", "Sở Y tế An Giang aids Lào"));
  CHECK_FALSE(states(body + "Các đơn vị đã hỗ trợ Lào.", "Sở Y tế An Giang aids Lào"));
}

TEST_CASE("What a post is of may point back to what was named before", "[resolve]") {
  const std::string body = "Sở Y tế An Giang vui. Sở Y tế Hà Nội buồn. ";
  CHECK(states(body + "Ông Lê Văn An, Giám đốc sở, đã đến.", "Lê Văn An holds Sở Y tế Hà Nội"));
  CHECK(
      states("Bệnh viện Sao Mai vui. Giám đốc bệnh viện này là Lê Văn An. Ông Lê Văn An, Giám đốc bệnh viện này, nói.",
             "Lê Văn An holds Bệnh viện Sao Mai"));
  // A kind of body, none that was named.
  CHECK_FALSE(states(body + "Ông Lê Văn An, Giám đốc sở tư nhân, đã đến.", "Lê Văn An holds Sở Y tế Hà Nội"));
}

TEST_CASE("Who shares the name of a relative is told from him", "[resolve]") {
  // The headline names whom the article names most.
  CHECK(states("Ông Perez hỗ trợ Lào. Ông Alan Perez đến. Ông Juan Perez về. Ông Juan Perez vui.",
               "Juan Perez aids Lào"));
  CHECK(states("Ông Juan Perez về cùng phu nhân Rosa Perez. Ông Perez hỗ trợ Lào.", "Juan Perez aids Lào"));
  CHECK(states("Ông Juan Perez về. Bà Rosa Perez đến. Bà Perez hỗ trợ Lào.", "Rosa Perez aids Lào"));
}

TEST_CASE("Who has a post in a body of another state has none in that at home", "[resolve]") {
  const Facts found =
      facts(read("Bộ trưởng Bộ Y tế Cuba Nguyễn Văn An đến. Việt Nam vui. Việt Nam mừng. Việt Nam hát. "
                 "Bộ trưởng Bộ Y tế Nguyễn Văn An nói."));
  CHECK(found.contains("Nguyễn Văn An holds Bộ Y tế Cuba"));
  CHECK_FALSE(found.contains("Nguyễn Văn An holds Bộ Y tế"));
}

TEST_CASE("A ministry abroad that the article also calls by the first of its fields is one", "[resolve]") {
  CHECK(states("Bộ Y tế dự phòng Cuba đến. Bộ Y tế Cuba hỗ trợ Lào.", "Bộ Y tế dự phòng Cuba aids Lào"));
  CHECK(states("Bộ Y tế dự phòng Nga đến. Bộ Y tế Cuba hỗ trợ Lào.", "Bộ Y tế Cuba aids Lào"));
}

TEST_CASE("What a rule says depends on who stands above whom", "[resolve]") {
  const LanguagePack pack = test::small_vietnamese(test::ontology(), R"({"rules": [{"id": "xx.r",
    "pattern": "{subject^} (đề nghị) {object}", "predicate": "asks", "downward": "aids", "upward": "gives"}]})");
  const auto said = [&](std::string text) {
    Article article;
    article.language = "xx";
    article.text = std::move(text);
    article.blocks.push_back({BlockKind::body, {0, static_cast<std::uint32_t>(article.text.size())}});
    const Document document = annotate(std::move(article), pack);
    const Mentions mentions = extract(document, test::ontology(), pack);
    return facts(resolve_article(document, mentions, relate(document, mentions, test::ontology(), pack),
                                 test::ontology(), pack));
  };
  CHECK(said("Thủ tướng Lê An đề nghị Bộ Y tế.").contains("Lê An aids Bộ Y tế"));
  CHECK(said("Thủ tướng Lê An đề nghị Lào.").contains("Lê An asks Lào"));
  CHECK(said("Đại sứ Việt Nam tại Lào Lê An đề nghị Bộ Y tế.").contains("Lê An asks Bộ Y tế"));
  CHECK(said("Bộ trưởng Y tế Lê An đề nghị Cục Y tế dự phòng.").contains("Lê An aids Cục Y tế dự phòng"));
  CHECK(said("Bà Lê An đề nghị Bộ Y tế.").contains("Lê An gives Bộ Y tế"));
  // Who has a title has a post, though the article does not say in what.
  CHECK(said("Giám đốc Lê An đề nghị Bộ Y tế.").contains("Lê An asks Bộ Y tế"));
}
