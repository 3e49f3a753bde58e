#include "records/record.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "records/json_text.hpp"
#include "records/utf8_line.hpp"

namespace entente {
namespace {

using Json = simdjson::dom::element;

/// The JSON of each entity that others name again and again: its class, and its key as a string.
struct EntityText {
  std::string type;
  std::string key;
};

/// Writes a record. Members always stand in the same order: what lies between two values is spelled out.
class RecordWriter {
 public:
  RecordWriter(const ArticleExtraction& article, const Ontology& ontology, StringsMayHold held)
      : article_(article), ontology_(ontology), out_(held) {
    entities_.reserve(article.entities.size());
    for (const LocalEntity& entity : article.entities) {
      EntityText& text = entities_.emplace_back();
      text.type = JsonText(held).string(ontology[entity.type].name).take();
      text.key = JsonText(held).string(entity.key).take();
    }
  }

  std::string run(const ArticleRecord& record) && {
    constexpr std::size_t kRoom = 160;  // for each item, more than most need
    out_.reserve((article_.entities.size() + article_.mentions.size() + 3 * article_.statements.size() + 4) * kRoom);
    out_.raw("{\"entente\":").number(std::uint32_t{kRecordFormat});
    out_.raw(",\"fingerprint\":").string(record.fingerprint);
    out_.raw(",\"id\":").string(article_.id);
    out_.raw(",\"source_hash\":").string(record.source_hash);
    out_.raw(",\"text_hash\":").string(record.text_hash);
    out_.raw(",\"language\":").string(article_.language);
    write_if_any(",\"title\":", article_.title);
    write_if_any(",\"url\":", article_.url);
    write_if_any(",\"author\":", article_.author);
    write_if_any(",\"published\":", article_.published);
    const auto write_one = [&](const auto& one) { write(one); };
    out_.raw(",\"entities\":").list(article_.entities, write_one);
    out_.raw(",\"mentions\":").list(article_.mentions, write_one);
    out_.raw(",\"statements\":").list(article_.statements, write_one).raw("}");
    return out_.take();
  }

 private:
  /// A member that is left out where there is nothing to say.
  void write_if_any(std::string_view name, std::string_view text) {
    if (!text.empty()) out_.raw(name).string(text);
  }
  void write_if_any(std::string_view name, const std::optional<Date>& date) {
    if (date) out_.raw(name).string(to_iso(*date));
  }

  void write(const LocalEntity& entity) {
    const EntityText& text = entities_[static_cast<std::size_t>(&entity - article_.entities.data())];
    out_.raw("{\"key\":").raw(text.key).raw(",\"type\":").raw(text.type).raw(",\"name\":").string(entity.name);
    if (!entity.aliases.empty())
      out_.raw(",\"aliases\":").list(entity.aliases, [&](std::string_view alias) { out_.string(alias); });
    if (entity.gazetteer) out_.raw(",\"gazetteer\":true");
    if (!entity.codes.empty()) {
      out_.raw(",\"codes\":").list(entity.codes, [&](const auto& code) {
        out_.raw("{\"scheme\":").string(code.first).raw(",\"code\":").string(code.second).raw("}");
      });
    }
    out_.raw(",\"mentions\":").number(entity.mentions);
    if (entity.namesakes > 0) out_.raw(",\"namesakes\":").number(entity.namesakes);
    out_.raw("}");
  }

  void write(const LocalMention& mention) {
    const EntityText& entity = entities_[mention.entity];
    out_.raw("{\"begin\":").number(mention.span.begin).raw(",\"end\":").number(mention.span.end);
    out_.raw(",\"form\":").string(mention.form);
    out_.raw(",\"kind\":\"").raw(to_string(mention.kind));
    out_.raw("\",\"type\":").raw(entity.type).raw(",\"entity\":").raw(entity.key).raw("}");
  }

  void write(const LocalStatement& statement) {
    out_.raw("{\"subject\":").raw(entities_[statement.subject].key);
    out_.raw(",\"predicate\":").string(ontology_[statement.predicate].name);
    out_.raw(",\"object\":").raw(entities_[statement.object].key);
    out_.raw(",\"modality\":\"").raw(to_string(statement.modality)).raw("\"");
    write_if_any(",\"title\":", statement.title);
    write_if_any(",\"item\":", statement.item);
    write_if_any(",\"date\":", statement.date);
    const LocalEvidence& evidence = statement.evidence;
    out_.raw(",\"evidence\":{\"begin\":").number(evidence.span.begin).raw(",\"end\":").number(evidence.span.end);
    out_.raw(",\"quote\":").string(evidence.quote).raw(",\"rule\":").string(evidence.rule);
    out_.raw(",\"confidence\":").number(evidence.confidence).raw("}}");
  }

  const ArticleExtraction& article_;
  const Ontology& ontology_;
  JsonText out_;
  std::vector<EntityText> entities_;  // by index
};

/// A fault in the content of a line; never leaves this file.
struct Fault {
  std::string message;
  std::string pointer;
};

/// A value of the line with the place where it stands. Must not outlive the value that it is a part of.
class Node {
 public:
  explicit Node(Json json) : json_(json) {}

  [[noreturn]] void refuse(std::string message) const { throw Fault{std::move(message), pointer()}; }

