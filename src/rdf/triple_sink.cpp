#include "rdf/triple_sink.hpp"

#include <fmt/format.h>

#include <cstdint>

#include "base/plain_utf8.hpp"
#include "emit/utf8.hpp"
#include "rdf/iri.hpp"

namespace entente {
namespace {

/// A graph has some dozens.
constexpr std::size_t kMostTerms = 1000;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// BCP 47's shape: subtags of one to eight letters or digits, the first of letters.
bool is_language_tag(std::string_view tag) {
  std::size_t length = 0;
  bool first = true;
  for (const char c : tag) {
    if (c == '-' && length > 0) {
      length = 0;
      first = false;
    } else if (!(is_letter(c) || (is_digit(c) && !first)) || ++length > 8) {
      return false;
    }
  }
  return length > 0;
}

bool is_writable(char32_t c) {
  return c != 0 && c != kIllFormed && c != 0xFFFE && c != 0xFFFF;
}

bool is_writable(std::string_view text) {
  if (is_plain_utf8(text)) return text.find('\0') == std::string_view::npos;
  for (std::size_t pos = 0; pos < text.size();)
    if (!is_writable(next_code_point(text, pos))) return false;
  return true;
}

std::string writable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t begin = pos;
    const char32_t c = next_code_point(text, pos);
    out += is_writable(c) ? text.substr(begin, pos - begin) : kReplacementCharacter;
  }
  return out;
}

}  // namespace

void TripleSink::complain(std::string_view what, const char* fault) {
  if (fault_) return;
  fault_ = Error{.code = ErrorCode::internal,
                 .message = fmt::format("\"{}\" in the graph is {}", well_formed_utf8(what), fault)};
}

bool TripleSink::take_iri(std::string_view& iri, std::string& once) {
  std::uint32_t number = good_iris_.find(iri);
  if (number == TextPool::kAbsent) {
    if (!is_absolute_iri(iri)) {
      complain(iri, "no absolute IRI");
      return false;
    }
    if (forms_.size() == kMostTerms) {
      iri = once = form_of(iri);
      return true;
    }
    number = good_iris_.add(iri);
    forms_.push_back(form_of(iri));
  }
  iri = forms_[number];
  return true;
}

bool TripleSink::is_good_name(std::string_view name, std::string& last) {
  if (!name.empty() && name == last) return true;
  if (!is_flat_name(name)) {
    complain(name, "no name of an IRI");
    return false;
  }
  last = name;
  return true;
}

bool TripleSink::take(NodeView& node) {
  if (node.kind == NodeView::Kind::resource) {
    if (is_flat_name(node.value)) return true;
    complain(node.value, "no name of an IRI");
    return false;
  }
  if (node.kind == NodeView::Kind::iri) return take_iri(node.value, address_);
  if (!node.language.empty() && !is_language_tag(node.language)) {
    complain(node.language, "no language tag");
    return false;
  }
  if (!is_writable(node.value)) node.value = mended_ = writable(node.value);
  return node.datatype.empty() || take_iri(node.datatype, datatype_);
}

void TripleSink::add(std::string_view subject, std::string_view predicate, const NodeView& object,
                     std::string_view graph) {
  NodeView written = object;
  if (fault_ || !is_good_name(subject, last_subject_) || !take_iri(predicate, term_) || !take(written) ||
      !(graph.empty() || is_good_name(graph, last_graph_))) {
    return;
  }
  write(subject, predicate, written, graph);
}

Result<void> TripleSink::finish() {
  if (fault_) return fail(*fault_);
  return end();
}

}  // namespace entente
