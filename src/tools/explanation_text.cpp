#include "tools/explanation_text.hpp"

#include <fmt/format.h>

#include <iterator>

namespace entente {
namespace {

/// Writes with or without colours.
class Writer {
 public:
  explicit Writer(bool colour) : colour_(colour) {}

  std::string write(const Explanation& explanation) {
    line("{}{}", bold(explanation.id.empty() ? "(text)" : explanation.id),
         explanation.published ? dim("  published " + to_iso(*explanation.published)) : "");
    for (const ExplainedSentence& sentence : explanation.sentences) write(sentence);
    line("");
    line("{}", bold("Entities"));
    for (const ExplainedEntity& entity : explanation.entities)
      line("  {} {}{}", name(entity.name), dim(entity.type), aliases(entity));
    line("");
    line("{}", bold("Statements"));
    for (const ExplainedStatement& statement : explanation.statements) {
      line("  {} {} {}{} {}", name(statement.subject), statement.predicate, name(statement.object),
           modality(statement.modality),
           dim(fmt::format("{:.2f} {}{}", statement.confidence, statement.rule, details(statement))));
    }
    return std::move(out_);
  }

 private:
  template <class... Parts>
  void line(fmt::format_string<Parts...> format, Parts&&... parts) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Parts>(parts)...);
    out_ += '\n';
  }

  std::string dye(const char* code, const std::string& text) const {
    return colour_ ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : text;
  }
  std::string bold(const std::string& text) const { return dye("1", text); }
  std::string dim(const std::string& text) const { return dye("2", text); }
  std::string name(const std::string& text) const { return dye("36", text); }

  std::string modality(Modality modality) const {
    return modality == Modality::asserted ? std::string{} : dye("35", fmt::format(" ({})", to_string(modality)));
  }

  static std::string aliases(const ExplainedEntity& entity) {
    std::string out;
    for (const std::string& alias : entity.aliases) out += (out.empty() ? "  = " : ", ") + alias;
    return out;
  }

  static std::string details(const ExplainedStatement& statement) {
    std::string out;
    if (!statement.title.empty()) out += ", as " + statement.title;
    if (!statement.item.empty()) out += ", gives " + statement.item;
    if (statement.date) out += ", on " + to_iso(*statement.date);
    return out;
  }

  /// The sentence with the outermost mentions set off.
  std::string marked(const ExplainedSentence& sentence) const {
    std::string out;
    std::uint32_t at = 0;
    for (const ExplainedMention& mention : outermost(sentence)) {
      out.append(sentence.text, at, mention.span.begin - at);
      out += name(mention.text);
      at = mention.span.end;
    }
    return out.append(sentence.text, at);
  }

  void write(const ExplainedSentence& sentence) {
    line("");
    line("{}{}", sentence.block == BlockKind::body ? "" : dim(fmt::format("[{}] ", block_name(sentence.block))),
         marked(sentence));
    for (const std::string& phrase : sentence.phrases) line("  {} {}", dim("names "), phrase);
    for (const ExplainedRelation& relation : sentence.relations) {
      line("  {} {} {} {}{} {}{}", dye("32", "fired "), name(relation.subject), relation.predicate,
           name(relation.object), modality(relation.modality),
           dim(fmt::format("{:.2f} {} {}", relation.confidence, relation.rule, relation.pattern)),
           relation.stated ? "" : dye("31", "  no statement: an end is unresolved or of a class the predicate lacks"));
    }
    for (const ExplainedMiss& miss : sentence.misses) {
      line("  {} {} {} {}", dye("33", "nearly"), bold(miss.predicate), miss.missing,
           dim(fmt::format("{} {}", miss.rule, miss.pattern)));
    }
  }

  bool colour_;
  std::string out_;
};

}  // namespace

std::string to_text(const Explanation& explanation, bool colour) {
  return Writer(colour).write(explanation);
}

}  // namespace entente