  /// The member; refuses an object that lacks it.
  [[nodiscard]] Node operator[](std::string_view name) const {
    if (auto node = find(name)) return *node;
    refuse(fmt::format("\"{}\" is missing", name));
  }
  [[nodiscard]] std::optional<Node> find(std::string_view name) const {
    if (!json_.is_object()) refuse("an object is expected here");
    Json member;
    if (json_.at_key(name).get(member) != simdjson::SUCCESS) return std::nullopt;
    return Node(member, this, name, 0);
  }
  [[nodiscard]] std::string_view text() const {
    const auto text = as<std::string_view>();
    if (!text) refuse("a string is expected here");
    if (text->find('\0') != std::string_view::npos) refuse("a string is expected here that does not hold U+0000");
    return *text;
  }
  [[nodiscard]] std::string_view text_of(std::string_view name) const {
    const auto node = find(name);
    return node ? node->text() : std::string_view{};
  }
  [[nodiscard]] std::uint32_t number() const {
    const auto number = as<std::uint64_t>();
    if (!number || *number > UINT32_MAX) refuse("a whole number from 0 to 4294967295 is expected here");
    return static_cast<std::uint32_t>(*number);
  }
  /// False where the member is missing.
  [[nodiscard]] bool flag(std::string_view name) const {
    const auto node = find(name);
    if (!node) return false;
    const auto flag = node->as<bool>();
    if (!flag) node->refuse("true or false is expected here");
    return *flag;
  }
  [[nodiscard]] double share() const {
    const double value = as<double>().value_or(-1);
    if (!(value >= 0 && value <= 1)) refuse("a number from 0 to 1 is expected here");
    return value;
  }
  /// 0 where the member is missing.
  [[nodiscard]] double amount_of(std::string_view name) const {
    const auto node = find(name);
    if (!node) return 0;
    const double value = node->as<double>().value_or(-1);
    if (!(value >= 0)) node->refuse("a number from 0 on is expected here");
    return value;
  }
  [[nodiscard]] std::optional<Date> date_of(std::string_view name) const {
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
  void each(std::string_view name, Take take) const {
    const auto list = find(name);
    if (!list) return;
    simdjson::dom::array elements;
    if (list->json_.get(elements) != simdjson::SUCCESS) list->refuse("a list is expected here");
    std::size_t i = 0;
    for (const Json element : elements) take(Node(element, &*list, {}, i++));
  }

 private:
  Node(Json json, const Node* whole, std::string_view name, std::size_t index)
      : json_(json), whole_(whole), name_(name), index_(index) {}

  template <class Value>
  [[nodiscard]] std::optional<Value> as() const {
    Value value{};
    return json_.get(value) == simdjson::SUCCESS ? std::optional(value) : std::nullopt;
  }
  [[nodiscard]] std::string pointer() const {
    if (whole_ == nullptr) return {};
    return fmt::format("{}/{}", whole_->pointer(), name_.empty() ? std::to_string(index_) : std::string(name_));
  }

  Json json_;
  const Node* whole_ = nullptr;  // that this is a part of: an object's member, or a list's element where name_ is empty
  std::string_view name_;
  std::size_t index_ = 0;
};

/// The enumerator of that name, of those up to `last`.
template <class Enum>
Enum enumerator(const Node& node, Enum last) {
  const std::string_view name = node.text();
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
    texts_ = &article.texts;
    article.id = line["id"].text();
    if (article.id.empty()) line["id"].refuse("an id is not empty");
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
    const std::string_view key = node["key"].text();
    out.key = texts_->add(key);
    if (key.empty()) node["key"].refuse("a key is not empty");
    if (!entities_.emplace(key, static_cast<std::uint32_t>(entities_.size())).second)
      node["key"].refuse(fmt::format("two entities have the key \"{}\"", key));
    out.type = ontology_.find_class(node["type"].text());
    if (!out.type.valid()) node["type"].refuse(fmt::format("the ontology has no class \"{}\"", node["type"].text()));
    out.name = texts_->add(node["name"].text());
    node.each("aliases", [&](const Node& alias) { out.aliases.push_back(texts_->add(alias.text())); });
    out.gazetteer = node.flag("gazetteer");
    node.each("codes", [&](const Node& code) {
      out.codes.emplace_back(texts_->add(code["scheme"].text()), texts_->add(code["code"].text()));
    });
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
            .form = texts_->add(node["form"].text()),
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
    out.title = texts_->add(node.text_of("title"));
    out.item = texts_->add(node.text_of("item"));
    out.date = node.date_of("date");
    const Node evidence = node["evidence"];
    out.evidence = {.span = evidence.span(),
                    .quote = texts_->add(evidence["quote"].text()),
                    .rule = texts_->add(evidence["rule"].text()),
                    .confidence = evidence["confidence"].share()};
    return out;
  }

  const Ontology& ontology_;
  Mentioned mentions_;
  SharedTexts* texts_ = nullptr;                                  // of the record that is being read
  std::unordered_map<std::string_view, std::uint32_t> entities_;  // key → index
};

}  // namespace

std::string to_line(const ArticleRecord& record, const Ontology& ontology) {
  std::string line = RecordWriter(record.extraction, ontology, StringsMayHold::text).run(record);
  // Nearly every line can stay as it is, and one look over all of it costs less than one at each of its strings.
  if (is_utf8_line(line)) return line;
  return RecordWriter(record.extraction, ontology, StringsMayHold::anything).run(record);
}

Result<ArticleRecord> from_line(std::string_view line, const Ontology& ontology, Mentioned mentions) {
  simdjson::dom::parser parser;
  Json json;
  if (const auto fault = parser.parse(line.data(), line.size()).get(json); fault != simdjson::SUCCESS)
    return fail(
        {.code = ErrorCode::syntax, .message = fmt::format("this is no JSON: {}", simdjson::error_message(fault))});
  try {
    return RecordReader(ontology, mentions).read(Node(json));
  } catch (Fault& fault) {
    return fail({.code = ErrorCode::schema, .message = std::move(fault.message), .pointer = std::move(fault.pointer)});
  }
}

}  // namespace entente
