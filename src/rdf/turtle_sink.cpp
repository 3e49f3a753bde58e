#include "rdf/turtle_sink.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "base/plain_utf8.hpp"
#include "rdf/iri.hpp"

namespace entente {
namespace {

using namespace vocabulary;

/// So many bytes go to the file at once.
constexpr std::size_t kPage = std::size_t{1} << 16U;

/// Digits, behind a sign or without.
bool is_integer(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// A literal that Turtle writes without quotes, which then has this datatype.
bool is_bare(std::string_view text, std::string_view datatype) {
  if (datatype == "xsd:integer") return is_integer(text);
  if (datatype == "xsd:boolean") return text == "true" || text == "false";
  const std::size_t point = text.find('.');
  return datatype == "xsd:decimal" && point != std::string_view::npos && is_integer(text.substr(0, point)) &&
         point + 1 < text.size() && text[point + 1] != '-' && text[point + 1] != '+' &&
         is_integer(text.substr(point + 1));
}

/// No function, which has_byte() would call for each byte.
constexpr auto kNeedsEscape = [](unsigned char c) { return (c < 0x20) | (c == 0x7F) | (c == '"') | (c == '\\'); };

void append_escape(char c, std::string& out) {
  constexpr std::string_view kPlain = "\"\\\n\r\t\b\f";
  constexpr std::string_view kLetters = "\"\\nrtbf";
  const std::size_t known = kPlain.find(c);
  if (known == std::string_view::npos) {
    fmt::format_to(std::back_inserter(out), "\\u{:04X}", static_cast<unsigned char>(c));
  } else {
    out.append(1, '\\').append(1, kLetters[known]);
  }
}

class TurtleSink final : public TripleSink {
 public:
  TurtleSink(const std::string& base, AtomicFile& file, std::span<const Prefix> more)
      : file_(&file), base_(base), prefixes_(std::begin(kPrefixes), std::end(kPrefixes)) {
    prefixes_.insert(prefixes_.end(), more.begin(), more.end());
    prefixes_.push_back({kBasePrefix, base_});
    for (const auto& [name, ns] : prefixes_) fmt::format_to(std::back_inserter(out_), "@prefix {}: <{}> .\n", name, ns);
  }

 private:
  std::string form_of(std::string_view iri) const override {
    for (const auto& [name, ns] : prefixes_)
      if (iri == ns || (iri.starts_with(ns) && is_flat_name(iri.substr(ns.size()))))
        return std::string(name).append(":").append(iri.substr(ns.size()));
    return std::string("<").append(iri).append(">");
  }

  void write(std::string_view subject, std::string_view predicate, const NodeView& object,
             std::string_view /*graph*/) override {
    if (subject == subject_ && predicate == predicate_) {
      out_ += " ,\n\t\t";
    } else {
      if (subject == subject_) {
        out_ += " ;\n\t";
      } else {
        out_ += subject_.empty() ? "\n" : " .\n\n";
        append_resource(subject);
        out_ += "\n\t";
        subject_ = subject;
      }
      predicate_ = predicate;
      out_.append(predicate == "rdf:type" ? "a" : predicate).append(1, ' ');
    }
    append_object(object);
    if (out_.size() >= kPage) flush();
  }

  Result<void> end() override {
    if (!subject_.empty()) out_ += " .\n\n";
    flush();
    if (error_) return fail(*error_);
    return {};
  }

  void append_resource(std::string_view name) { out_.append(kBasePrefix).append(1, ':').append(name); }

  void append_object(const NodeView& object) {
    if (object.kind == NodeView::Kind::resource) return append_resource(object.value);
    if (object.kind == NodeView::Kind::iri || is_bare(object.value, object.datatype)) {
      out_ += object.value;
      return;
    }
    out_ += '"';
    append_text(object.value);
    out_ += '"';
    if (!object.language.empty()) out_.append(1, '@').append(object.language);
    if (!object.datatype.empty()) out_.append("^^").append(object.datatype);
  }

  void append_text(std::string_view text) {
    if (!has_byte(text, kNeedsEscape)) {
      out_ += text;
      return;
    }
    for (const char c : text) {
      if (kNeedsEscape(static_cast<unsigned char>(c))) {
        append_escape(c, out_);
      } else {
        out_ += c;
      }
    }
  }

  void flush() {
    if (const auto written = file_->write(out_); !written && !error_) error_ = written.error();
    out_.clear();
  }

  AtomicFile* file_;
  std::string base_;
  std::vector<Prefix> prefixes_;
  std::string out_;  // of the file, what is not in it yet
  std::string subject_;
  std::string predicate_;
  std::optional<Error> error_;
};

}  // namespace

std::unique_ptr<TripleSink> make_turtle_sink(const std::string& base, AtomicFile& file, std::span<const Prefix> more) {
  return std::make_unique<TurtleSink>(base, file, more);
}

}  // namespace entente
