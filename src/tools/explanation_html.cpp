#include "tools/explanation_html.hpp"

#include <fmt/format.h>

#include <iterator>
#include <map>

namespace entente {
namespace {

constexpr const char* kHead = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>entente explain</title>
<style>
:root { color-scheme: light dark; --soft: color-mix(in srgb, currentColor 60%, transparent); }
body { font: 16px/1.6 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; }
mark { color: inherit; background: color-mix(in srgb, var(--c, #888) 22%, transparent);
  border-bottom: 2px solid var(--c, #888); border-radius: 2px; }
details { margin: .4rem 0; } summary { cursor: pointer; }
summary.headline { font-weight: 700; font-size: 1.2rem; } summary.lead { font-weight: 600; }
summary.caption { font-style: italic; }
ul { margin: .2rem 0 .6rem; } code, small { color: var(--soft); font-size: .85rem; }
.fired::marker { content: "✓ "; color: #2ca02c; } .lost::marker { content: "! "; color: #d62728; }
.nearly::marker { content: "· "; color: #c98a00; }
.count { font-size: .75rem; border: 1px solid; border-radius: 1em; padding: 0 .5em; margin-left: .4em; }
table { border-collapse: collapse; } td, th { text-align: left; padding: .1rem .8rem .1rem 0; vertical-align: top; }
</style>
</head>
<body>
)";

std::string escape(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string mark(const std::string& text, const std::string& colour, const std::string& title) {
  return fmt::format("<mark{}{}>{}</mark>", colour.empty() ? "" : fmt::format(" style=\"--c:{}\"", escape(colour)),
                     title.empty() ? "" : fmt::format(" title=\"{}\"", escape(title)), escape(text));
}

std::string modality(Modality modality) {
  return modality == Modality::asserted ? std::string{} : fmt::format(" <em>({})</em>", to_string(modality));
}

class Page {
 public:
  std::string write(const std::vector<Explanation>& explanations) {
    out_ = kHead;
    for (const Explanation& explanation : explanations) write(explanation);
    out_ += "</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  template <class... Parts>
  void put(fmt::format_string<Parts...> format, Parts&&... parts) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Parts>(parts)...);
  }

  void write(const Explanation& explanation) {
    put("<article>\n<h1>{}</h1>\n", escape(explanation.id.empty() ? explanation.language : explanation.id));
    if (explanation.published) put("<p><small>published {}</small></p>\n", to_iso(*explanation.published));
    legend(explanation);
    for (const ExplainedSentence& sentence : explanation.sentences) write(sentence);
    put("<h2>Entities</h2>\n<table>\n");
    for (const ExplainedEntity& entity : explanation.entities) {
      std::string aliases;
      for (const std::string& alias : entity.aliases) aliases += (aliases.empty() ? "" : ", ") + escape(alias);
      put("<tr><td>{}</td><td>{}</td><td><small>{}</small></td></tr>\n", mark(entity.name, entity.colour, {}),
          escape(entity.type), aliases);
    }
    put("</table>\n<h2>Statements</h2>\n<table>\n");
    for (const ExplainedStatement& statement : explanation.statements) {
      std::string details;
      if (!statement.title.empty()) details += escape(statement.title) + " ";
      if (!statement.item.empty()) details += escape(statement.item) + " ";
      if (statement.date) details += to_iso(*statement.date);
      put("<tr><td>{}</td><td>{}{}</td><td>{}</td><td>{}</td><td>{:.2f}</td><td><code>{}</code></td></tr>\n",
          escape(statement.subject), escape(statement.predicate), modality(statement.modality),
          escape(statement.object), details, statement.confidence, escape(statement.rule));
    }
    put("</table>\n</article>\n");
  }

  void legend(const Explanation& explanation) {
    std::map<std::string, std::string> colours;
    for (const ExplainedEntity& entity : explanation.entities) colours.emplace(entity.type, entity.colour);
    put("<p>");
    for (const auto& [type, colour] : colours) put("{} ", mark(type, colour, {}));
    put("</p>\n");
  }

  /// The sentence with the outermost mentions marked.
  static std::string marked(const ExplainedSentence& sentence) {
    std::string out;
    std::uint32_t at = 0;
    for (const ExplainedMention& mention : outermost(sentence)) {
      out += escape(std::string_view(sentence.text).substr(at, mention.span.begin - at));
      out += mark(mention.text, mention.colour,
                  fmt::format("{} [{}{}{}]", mention.name, mention.kind, mention.type.empty() ? "" : " " + mention.type,
                              mention.entry.empty() ? "" : " " + mention.entry));
      at = mention.span.end;
    }
    return out += escape(std::string_view(sentence.text).substr(at));
  }

  void write(const ExplainedSentence& sentence) {
    put("<details><summary class=\"{}\">{}", block_name(sentence.block), marked(sentence));
    if (!sentence.relations.empty()) put("<span class=\"count\">{}</span>", sentence.relations.size());
    put("</summary>\n<ul>\n");
    for (const ExplainedRelation& relation : sentence.relations) {
      put("<li class=\"{}\">{} <b>{}</b>{} {}{} <code>{:.2f} {} {}</code></li>\n", relation.stated ? "fired" : "lost",
          escape(relation.subject), escape(relation.predicate), modality(relation.modality), escape(relation.object),
          relation.stated ? "" : " <em>no statement: an end is unresolved or of a class the predicate lacks</em>",
          relation.confidence, escape(relation.rule), escape(relation.pattern));
    }
    for (const ExplainedMiss& miss : sentence.misses) {
      put("<li class=\"nearly\"><b>{}</b> {} <code>{} {}</code></li>\n", escape(miss.predicate), escape(miss.missing),
          escape(miss.rule), escape(miss.pattern));
    }
    for (const std::string& phrase : sentence.phrases) put("<li><small>{}</small></li>\n", escape(phrase));
    put("</ul>\n</details>\n");
  }

  std::string out_;
};

}  // namespace

std::string to_html(const std::vector<Explanation>& explanations) {
  return Page().write(explanations);
}

}  // namespace entente
