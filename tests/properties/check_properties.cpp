// usage: check_properties PROJECT PATH [COUNT]
//        check_properties PROJECT --made COUNT
// Reads the articles under PATH (the first COUNT of them), or as many that article_maker.hpp makes, with the project's
// language packs and checks of each:
// - read again it gives the same;
// - every statement quotes the words at its code points, and its ends are entities of the article;
// - written otherwise (see variants.hpp) it gives the same entities and statements.
// Prints each breach; exits 1 if there is any, 2 if nothing could be read, 77 if PATH is not there.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "article_maker.hpp"
#include "ingest/article_reader.hpp"
#include "ingest/article_source.hpp"
#include "pipeline/article_pipeline.hpp"
#include "pipeline/language_set.hpp"
#include "rdf/ontology_reader.hpp"
#include "support/placed_text.hpp"
#include "text/fold.hpp"
#include "variants.hpp"

namespace {

using namespace entente;

/// What an article gives, free of offsets and of the letters' exact form.
using Content = std::multiset<std::string>;

class Checker {
 public:
  Checker(const Ontology& ontology, const std::vector<Language>& languages)
      : ontology_(ontology), languages_(languages) {
    for (const Language& language : languages) lexicons_.push_back(&language.reader);
  }

  void check(const RawArticle& raw) {
    auto article = read_article(raw, lexicons_);
    if (!article) {
      ++unread_;
      return;
    }
    ++articles_;
    const ArticleExtraction found = extract(*article);
    statements_ += found.statements.size();
    entities_ += found.entities.size();
    check_evidence(raw, article->text, found);
    const Content expected = content(found);
    if (content(extract(*article)) != expected) breach(raw, "read twice it gives two results");
    for (const auto& [name, text] : test::variants(raw.text)) {
      changed_[name] += text != raw.text ? 1 : 0;
      RawArticle other = raw;
      other.text = text;
      const auto again = read_article(other, lexicons_);
      if (!again) {
        breach(raw, name + ": " + to_string(again.error()));
        continue;
      }
      const ArticleExtraction result = extract(*again);
      check_evidence(other, again->text, result);
      compare(raw, name, expected, content(result));
    }
  }

  /// Prints what was done; the exit status.
  int finish() const {
    std::printf("%zu articles, %zu not read, %zu entities, %zu statements, %zu breaches\n", articles_, unread_,
                entities_, statements_, breaches_);
    for (const auto& [name, count] : changed_)
      std::printf("  written otherwise, %s: %zu articles\n", name.c_str(), count);
    if (breaches_ > 0) return 1;
    return articles_ > 0 && statements_ > 0 ? 0 : 2;
  }

 private:
  ArticleExtraction extract(const Article& article) const {
    const auto language =
        std::ranges::find(languages_, article.language, [](const Language& one) { return one.pack.language; });
    return extract_article(article, ontology_, language->pack);
  }

  void breach(const RawArticle& raw, const std::string& what) {
    ++breaches_;
    std::printf("%s: %s\n", raw.origin.c_str(), what.c_str());
  }

  void check_evidence(const RawArticle& raw, const std::string& text, const ArticleExtraction& found) {
    for (const std::string& fault : test::misplaced(text, found)) breach(raw, fault);
  }

  Content content(const ArticleExtraction& found) const {
    Content out;
    for (const LocalEntity& entity : found.entities)
      out.insert(ontology_[entity.type].name + " " + std::string(entity.key) + " = " + fold(entity.name) + " (" +
                 std::to_string(entity.mentions) + ")");
    const auto key = [&](std::uint32_t entity) { return std::string(found.entities[entity].key); };
    for (const LocalStatement& one : found.statements)
      out.insert(key(one.subject) + " " + ontology_[one.predicate].name + " " + key(one.object) + " " +
                 to_string(one.modality) + " " + fold(one.title) + " " + fold(one.item) + " " +
                 (one.date ? to_iso(*one.date) : "") + " by " + std::string(one.evidence.rule) + ": " +
                 fold(one.evidence.quote));
    return out;
  }

  void compare(const RawArticle& raw, const std::string& name, const Content& expected, const Content& found) {
    if (expected == found) return;
    std::string what = name;
    for (const std::string& line : expected)
      if (!found.contains(line)) what += "\n    lost: " + line;
    for (const std::string& line : found)
      if (!expected.contains(line)) what += "\n    new:  " + line;
    breach(raw, what);
  }

  const Ontology& ontology_;
  const std::vector<Language>& languages_;
  std::vector<const ReaderLexicon*> lexicons_;
  std::size_t articles_ = 0;
  std::size_t unread_ = 0;
  std::size_t entities_ = 0;
  std::size_t statements_ = 0;
  std::size_t breaches_ = 0;
  std::map<std::string, std::size_t> changed_;  // variant → articles whose text it changes
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const std::string project = argv[1];
  const std::string path = argv[2];
  const std::size_t count = argc > 3 ? std::strtoul(argv[3], nullptr, 10) : SIZE_MAX;
  const bool made = path == "--made";
  if (!made && !std::filesystem::exists(path)) {
    std::printf("skipped: there is no %s\n", path.c_str());
    return 77;
  }
  const auto ontology = read_ontology(project + "/ontology/entente.ttl");
  if (!ontology) {
    std::fprintf(stderr, "%s\n", to_string(ontology.error()).c_str());
    return 2;
  }
  const auto languages = load_languages(project + "/mappings", *ontology);
  if (!languages) {
    std::fprintf(stderr, "%s\n", to_string(languages.error()).c_str());
    return 2;
  }
  Checker checker(*ontology, *languages);
  for (std::size_t seed = 0; made && seed < count; ++seed) {
    RawArticle raw;
    raw.origin = "made of seed " + std::to_string(seed);
    raw.text = test::make_article(static_cast<std::uint32_t>(seed));
    checker.check(raw);
  }
  if (made) return checker.finish();
  std::size_t taken = 0;
  read_articles({path}, {}, [&](const Result<RawArticle>& raw) {
    if (taken == count) return;
    ++taken;
    if (raw) checker.check(*raw);
  });
  return checker.finish();
}
