#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "resolve/joiner.hpp"
#include "support/catch.hpp"
#include "support/tiny_pack.hpp"

using namespace entente;

namespace {

constexpr double kCommon = 9;    // "Nguyễn Văn Hùng"
constexpr double kSeldom = 0.2;  // "Nguyễn Trường Sơn"
constexpr double kRare = 0.001;  // "Phạm Sỹ Liêm", "Angela Merkel"

const Ontology& ontology() {
  static const Ontology kOntology = [] {
    Ontology out = test::tiny_ontology();
    for (const char* name : {"Area", "Country"}) out.classes[out.find_class(name).value].place = true;
    return out;
  }();
  return kOntology;
}

/// One article, put together by what it names and who holds which post where.
class News {
 public:
  explicit News(std::string id) { article_.id = std::move(id); }

  News& person(const std::string& name, double namesakes) { return add("person:" + name, name, "Person", namesakes); }
  News& body(const std::string& name, const std::string& owner = {}, double namesakes = 0) {
    return add("body:" + name + "@" + owner, name, "Body", namesakes);
  }
  News& area(const std::string& name, double namesakes) { return add("area:" + name, name, "Area", namesakes); }
  News& known(const std::string& id, const char* type) {
    add(id, id, type, 0);
    article_.entities.back().gazetteer = true;
    return *this;
  }
  /// The last of the two named before holds the post, or lies in the place.
  News& tie(const char* predicate, const std::string& subject, const std::string& object, std::string_view title = {}) {
    LocalStatement statement;
    statement.subject = index_.at(subject);
    statement.object = index_.at(object);
    statement.predicate = ontology().find_property(predicate);
    statement.title = article_.texts.add(title);
    article_.statements.push_back(statement);
    return *this;
  }
  News& on(int year, int month, int day) {
    article_.published = make_date(year, month, day);
    return *this;
  }
  operator ArticleExtraction() const { return article_; }

 private:
  News& add(const std::string& key, const std::string& name, const char* type, double namesakes) {
    LocalEntity entity;
    entity.type = ontology().find_class(type);
    entity.name = article_.texts.add(name);
    entity.namesakes = namesakes;
    entity.mentions = 1;
    index_[name] = static_cast<std::uint32_t>(article_.entities.size());
    entity.key = article_.texts.add(key);
    article_.entities.push_back(std::move(entity));
    return *this;
  }
  ArticleExtraction article_{.texts = {}, .id = {}, .language = "xx"};
  std::map<std::string, std::uint32_t> index_;
};

using Articles = std::vector<ArticleExtraction>;

JoinedEntities join(const Articles& articles, const JoinDecisions& decisions = {}, bool reasons = false) {
  auto joined = join_entities(articles, ontology(), decisions, reasons);
  if (!joined) FAIL(joined.error().message);
  return std::move(*joined);
}

JoinDecisions decisions(std::string_view text) {
  auto out = parse_join_decisions(text, "pairs.tsv");
  if (!out) FAIL(out.error().message);
  return std::move(*out);
}

/// The ids that articles give somebody, in the order of the articles; "" where one does not name him.
std::vector<std::string> ids(const Articles& articles, const std::string& name, const JoinDecisions& decided = {}) {
  const JoinedEntities joined = join(articles, decided);
  std::vector<std::string> out;
  for (std::size_t a = 0; a < articles.size(); ++a) {
    out.emplace_back();
    for (std::size_t e = 0; e < articles[a].entities.size(); ++e)
      if (articles[a].entities[e].name == name) out.back() = joined.entities[joined.entity_of[a][e]].id;
  }
  return out;
}

std::size_t how_many(const Articles& articles, const std::string& name) {
  const auto all = ids(articles, name);
  std::set<std::string> different(all.begin(), all.end());
  different.erase("");
  return different.size();
}

News officer(const std::string& id, const std::string& name, double namesakes, const std::string& body,
             const std::string& title) {
  return News(id).person(name, namesakes).body(body, "country-aa").tie("holds", name, body, title);
}

}  // namespace

TEST_CASE("A common name with different posts is two persons, with one post it is one", "[resolve]") {
  const Articles articles = {officer("1", "hùng", kCommon, "sở y tế", "giám đốc"),
                             officer("2", "hùng", kCommon, "cục hàng hải", "cục trưởng"),
                             officer("3", "hùng", kCommon, "sở y tế", "giám đốc")};
  const auto all = ids(articles, "hùng");
  CHECK(all[0] == all[2]);
  CHECK(all[0] != all[1]);
}

