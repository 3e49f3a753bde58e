#include "resolve/joiner.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "support/catch.hpp"
#include "unit/resolve/extractions.hpp"

using namespace entente;

namespace {

LocalEntity entity(const char* key, const char* name, std::vector<std::string_view> aliases = {},
                   std::uint32_t mentions = 1) {
  LocalEntity out;
  out.type = test::ontology().find_class("Person");
  out.key = key;
  out.name = name;
  out.aliases = std::move(aliases);
  out.mentions = mentions;
  return out;
}

ArticleExtraction article(std::string id, std::vector<LocalEntity> entities, std::string language = "xx") {
  ArticleExtraction out;
  out.id = std::move(id);
  out.language = std::move(language);
  out.entities = std::move(entities);
  return out;
}

/// All of an entity but the order of its articles, which are named by their ids.
std::string describe(const Entity& entity, const std::vector<ArticleExtraction>& articles) {
  std::string out = entity.id + "|" + std::to_string(entity.type.value) + "|" + entity.label + "|" + entity.language +
                    "|" + std::to_string(entity.mentions);
  for (const std::string& alias : entity.aliases) out += "|a:" + alias;
  for (const auto& [scheme, code] : entity.codes) out += "|" + scheme + "=" + code;
  std::set<std::string> ids;
  for (const std::uint32_t index : entity.articles) ids.insert(articles[index].id);
  for (const std::string& id : ids) out += "|@" + id;
  return out;
}

JoinedEntities join(const std::vector<ArticleExtraction>& articles) {
  auto joined = join_entities(articles, test::ontology());
  REQUIRE(joined);
  return std::move(*joined);
}

std::vector<std::string> describe(const std::vector<ArticleExtraction>& articles) {
  std::vector<std::string> out;
  for (const Entity& entity : join(articles).entities) out.push_back(describe(entity, articles));
  return out;
}

}  // namespace

