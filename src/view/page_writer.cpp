#include "view/page_writer.hpp"

#include <fmt/format.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>
#include <vector>

namespace entente {
namespace {

using Json = nlohmann::ordered_json;

/// Where the page has its tables. The sentences, most of the bytes, are a table of their own: a browser reads it when
/// the first one is wanted, and draws the graph before that.
constexpr std::string_view kPlaceOfData = "<!-- DATA -->";
constexpr std::string_view kPlaceOfSentences = "<!-- SENTENCES -->";

/// Three digits are a hundredth of a pixel of the largest picture, and a third of the bytes.
double rounded(double number) {
  return std::round(number * 1000) / 1000;
}

/// The classes and predicates that the graph has, and where each of the ontology went.
struct Terms {
  Json classes = Json::array();
  Json predicates = Json::array();
  std::map<std::uint32_t, std::size_t> class_place;
  std::map<std::uint32_t, std::size_t> predicate_place;
};

Terms terms_in_use(const GraphSnapshot& graph, const Ontology& ontology) {
  std::set<std::uint32_t> classes;
  std::set<std::uint32_t> predicates;
  for (const Entity& entity : graph.entities) classes.insert(entity.type.value);
  for (const Statement& statement : graph.statements) predicates.insert(statement.predicate.value);
  Terms terms;
  for (const std::uint32_t id : classes) {
    const OntologyClass& one = ontology.classes[id];
    terms.class_place.emplace(id, terms.classes.size());
    terms.classes.push_back({{"name", one.name}, {"labels", one.labels}, {"colour", one.colour}});
  }
  for (const std::uint32_t id : predicates) {
    const OntologyProperty& one = ontology.properties[id];
    terms.predicate_place.emplace(id, terms.predicates.size());
    terms.predicates.push_back(
        {{"name", one.name}, {"labels", one.labels}, {"symmetric", one.symmetric}, {"structural", one.structural}});
  }
  return terms;
}

Json articles_table(const GraphSnapshot& graph) {
  Json table = {{"id", Json::array()}, {"title", Json::array()}, {"url", Json::array()}, {"date", Json::array()}};
  for (const ArticleNode& article : graph.articles) {
    table["id"].push_back(article.id);
    table["title"].push_back(article.title);
    table["url"].push_back(article.url);
    table["date"].push_back(article.published ? to_iso(*article.published) : std::string());
  }
  return table;
}

Json entities_table(const GraphSnapshot& graph, const Terms& terms, const Network& network) {
  Json table;
  for (const char* column : {"id", "type", "label", "aliases", "codes", "mentions", "articles", "x", "y", "size"})
    table[column] = Json::array();
  for (std::size_t i = 0; i < graph.entities.size(); ++i) {
    const Entity& entity = graph.entities[i];
    table["id"].push_back(entity.id);
    table["type"].push_back(terms.class_place.at(entity.type.value));
    table["label"].push_back(entity.label);
    table["aliases"].push_back(entity.aliases);
    Json codes = Json::array();
    for (const auto& [scheme, code] : entity.codes) codes.push_back(Json::array({scheme, code}));
    table["codes"].push_back(std::move(codes));
    table["mentions"].push_back(entity.mentions);
    table["articles"].push_back(entity.articles.size());
    const NetworkNode& node = network.nodes[i];
    table["x"].push_back(rounded(node.position.x));
    table["y"].push_back(rounded(node.position.y));
    table["size"].push_back(rounded(node.size));
  }
  return table;
}

Json statements_table(const GraphSnapshot& graph, const Terms& terms) {
  Json table;
  for (const char* column :
       {"id", "subject", "predicate", "object", "modality", "confidence", "titles", "items", "dates", "background"})
    table[column] = Json::array();
  for (const Statement& statement : graph.statements) {
    table["id"].push_back(statement.iri_name);
    table["subject"].push_back(statement.subject);
    table["predicate"].push_back(terms.predicate_place.at(statement.predicate.value));
    table["object"].push_back(statement.object);
    table["modality"].push_back(static_cast<int>(statement.modality));
    table["confidence"].push_back(rounded(statement.confidence));
    table["titles"].push_back(statement.titles);
    table["items"].push_back(statement.items);
    Json dates = Json::array();
    for (const Date& date : statement.dates) dates.push_back(to_iso(date));
    table["dates"].push_back(std::move(dates));
    table["background"].push_back(statement.background ? 1 : 0);
  }
  return table;
}

Json evidence_table(const GraphSnapshot& graph) {
  Json table = {{"statement", Json::array()}, {"article", Json::array()}};
  for (std::size_t i = 0; i < graph.statements.size(); ++i) {
    for (const StatementEvidence& one : graph.statements[i].evidence) {
      table["statement"].push_back(i);
      table["article"].push_back(one.article);
    }
  }
  return table;
}

/// A row for each of the evidence table.
Json sentences_table(const GraphSnapshot& graph) {
  Json table;
  for (const char* column : {"start", "end", "quote", "rule"}) table[column] = Json::array();
  for (const Statement& statement : graph.statements) {
    for (const StatementEvidence& one : statement.evidence) {
      table["start"].push_back(one.evidence.span.begin);
      table["end"].push_back(one.evidence.span.end);
      table["quote"].push_back(one.evidence.quote);
      table["rule"].push_back(one.evidence.rule);
    }
  }
  return table;
}

/// JSON that an HTML script element can hold: "</script" would end it, and "<!--" would swallow its end.
std::string for_script_element(const Json& json) {
  const std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  std::string out;
  out.reserve(text.size() + text.size() / 64);
  for (const char c : text) {
    if (c == '<') {
      out += "\\u003c";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

Result<void> write_page(const GraphSnapshot& graph, const Ontology& ontology, const Network& network,
                        const std::string& base_page, AtomicFile& file) {
  std::ifstream in(base_page, std::ios::binary);
  if (!in) {
    return fail({.code = ErrorCode::not_found,
                 .message = "the page is not there: it is bundled when entente is built where npm is installed",
                 .file = base_page});
  }
  const std::string page((std::istreambuf_iterator<char>(in)), {});
  const std::string_view whole = page;
  const auto data_at = whole.find(kPlaceOfData);
  const auto sentences_at = whole.find(kPlaceOfSentences);
  if (data_at == std::string_view::npos || sentences_at == std::string_view::npos || sentences_at < data_at) {
    return fail({.code = ErrorCode::schema,
                 .message = fmt::format("the page lacks {} or, behind it, {}: where the graph goes", kPlaceOfData,
                                        kPlaceOfSentences),
                 .file = base_page});
  }
  const Terms terms = terms_in_use(graph, ontology);
  Json modalities = Json::array();
  for (const Modality modality : {Modality::asserted, Modality::intended, Modality::requested, Modality::negated})
    modalities.push_back(to_string(modality));
  const Json data = {{"classes", terms.classes},
                     {"predicates", terms.predicates},
                     {"modalities", std::move(modalities)},
                     {"articles", articles_table(graph)},
                     {"entities", entities_table(graph, terms, network)},
                     {"statements", statements_table(graph, terms)},
                     {"evidence", evidence_table(graph)}};

  const std::string tables = for_script_element(data);
  const std::string sentences = for_script_element(sentences_table(graph));
  const auto behind_data = data_at + kPlaceOfData.size();
  for (const std::string_view part :
       {whole.substr(0, data_at), std::string_view(tables), whole.substr(behind_data, sentences_at - behind_data),
        std::string_view(sentences), whole.substr(sentences_at + kPlaceOfSentences.size())}) {
    if (auto written = file.write(part); !written) return written;
  }
  return {};
}

}  // namespace entente
