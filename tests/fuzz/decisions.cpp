// Decisions of who is the same and who is not, and two articles that they are about.
#include <string>

#include "resolve/join_decisions.hpp"
#include "resolve/joiner.hpp"
#include "support.hpp"

namespace {

using namespace entente;
using namespace entente::fuzz;

LocalEntity entity(const char* type, const char* name, const char* key) {
  LocalEntity out;
  out.type = ontology().find_class(type);
  out.name = name;
  out.key = key;
  out.mentions = 1;
  return out;
}

std::vector<ArticleExtraction> two_articles() {
  std::vector<ArticleExtraction> articles(2);
  articles[0].id = "a";
  articles[1].id = "b";
  for (ArticleExtraction& article : articles) {
    article.language = "vi";
    article.entities = {entity("Person", "Lê An", "lê an"), entity("Person", "Lê Văn An", "lê văn an"),
                        entity("Hospital", "Bệnh viện Sao Mai", "bệnh viện sao mai")};
  }
  return articles;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<ArticleExtraction> kArticles = two_articles();
  const auto decisions = parse_join_decisions(as_text(data, size), "decisions.tsv");
  if (!decisions) {
    require_reason(decisions.error());
    return 0;
  }
  const auto joined = join_entities(kArticles, ontology(), *decisions, true);
  if (!joined) {
    require_reason(joined.error());
    return 0;
  }
  require(joined->entity_of.size() == kArticles.size(), "every article is joined");
  for (const auto& entities : joined->entity_of)
    for (const std::uint32_t one : entities) require(one < joined->entities.size(), "every actor is somebody");
  return 0;
}
