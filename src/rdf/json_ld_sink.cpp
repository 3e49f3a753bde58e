#include "rdf/json_ld_sink.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "rdf/iri.hpp"
#include "rdf/vocabulary.hpp"

namespace entente {
namespace {

using namespace vocabulary;

/// What the context says of the values of a term, so that each need not say it again.
struct Coercion {
  std::string_view term;
  std::string_view type;
};
constexpr std::string_view kToNode = "@id";
constexpr Coercion kCoercions[] = {{"dcterms:issued", "xsd:date"}, {"ent:confidence", "xsd:decimal"},
                                   {"ent:date", "xsd:date"},       {"ent:modality", kToNode},
                                   {"oa:hasSource", kToNode},      {"prov:wasDerivedFrom", kToNode},
                                   {"rdf:object", kToNode},        {"rdf:predicate", kToNode},
                                   {"rdf:subject", kToNode},       {"schema:mentions", kToNode}};

std::string json_text(std::string_view text) {
  return nlohmann::json(text).dump();
}

std::string resource_text(std::string_view name) {
  return "\"" + std::string(kBasePrefix).append(":").append(name) + "\"";
}

std::string_view coercion_of(std::string_view term) {
  const auto* found = std::ranges::find(kCoercions, term, &Coercion::term);
  return found == std::end(kCoercions) ? std::string_view() : found->type;
}

/// An object as JSON; `type` is what the context says of it.
std::string value(const NodeView& object, std::string_view type) {
  if (object.kind != NodeView::Kind::literal) {
    const std::string id =
        object.kind == NodeView::Kind::resource ? resource_text(object.value) : json_text(object.value);
    return type == kToNode ? id : "{\"@id\":" + id + "}";
  }
  if (!object.language.empty())
    return "{\"@language\":" + json_text(object.language) + ",\"@value\":" + json_text(object.value) + "}";
  if (object.datatype.empty())
    return type.empty() ? json_text(object.value) : "{\"@value\":" + json_text(object.value) + "}";
  const std::string_view datatype = object.datatype;
  if (datatype == type) return json_text(object.value);
  // What JSON has itself. It has no decimals: a number with a point would come back as a double.
  if (type.empty() && (datatype == "xsd:integer" || datatype == "xsd:boolean")) return std::string(object.value);
  return "{\"@type\":" + json_text(datatype) + ",\"@value\":" + json_text(object.value) + "}";
}

class JsonLdSink final : public TripleSink {
 public:
  JsonLdSink(const std::string& base, AtomicFile& file) : file_(&file) {
    put("{\"@context\":{\n");
    for (const auto& [name, ns] : kPrefixes) put("  " + json_text(name) + ":" + json_text(ns) + ",\n");
    for (const auto& [term, type] : kCoercions) put("  " + json_text(term) + ":{\"@type\":" + json_text(type) + "},\n");
    put("  " + json_text(kBasePrefix) + ":" + json_text(base) + "},\n\"@graph\":[");
  }

 private:
  std::string form_of(std::string_view iri) const override {
    for (const auto& [name, ns] : kPrefixes)
      if (iri.starts_with(ns) && is_flat_name(iri.substr(ns.size())))
        return std::string(name).append(":").append(iri.substr(ns.size()));
    return std::string(iri);
  }

  void write(std::string_view subject, std::string_view predicate, const NodeView& object,
             std::string_view /*graph*/) override {
    if (subject != subject_) {
      put_node();
      subject_ = subject;
    }
    std::string key(predicate);
    std::string json;
    if (key == "rdf:type" && object.kind == NodeView::Kind::iri) {
      key = "@type";
      json = json_text(object.value);
    } else {
      json = value(object, coercion_of(key));
    }
    auto found = std::ranges::find(values_, key, &Values::first);
    if (found == values_.end()) found = values_.insert(values_.end(), {std::move(key), {}});
    found->second.push_back(std::move(json));
  }

  Result<void> end() override {
    put_node();
    put("\n]}\n");
    if (error_) return fail(*error_);
    return {};
  }

  void put_node() {
    if (values_.empty()) return;
    std::string line = nodes_++ == 0 ? "\n" : ",\n";
    line += "{\"@id\":" + resource_text(subject_);
    for (const auto& [key, of_key] : values_) {
      line += "," + json_text(key) + ":";
      if (of_key.size() > 1) line += "[";
      for (std::size_t i = 0; i < of_key.size(); ++i) line.append(i == 0 ? "" : ",").append(of_key[i]);
      if (of_key.size() > 1) line += "]";
    }
    put(line + "}");
    values_.clear();
  }

  void put(const std::string& text) {
    if (error_) return;
    if (const auto written = file_->write(text); !written) error_ = written.error();
  }

  using Values = std::pair<std::string, std::vector<std::string>>;

  AtomicFile* file_;
  std::string subject_;
  std::vector<Values> values_;  // of the subject, by key, in the order in which they came
  std::size_t nodes_ = 0;
  std::optional<Error> error_;
};

}  // namespace

std::unique_ptr<TripleSink> make_json_ld_sink(const std::string& base, AtomicFile& file) {
  return std::make_unique<JsonLdSink>(base, file);
}

}  // namespace entente
