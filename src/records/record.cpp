#include "records/record.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_map>
#include <utility>

#include "records/json_text.hpp"

namespace entente {
namespace {

using Json = nlohmann::json;

/// Objects and lists, written member by member.
class JsonLine {
 public:
  void open(char bracket) {
    separate();
    text_ += bracket;
    first_ = true;
  }
  void close(char bracket) {
    text_ += bracket;
    first_ = false;
  }
  void name(std::string_view name) {
    separate();
    append_json_string(text_, name);
    text_ += ':';
    first_ = true;  // its value follows without a comma
  }
  void value(std::string_view text) {
    separate();
    append_json_string(text_, text);
  }
  void value(std::uint32_t number) {
    separate();
    fmt::format_to(std::back_inserter(text_), "{}", number);
  }
  void value(double number) {
    separate();
    append_json_number(text_, number);
  }
  template <class T>
  void member(std::string_view key, const T& content) {
    name(key);
    value(content);
  }
  /// A member that is left out where there is nothing to say.
  void member_if_any(std::string_view key, std::string_view text) {
    if (!text.empty()) member(key, text);
  }
  void flag(std::string_view key) {
    name(key);
    separate();
    text_ += "true";
  }
  void member_if_any(std::string_view key, const std::optional<Date>& date) {
    if (date) member(key, std::string_view(to_iso(*date)));
  }
  void span(CodePointSpan span) {
    member("begin", span.begin);
    member("end", span.end);
  }
  [[nodiscard]] std::string take() && { return std::move(text_); }

 private:
  void separate() {
    if (!first_) text_ += ',';
    first_ = false;
  }

  std::string text_;
  bool first_ = true;
};

void write(JsonLine& out, const LocalEntity& entity, const Ontology& ontology) {
  out.open('{');
  out.member("key", std::string_view(entity.key));
  out.member("type", std::string_view(ontology[entity.type].name));
  out.member("name", std::string_view(entity.name));
  if (!entity.aliases.empty()) {
    out.name("aliases");
    out.open('[');
    for (const std::string& alias : entity.aliases) out.value(std::string_view(alias));
    out.close(']');
  }
  if (entity.gazetteer) out.flag("gazetteer");
  if (!entity.codes.empty()) {
    out.name("codes");
    out.open('[');
    for (const auto& [scheme, code] : entity.codes) {
      out.open('{');
      out.member("scheme", std::string_view(scheme));
      out.member("code", std::string_view(code));
      out.close('}');
    }
    out.close(']');
  }
  out.member("mentions", entity.mentions);
  if (entity.namesakes > 0) out.member("namesakes", entity.namesakes);
  out.close('}');
}

void write(JsonLine& out, const LocalMention& mention, const ArticleExtraction& article, const Ontology& ontology) {
  const LocalEntity& entity = article.entities[mention.entity];
  out.open('{');
  out.span(mention.span);
  out.member("form", std::string_view(mention.form));
  out.member("kind", std::string_view(to_string(mention.kind)));
  out.member("type", std::string_view(ontology[entity.type].name));
  out.member("entity", std::string_view(entity.key));
  out.close('}');
}

void write(JsonLine& out, const LocalStatement& statement, const ArticleExtraction& article,
           const Ontology& ontology) {
  const Evidence& evidence = statement.evidence;
  out.open('{');
  out.member("subject", std::string_view(article.entities[statement.subject].key));
  out.member("predicate", std::string_view(ontology[statement.predicate].name));
  out.member("object", std::string_view(article.entities[statement.object].key));
  out.member("modality", std::string_view(to_string(statement.modality)));
  out.member_if_any("title", statement.title);
  out.member_if_any("item", statement.item);
  out.member_if_any("date", statement.date);
  out.name("evidence");
  out.open('{');
  out.span(evidence.span);
  out.member("quote", std::string_view(evidence.quote));
  out.member("rule", std::string_view(evidence.rule));
  out.member("confidence", evidence.confidence);
  out.close('}');
  out.close('}');
}

/// A fault in the content of a line; never leaves this file.
struct Fault {
  std::string message;
  std::string pointer;
};

/// A value of the line with the place where it stands.
class Node {
 public:
  Node(const Json& json, std::string pointer) : json_(json), pointer_(std::move(pointer)) {}

  [[noreturn]] void refuse(std::string message) const { throw Fault{std::move(message), pointer_}; }