TEST_CASE("Posts of one body follow one another, and a rare name bears a new post", "[resolve]") {
  CHECK(how_many({officer("1", "sơn", kSeldom, "bộ y tế", "thứ trưởng"),
                  officer("2", "sơn", kSeldom, "bộ y tế", "bộ trưởng")},
                 "sơn") == 1);
  CHECK(how_many({officer("1", "liêm", kRare, "bộ xây dựng", "thứ trưởng"),
                  officer("2", "liêm", kRare, "hội xây dựng", "phó chủ tịch")},
                 "liêm") == 1);
}

TEST_CASE("A common name alone makes no two articles speak of one person", "[resolve]") {
  CHECK(how_many({News("1").person("hùng", kCommon), News("2").person("hùng", kCommon)}, "hùng") == 2);
  CHECK(how_many({News("1").person("merkel", kRare), News("2").person("merkel", kRare)}, "merkel") == 1);
}

TEST_CASE("Two articles of one matter speak of one person", "[resolve]") {
  const auto trial = [](const char* id) {
    return News(id).person("hùng", kCommon).person("võ vũ bình", kRare).person("trần huy liệu", kRare).body("tây nam");
  };
  CHECK(how_many({trial("1"), trial("2")}, "hùng") == 1);
  // A place that both name is no matter of its own.
  const auto there = [](const char* id) { return News(id).person("hùng", kCommon).known("area-hn", "Area"); };
  CHECK(how_many({there("1"), there("2")}, "hùng") == 2);
}

TEST_CASE("Who is one with two others makes them one", "[resolve]") {
  const Articles articles = {officer("1", "sơn", kSeldom, "bộ y tế", "thứ trưởng"),
                             officer("2", "sơn", kSeldom, "viện tim", "viện trưởng"),
                             News("3")
                                 .person("sơn", kSeldom)
                                 .body("bộ y tế", "country-aa")
                                 .body("viện tim", "country-aa")
                                 .tie("holds", "sơn", "bộ y tế", "thứ trưởng")
                                 .tie("holds", "sơn", "viện tim", "viện trưởng")};
  CHECK(how_many({articles[0], articles[1]}, "sơn") == 2);
  CHECK(how_many(articles, "sơn") == 1);
}

TEST_CASE("A surname with the post of one full name is that person", "[resolve]") {
  const auto minister = [](const char* id, const char* name, double namesakes) {
    return officer(id, name, namesakes, "bộ ngoại giao", "ngoại trưởng");
  };
  Articles articles = {minister("1", "rex tillerson", kRare), minister("2", "tillerson", 2)};
  const JoinedEntities joined = join(articles);
  CHECK(joined.entities.size() == 2);  // he and the ministry
  const auto he = std::ranges::find(joined.entities, "rex tillerson", &Entity::label);
  REQUIRE(he != joined.entities.end());
  CHECK(he->aliases == std::vector<std::string>{"tillerson"});
  // With two who had the post it says nothing.
  articles.push_back(minister("3", "john tillerson", kRare));
  CHECK(join(articles).entities.size() == 4);
  // Unless hardly any article names the other one, or he may be the same.
  for (int i = 4; i < 13; ++i) articles.push_back(minister(std::to_string(i).c_str(), "rex tillerson", kRare));
  CHECK(join(articles).entities.size() == 3);
  for (const char* id : {"13", "14"}) articles.push_back(minister(id, "wayne rex tillerson", kRare));
  CHECK(join(articles).entities.size() == 3);
}

TEST_CASE("Hyphens make no other name", "[resolve]") {
  CHECK(join({News("1").person("kang kyung-wha", kRare), News("2").person("kang kyung wha", kRare),
              News("3").person("kang kyung - wha", kRare)})
            .entities.size() == 1);
}

TEST_CASE("An initial makes no other name, unless two names differ in it", "[resolve]") {
  Articles articles = {News("1").person("daniel j. kritenbrink", kRare), News("2").person("daniel kritenbrink", kRare)};
  CHECK(join(articles).entities.size() == 1);
  articles.push_back(News("3").person("daniel h. kritenbrink", kRare));
  CHECK(join(articles).entities.size() == 3);
  // A letter without a stop may be a name: "Giàng A Páo".
  CHECK(join({News("1").person("giàng a páo", kRare), News("2").person("giàng páo", kRare)}).entities.size() == 2);
}

