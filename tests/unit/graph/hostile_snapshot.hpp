#pragma once

#include <string>

#include "unit/graph/sample_graph.hpp"

namespace entente::test {

/// A small graph with all that GraphML readers stumble over: markup in every text, "]]>", control characters,
/// bytes that are no UTF-8, parallel edges, statements in both directions, every modality, a background fact,
/// an entity without statements, a label of nothing.
inline GraphSnapshot hostile_snapshot(const Ontology& ontology) {
  KnowledgeGraph graph(ontology);
  const auto dated = graph.add_article(sample_article("bài \"1\" & <2>")).value();
  ArticleNode undated_node = sample_article("tin-2");
  undated_node.published.reset();
  const auto undated = graph.add_article(undated_node).value();
  ArticleNode later_node = sample_article("tin-3");
  later_node.published = make_date(2022, 1, 9);
  const auto later = graph.add_article(later_node).value();

  const auto add = [&](const char* type, const char* id, const char* label, std::vector<std::string> aliases = {}) {
    Entity entity = sample_entity(ontology, type, id, label, {dated});
    entity.aliases = std::move(aliases);
    return graph.add_entity(std::move(entity)).value();
  };
  const auto ministry = add("Ministry", "ministry-bo-y-te", "Bộ Y tế", {"Bộ Y tế Việt Nam", "B<Y>T", "\"BYT\""});
  const auto company = add("Organization", "company-a-b", "A & <B>  \"C\" & \"D\"");
  const auto tricky = add("Person", "person-tricky", "x]]>y <![CDATA[z]]> &amp; &#1;", {"]]>", "]]]]>>"});
  const auto controls = add("Person", "person-controls", "Nguyễn\x01 \x0BVăn\x7F A\r\nB\tC");
  const auto broken = add("Person", "person-broken", "Trần \xE1\xBA B");
  const auto nameless = add("Actor", "actor-nameless", "\x02 \x03");
  add("Topic", "topic-alone", "Không ai nói tới\xEF\xBB\xBF");
  const auto named = add("Person", "constructor", "__proto__");

  std::uint32_t begin = 0;
  const auto say = [&](std::uint32_t subject, const char* predicate, std::uint32_t object, Modality modality,
                       std::uint32_t article, const char* quote, std::optional<Date> date = {}) {
    begin += 10;
    StatementSource source = sample_source(article, begin, 1.0 / 3 + begin / 1000.0, "vi.<test>&.1");
    source.evidence.quote = quote;
    graph.add_statement({.subject = subject,
                         .predicate = ontology.find_property(predicate),
                         .object = object,
                         .modality = modality,
                         .title = "Bộ trưởng & <Thứ trưởng>",
                         .item = "",
                         .date = date,
                         .source = source});
  };
  for (const Modality modality : {Modality::asserted, Modality::intended, Modality::requested, Modality::negated}) {
    say(ministry, "supports", company, modality, dated, "Bộ Y tế hỗ trợ A & <B>");
  }
  say(ministry, "supports", company, Modality::asserted, later, "nói \"lại\" một lần nữa ]]> hết");
  say(company, "supports", ministry, Modality::asserted, dated, "", make_date(2020, 2, 29));
  say(ministry, "meetsWith", company, Modality::asserted, undated, "dòng 1\r\ndòng 2 & hết");
  say(tricky, "holdsPositionIn", ministry, Modality::asserted, dated, "]]>", make_date(2021, 5, 17));
  say(tricky, "meetsWith", controls, Modality::asserted, dated, "\x01");
  say(broken, "supports", nameless, Modality::asserted, dated, "\xFF");
  say(named, "supports", tricky, Modality::asserted, dated, "toString");
  graph.add_statement({.subject = controls,
                       .predicate = ontology.find_property("holdsPositionIn"),
                       .object = company,
                       .modality = Modality::asserted,
                       .title = {},
                       .item = {},
                       .date = {},
                       .source = {}});
  return std::move(graph).snapshot();
}

}  // namespace entente::test