TEST_CASE("Equal keys are one actor", "[resolve]") {
  const std::vector<ArticleExtraction> articles = {
      article("1", {entity("person:an", "An"), entity("person:bình", "Bình")}),
      article("2", {entity("person:an", "Nguyễn Văn An", {"An", "ông An"}, 3)})};
  const JoinedEntities joined = join(articles);
  REQUIRE(joined.entities.size() == 2);
  REQUIRE(joined.entity_of.size() == 2);
  CHECK(joined.entity_of[0][0] == joined.entity_of[1][0]);
  CHECK(joined.entity_of[0][0] != joined.entity_of[0][1]);
  const Entity& an = joined.entities[joined.entity_of[0][0]];
  CHECK(an.label == "Nguyễn Văn An");
  CHECK(an.aliases == std::vector<std::string>{"An", "ông An"});
  CHECK(an.mentions == 4);
  CHECK(an.articles == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("Names alike with different keys stay two actors", "[resolve]") {
  const JoinedEntities joined = join({article("1", {entity("body:sở y tế@area-AG", "Sở Y tế")}),
                                      article("2", {entity("body:sở y tế@area-HN", "Sở Y tế")})});
  REQUIRE(joined.entities.size() == 2);
  CHECK(joined.entities[0].id != joined.entities[1].id);
}

TEST_CASE("An id is that of the gazetteer or made of the key alone", "[resolve]") {
  LocalEntity known = entity("country-LA", "Lào");
  known.gazetteer = true;
  const auto id_of = [](const LocalEntity& one, const std::string& article_id) {
    return join({article(article_id, {one})}).entities.front().id;
  };
  CHECK(id_of(known, "1") == "country-LA");
  const std::string id = id_of(entity("person:an", "An"), "1");
  CHECK(id == id_of(entity("person:an", "Nguyễn Văn An", {"An"}, 9), "2"));
  CHECK(id.starts_with("person-an-"));
  CHECK(id != id_of(entity("person:án", "Án"), "1"));  // one transliteration, two names
  CHECK(id_of(entity("body:!!!@", "!!!"), "1").starts_with("body-"));
}

TEST_CASE("Ids fit into an IRI and entities are sorted by them", "[resolve]") {
  const JoinedEntities joined =
      join({article("1", {entity("person:văn an", "Văn An"), entity("area:北京", "北京"),
                          entity("body:…@country-LA", "…"), entity("person:o'neill jr.", "O'Neill Jr.")})});
  CHECK(std::ranges::is_sorted(joined.entities, {}, &Entity::id));
  for (const Entity& one : joined.entities) {
    INFO(one.id);
    CHECK(one.id[0] >= 'a');
    CHECK(one.id[0] <= 'z');
    CHECK(std::ranges::all_of(one.id, [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    }));
  }
}

TEST_CASE("The label is the fullest name that is not rare, of equally long ones the most frequent", "[resolve]") {
  const auto label = [](const std::vector<const char*>& forms) {
    std::vector<ArticleExtraction> articles;
    for (const char* form : forms)
      articles.push_back(article(std::to_string(articles.size()), {entity("person:k", form)}));
    return join(articles).entities.front().label;
  };
  CHECK(label({"An", "An", "Nguyễn An"}) == "Nguyễn An");
  CHECK(label({"Hòa", "Hoà", "Hòa"}) == "Hòa");
  CHECK(label({"Hoà", "Hòa", "Hoà"}) == "Hoà");
  CHECK(label({"Sở Y tế Huế", "Sở Y tế Huế", "Sở Y tế Huế", "Sở Y tế Huế", "Sở Y tế Thừa Thiên Huế"}) ==
        "Sở Y tế Thừa Thiên Huế");
  CHECK(label({"Mai An", "Mai An", "Mai An", "Mai An", "Mai An", "Hà Nội Mai An"}) == "Mai An");
  CHECK(label({"UBND Huế", "UBND Huế", "UBND Huế", "UBND Huế", "UBND Huế", "Uỷ ban nhân dân Huế"}) ==
        "Uỷ ban nhân dân Huế");
}

TEST_CASE("The type is the one that most mentions say", "[resolve]") {
  LocalEntity body = entity("body:x@", "X", {}, 1);
  body.type = test::ontology().find_class("Body");
  LocalEntity clinic = entity("body:x@", "X", {}, 5);
  clinic.type = test::ontology().find_class("Clinic");
  CHECK(join({article("1", {body}), article("2", {clinic})}).entities.front().type == clinic.type);
  CHECK(join({article("1", {clinic}), article("2", {body})}).entities.front().type == clinic.type);
}

TEST_CASE("The order of the articles decides nothing", "[resolve]") {
  const char* texts[] = {"Bộ trưởng Bộ Y tế Nguyễn Văn Hoà hỗ trợ Cuba.",
                         "Ông Nguyễn Văn Hòa thăm Lào. Ông Hòa gặp bà Trần Thị Hoa.",
                         "NGUYỄN VĂN HÒA, Giám đốc Bệnh viện Hoa Sen, hỗ trợ WHO.",
                         "Bệnh viện Hoa sen thăm Sở Y tế An Giang. Sở Y tế Hà Nội vui.",
                         "Bộ Y tế Lào hỗ trợ Bộ Y tế. Bà Hoa đến. Tổ chức Y tế Thế giới vui.",
                         "Thủ tướng Nhật Bản Yamada Taro thăm Việt Nam. Hai nước gặp nhau.",
                         "Nhật hỗ trợ Bệnh viện HOA SEN. Bộ Y tế Việt Nam vui."};
  std::vector<ArticleExtraction> articles;
  for (const char* text : texts) articles.push_back(test::read(text, "article-" + std::to_string(articles.size())));
  const auto expected = describe(articles);
  CHECK(expected.size() > 10);
  std::mt19937 random(1);
  for (int i = 0; i < 50; ++i) {
    std::shuffle(articles.begin(), articles.end(), random);
    CHECK(describe(articles) == expected);
    // Every local entity leads to the joined one that holds its name.
    const JoinedEntities joined = join(articles);
    for (std::size_t a = 0; a < articles.size(); ++a) {
      REQUIRE(joined.entity_of[a].size() == articles[a].entities.size());
      for (std::size_t e = 0; e < articles[a].entities.size(); ++e) {
        const Entity& one = joined.entities[joined.entity_of[a][e]];
        const std::string_view name = articles[a].entities[e].name;
        CHECK((one.label == name || std::ranges::find(one.aliases, name) != one.aliases.end()));
        CHECK(std::ranges::find(one.articles, static_cast<std::uint32_t>(a)) != one.articles.end());
      }
    }
  }
}

TEST_CASE("Nor does it where articles in two languages name one actor", "[resolve]") {
  const auto country = [](const char* name, std::vector<std::string_view> aliases) {
    LocalEntity out = entity("country-VN", name, std::move(aliases));
    out.gazetteer = true;
    return out;
  };
  std::vector<ArticleExtraction> articles = {article("1", {country("Việt Nam", {"VN"})}, "vi"),
                                             article("2", {country("Vietnam", {})}, "en"),
                                             article("3", {country("Việt Nam", {})}, "vi")};
  const auto expected = describe(articles);
  REQUIRE(expected.size() == 1);
  for (int i = 0; i < 6; ++i) {
    std::ranges::next_permutation(articles, {}, &ArticleExtraction::id);
    CHECK(describe(articles) == expected);
  }
}

TEST_CASE("Further articles never change an id", "[resolve]") {
  std::vector<ArticleExtraction> articles = {test::read("Ông Nguyễn Văn Hoà hỗ trợ Bệnh viện Hoa Sen.", "1")};
  std::set<std::string> before;
  for (const Entity& one : join(articles).entities) before.insert(one.id);
  articles.push_back(test::read("Ông Trần Văn Hoà thăm Bệnh viện Hoa Sen. Cuba vui.", "0"));
  std::set<std::string> after;
  for (const Entity& one : join(articles).entities) after.insert(one.id);
  CHECK(std::ranges::includes(after, before));
  CHECK(after.size() == before.size() + 2);
}

TEST_CASE("An actor that several articles describe alike is described once", "[resolve]") {
  const LocalEntity an = entity("person:an", "Nguyễn Văn An", {"An", "ông An"}, 3);
  EntityJoiner joiner(test::ontology());
  const std::uint32_t number = joiner.describe(an);
  const std::uint32_t brief = joiner.describe(entity("person:an", "An"));
  joiner.add(article("1", {}), std::vector<DescribedActor>{{number, 3}}, {});
  joiner.add(article("2", {}), std::vector<DescribedActor>{{brief, 1}}, {});
  joiner.add(article("3", {}), std::vector<DescribedActor>{{number, 2}}, {});
  const auto joined = joiner.finish();
  REQUIRE(joined);
  REQUIRE(joined->entities.size() == 1);
  CHECK(joined->entities[0].label == "Nguyễn Văn An");
  CHECK(joined->entities[0].aliases == std::vector<std::string>{"An", "ông An"});
  CHECK(joined->entities[0].mentions == 6);
  CHECK(joined->entities[0].articles == std::vector<std::uint32_t>{0, 1, 2});
}

TEST_CASE("No articles, no entities", "[resolve]") {
  CHECK(join({}).entities.empty());
  CHECK(join({article("1", {})}).entities.empty());
  CHECK(join({article("1", {})}).entity_of.size() == 1);
}