TEST_CASE("A body is the one whose initials another article writes, of the same owner only", "[resolve]") {
  const JoinedEntities joined =
      join({News("1").body("sở giáo dục và đào tạo", "area-hn"), News("2").body("sở gd-đt", "area-hn"),
            News("3").body("sở gdđt", "area-hn"), News("4").body("sở gd&đt", "area-ag")});
  REQUIRE(joined.entities.size() == 2);
  CHECK(joined.entity_of[0] == joined.entity_of[1]);
  CHECK(joined.entity_of[0] == joined.entity_of[2]);
  CHECK(joined.entities[joined.entity_of[0][0]].label == "sở giáo dục và đào tạo");
}

TEST_CASE("Communes of one name are told apart by where they lie, and so is what they own", "[resolve]") {
  const auto commune = [](const char* id, const char* district) {
    return News(id)
        .area("tân phú", 3)
        .body("ủy ban", "area:tân phú")
        .known(district, "Area")
        .tie("governs", "ủy ban", "tân phú")
        .tie("governs", "ủy ban", district);
  };
  const auto lying = [&](const char* id, const char* district) {
    News out = commune(id, district);
    return out.tie("governs", "tân phú", district);
  };
  const Articles articles = {lying("1", "area-a"), lying("2", "area-b"), lying("3", "area-a")};
  const auto communes = ids(articles, "tân phú");
  CHECK(communes[0] == communes[2]);
  CHECK(communes[0] != communes[1]);
  const auto committees = ids(articles, "ủy ban");
  CHECK(committees[0] == committees[2]);
  CHECK(committees[0] != committees[1]);
}

TEST_CASE("What communes of one name own is no evidence that they are one", "[resolve]") {
  const auto named = [](const char* id) {
    return News(id).area("tân phú", 3).body("ủy ban", "area:tân phú").tie("governs", "ủy ban", "tân phú");
  };
  CHECK(how_many({named("1"), named("2")}, "tân phú") == 2);
  CHECK(how_many({named("1"), named("2")}, "ủy ban") == 2);
}

TEST_CASE("A cut-off name of which many go on stands for none of them", "[resolve]") {
  CHECK(how_many({News("1").body("công ty đầu tư"), News("2").body("công ty đầu tư"),
                  News("3").body("công ty đầu tư nam long"), News("4").body("công ty đầu tư bắc hà")},
                 "công ty đầu tư") == 2);
  CHECK(how_many({News("1").body("công ty skycom"), News("2").body("công ty skycom")}, "công ty skycom") == 1);
}

TEST_CASE("A body without its owner is its owner's only where three articles name both", "[resolve]") {
  const auto owned = [](const char* id) {
    return News(id).body("bộ thương mại", "country-bb").known("country-bb", "Country");
  };
  const Articles articles = {owned("1"), owned("2"), owned("3"),
                             News("4").body("bộ thương mại").known("country-bb", "Country"),
                             News("5").body("bộ thương mại").known("country-cc", "Country")};
  const auto all = ids(articles, "bộ thương mại");
  CHECK(all[3] == all[0]);
  CHECK(all[4] != all[0]);
}

TEST_CASE("News that comes later changes no id of those before", "[resolve]") {
  Articles articles = {officer("9", "hùng", kCommon, "sở y tế", "giám đốc").on(2020, 1, 1)};
  const std::string id = ids(articles, "hùng")[0];
  articles.push_back(officer("1", "hùng", kCommon, "cục hàng hải", "cục trưởng").on(2020, 1, 2));
  articles.push_back(News("0").person("hùng", kCommon).on(2020, 1, 3));
  const auto all = ids(articles, "hùng");
  CHECK(all[0] == id);
  CHECK(std::set<std::string>(all.begin(), all.end()).size() == 3);
  for (const std::string& one : all) CHECK(one.starts_with("person-hung-"));
}