  /// The member; refuses an object that lacks it.
  [[nodiscard]] Node operator[](const char* name) const {
    if (auto node = find(name)) return *node;
    refuse(fmt::format("\"{}\" is missing", name));
  }
  [[nodiscard]] std::optional<Node> find(const char* name) const {
    if (!json_.is_object()) refuse("an object is expected here");
    const auto it = json_.find(name);
    if (it == json_.end()) return std::nullopt;
    return Node(*it, fmt::format("{}/{}", pointer_, name));
  }
  [[nodiscard]] std::string text() const {
    if (!json_.is_string()) refuse("a string is expected here");
    return json_.get<std::string>();
  }
  [[nodiscard]] std::string text_of(const char* name) const {
    const auto node = find(name);
    return node ? node->text() : std::string{};
  }
  [[nodiscard]] std::uint32_t number() const {
    if (!json_.is_number_unsigned() || json_.get<std::uint64_t>() > UINT32_MAX)
      refuse("a whole number from 0 to 4294967295 is expected here");
    return json_.get<std::uint32_t>();
  }
  /// False where the member is missing.
  [[nodiscard]] bool flag(const char* name) const {
    const auto node = find(name);
    if (node && !node->json_.is_boolean()) node->refuse("true or false is expected here");
    return node && node->json_.get<bool>();
  }
  [[nodiscard]] double share() const {
    const double value = json_.is_number() ? json_.get<double>() : -1;
    if (!(value >= 0 && value <= 1)) refuse("a number from 0 to 1 is expected here");
    return value;
  }
  /// 0 where the member is missing.
  [[nodiscard]] double amount_of(const char* name) const {
    const auto node = find(name);
    if (!node) return 0;
    const double value = node->json_.is_number() ? node->json_.get<double>() : -1;
    if (!(value >= 0)) node->refuse("a number from 0 on is expected here");
    return value;
  }
  [[nodiscard]] std::optional<Date> date_of(const char* name) const {
    const auto node = find(name);
    if (!node) return std::nullopt;
    const auto date = from_iso(node->text());
    if (!date) node->refuse("a day such as 2021-04-22 is expected here");
    return date;
  }
  [[nodiscard]] CodePointSpan span() const {
    const CodePointSpan span{(*this)["begin"].number(), (*this)["end"].number()};
    if (span.begin >= span.end) refuse("\"begin\" lies before \"end\"");
    return span;
  }
  /// Calls `take` for every element of the member, which may be missing.
  template <class Take>
  void each(const char* name, Take take) const {
    const auto list = find(name);
    if (!list) return;
    if (!list->json_.is_array()) list->refuse("a list is expected here");
    std::size_t i = 0;
    for (const Json& element : list->json_) take(Node(element, fmt::format("{}/{}", list->pointer_, i++)));
  }

 private:
  const Json& json_;
  std::string pointer_;
};

/// The enumerator of that name, of those up to `last`.
template <class Enum>
Enum enumerator(const Node& node, Enum last) {
  const std::string name = node.text();
  for (std::size_t i = 0; i <= static_cast<std::size_t>(last); ++i)
    if (name == to_string(static_cast<Enum>(i))) return static_cast<Enum>(i);
  node.refuse(fmt::format("\"{}\" is none of the values that may stand here", name));
}

class RecordReader {
 public:
  RecordReader(const Ontology& ontology, Mentioned mentions) : ontology_(ontology), mentions_(mentions) {}

  ArticleRecord read(const Node& line) {
    const std::uint32_t format = line["entente"].number();
    if (format != kRecordFormat) {
      line["entente"].refuse(
          fmt::format("this is format {} of extracted articles, and this program reads format {}: extract them again",
                      format, kRecordFormat));
    }
    ArticleRecord record;
    record.fingerprint = line["fingerprint"].text();
    record.source_hash = line["source_hash"].text();
    record.text_hash = line["text_hash"].text();
    ArticleExtraction& article = record.extraction;
    article.id = line["id"].text();
    article.language = line["language"].text();
    article.title = line.text_of("title");
    article.url = line.text_of("url");
    article.author = line.text_of("author");
    article.published = line.date_of("published");
    line.each("entities", [&](const Node& node) { article.entities.push_back(entity(node)); });
    if (mentions_ == Mentioned::yes)
      line.each("mentions", [&](const Node& node) { article.mentions.push_back(mention(node)); });
    line.each("statements", [&](const Node& node) { article.statements.push_back(statement(node)); });
    return record;
  }