TEST_CASE("The order of the articles decides nothing about homonyms", "[resolve]") {
  Articles articles;
  std::mt19937 random(3);
  const char* bodies[] = {"sở y tế", "sở xây dựng", "bộ y tế", "viện tim"};
  for (int i = 0; i < 60; ++i) {
    News news(std::to_string(i));
    const std::string name = random() % 2 == 0 ? "hùng" : "văn hùng";
    news.person(name, random() % 3 == 0 ? kSeldom : kCommon);
    const std::string body = bodies[random() % 4];
    news.body(body, "country-aa");
    if (random() % 2 == 0) news.tie("holds", name, body, "giám đốc");
    if (random() % 3 == 0) news.person("võ vũ bình", kRare);
    articles.push_back(news);
  }
  const JoinDecisions decided = decisions("different\tHùng @ 3\tHùng @ 7\nsame\tHùng @ 11\tVăn Hùng @ 12\n");
  const auto described = [&] {
    std::set<std::string> out;
    const JoinedEntities joined = join(articles, decided);
    for (const Entity& entity : joined.entities) {
      std::set<std::string> of;
      for (const std::uint32_t article : entity.articles) of.insert(articles[article].id);
      std::string line = entity.id + " " + entity.label;
      for (const std::string& one : of) line += " " + one;
      out.insert(line);
    }
    return out;
  };
  const auto expected = described();
  for (int i = 0; i < 20; ++i) {
    std::shuffle(articles.begin(), articles.end(), random);
    CHECK(described() == expected);
  }
}

TEST_CASE("What somebody decided goes before the evidence", "[resolve]") {
  const Articles articles = {officer("1", "hùng", kCommon, "sở y tế", "giám đốc"),
                             officer("2", "hùng", kCommon, "sở y tế", "giám đốc"),
                             officer("3", "hùng", kCommon, "cục hàng hải", "cục trưởng")};
  CHECK(how_many(articles, "hùng") == 2);
  const auto all = ids(articles, "hùng");
  // By id, by name, by name in one article.
  auto decided = ids(articles, "hùng", decisions("same\t" + all[0] + "\t" + all[2] + "\n"));
  CHECK(decided[0] == decided[2]);
  CHECK(decided[0] == decided[1]);
  decided = ids(articles, "hùng", decisions("# reviewed\n\nsame\tHùng\tHùng\r\n"));
  CHECK(std::set<std::string>(decided.begin(), decided.end()).size() == 1);
  decided = ids(articles, "hùng", decisions("different\tHùng @ 1\tHùng @ 2\n"));
  CHECK(std::set<std::string>(decided.begin(), decided.end()).size() == 3);
}

TEST_CASE("A gazetteer's actor that a decision splits keeps its id in one part", "[resolve]") {
  const Articles articles = {News("1").known("body-x", "Body"), News("2").known("body-x", "Body")};
  const auto all = ids(articles, "body-x", decisions("different\tbody-x @ 1\tbody-x @ 2\n"));
  CHECK(all[0] == "body-x");
  CHECK(all[1] != "body-x");
  CHECK(all[1].starts_with("body-x-"));
}

TEST_CASE("Decisions that contradict one another are an error with their line", "[resolve]") {
  const Articles articles = {News("1").person("an", kRare), News("2").person("an", kRare)};
  const auto joined =
      join_entities(articles, ontology(), decisions("same\tAn @ 1\tAn @ 2\ndifferent\tAn @ 1\tAn @ 2\n"));
  REQUIRE_FALSE(joined);
  CHECK(joined.error().file == "pairs.tsv");
  CHECK(joined.error().line == 2);
}

TEST_CASE("A decision about an actor that no article names is listed and harmless", "[resolve]") {
  const JoinedEntities joined = join({News("1").person("an", kRare)}, decisions("\nsame\tAn\tBình\n"));
  CHECK(joined.idle_decisions == std::vector<std::uint32_t>{2});
}

TEST_CASE("Reasons name what joins two and what keeps two apart", "[resolve]") {
  const Articles articles = {officer("1", "hùng", kCommon, "sở y tế", "giám đốc"),
                             officer("2", "hùng", kCommon, "sở y tế", "giám đốc"),
                             officer("3", "hùng", kCommon, "cục hàng hải", "cục trưởng")};
  const JoinedEntities joined = join(articles, {}, true);
  REQUIRE(joined.reasons.size() == 2);
  const auto same = std::ranges::find(joined.reasons, true, &JoinReason::same);
  REQUIRE(same != joined.reasons.end());
  CHECK(same->why.find("both giám đốc, sở y tế") != std::string::npos);
  CHECK(same->first == same->second);
  const auto other = std::ranges::find(joined.reasons, false, &JoinReason::same);
  REQUIRE(other != joined.reasons.end());
  CHECK(other->why.find("others bear the name") != std::string::npos);
  CHECK(other->first != other->second);
  CHECK(join(articles).reasons.empty());
}