 private:
  LocalEntity entity(const Node& node) {
    LocalEntity out;
    out.key = node["key"].text();
    if (out.key.empty()) node["key"].refuse("a key is not empty");
    if (!entities_.emplace(out.key, static_cast<std::uint32_t>(entities_.size())).second)
      node["key"].refuse(fmt::format("two entities have the key \"{}\"", out.key));
    out.type = ontology_.find_class(node["type"].text());
    if (!out.type.valid())
      node["type"].refuse(fmt::format("the ontology has no class \"{}\"", node["type"].text()));
    out.name = node["name"].text();
    node.each("aliases", [&](const Node& alias) { out.aliases.push_back(alias.text()); });
    out.gazetteer = node.flag("gazetteer");
    node.each("codes", [&](const Node& code) { out.codes.emplace_back(code["scheme"].text(), code["code"].text()); });
    out.mentions = node["mentions"].number();
    out.namesakes = node.amount_of("namesakes");
    return out;
  }

  std::uint32_t entity_of(const Node& node) const {
    const auto it = entities_.find(node.text());
    if (it == entities_.end()) node.refuse(fmt::format("no entity has the key \"{}\"", node.text()));
    return it->second;
  }

  LocalMention mention(const Node& node) const {
    return {.span = node.span(),
            .form = node["form"].text(),
            .kind = enumerator(node["kind"], MentionKind::reference),
            .entity = entity_of(node["entity"])};
  }

  LocalStatement statement(const Node& node) const {
    LocalStatement out;
    out.subject = entity_of(node["subject"]);
    out.predicate = ontology_.find_property(node["predicate"].text());
    if (!out.predicate.valid())
      node["predicate"].refuse(fmt::format("the ontology has no predicate \"{}\"", node["predicate"].text()));
    out.object = entity_of(node["object"]);
    out.modality = enumerator(node["modality"], Modality::negated);
    out.title = node.text_of("title");
    out.item = node.text_of("item");
    out.date = node.date_of("date");
    const Node evidence = node["evidence"];
    out.evidence = {.span = evidence.span(),
                    .quote = evidence["quote"].text(),
                    .rule = evidence["rule"].text(),
                    .confidence = evidence["confidence"].share()};
    return out;
  }

  const Ontology& ontology_;
  Mentioned mentions_;
  std::unordered_map<std::string, std::uint32_t> entities_;  // key → index
};

}  // namespace

std::string to_line(const ArticleRecord& record, const Ontology& ontology) {
  const ArticleExtraction& article = record.extraction;
  JsonLine out;
  out.open('{');
  out.member("entente", std::uint32_t{kRecordFormat});
  out.member("fingerprint", std::string_view(record.fingerprint));
  out.member("id", std::string_view(article.id));
  out.member("source_hash", std::string_view(record.source_hash));
  out.member("text_hash", std::string_view(record.text_hash));
  out.member("language", std::string_view(article.language));
  out.member_if_any("title", article.title);
  out.member_if_any("url", article.url);
  out.member_if_any("author", article.author);
  out.member_if_any("published", article.published);
  const auto list = [&](std::string_view name, const auto& items, const auto& write_one) {
    out.name(name);
    out.open('[');
    for (const auto& item : items) write_one(item);
    out.close(']');
  };
  list("entities", article.entities, [&](const LocalEntity& one) { write(out, one, ontology); });
  list("mentions", article.mentions, [&](const LocalMention& one) { write(out, one, article, ontology); });
  list("statements", article.statements, [&](const LocalStatement& one) { write(out, one, article, ontology); });
  out.close('}');
  return std::move(out).take();
}

void shrink(ArticleExtraction& article) {
  article.mentions = {};
  article.entities.shrink_to_fit();
  for (LocalEntity& entity : article.entities) {
    entity.aliases.shrink_to_fit();
    entity.key.shrink_to_fit();
  }
  article.statements.shrink_to_fit();
}

Result<ArticleRecord> from_line(std::string_view line, const Ontology& ontology, Mentioned mentions) {
  Json json;
  try {
    json = Json::parse(line);
  } catch (const Json::parse_error& error) {
    return fail({.code = ErrorCode::syntax, .message = "this is no JSON", .column = error.byte});
  } catch (const Json::out_of_range&) {
    return fail({.code = ErrorCode::syntax, .message = "a number in it is larger than any that can be read"});
  }
  try {
    return RecordReader(ontology, mentions).read(Node(json, {}));
  } catch (Fault& fault) {
    return fail({.code = ErrorCode::schema, .message = std::move(fault.message), .pointer = std::move(fault.pointer)});
  }
}

}  // namespace entente
