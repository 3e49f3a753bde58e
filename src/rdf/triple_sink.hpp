#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/text_pool.hpp"

namespace entente {

/// A node of a triple on its way to a file. It owns nothing.
struct NodeView {
  enum class Kind { resource, iri, literal };

  Kind kind = Kind::resource;
  std::string_view value;       ///< local name under the base IRI; absolute IRI; text
  std::string_view language{};  ///< BCP 47 tag; literals only; empty if none
  std::string_view datatype{};  ///< IRI; literals only; empty for plain text and text with a language

  [[nodiscard]] static NodeView resource(std::string_view name) { return {Kind::resource, name}; }
  [[nodiscard]] static NodeView iri(std::string_view iri) { return {Kind::iri, iri}; }
  [[nodiscard]] static NodeView text(std::string_view text, std::string_view language = {}) {
    return {Kind::literal, text, language};
  }
  [[nodiscard]] static NodeView typed(std::string_view text, std::string_view datatype) {
    return {Kind::literal, text, {}, datatype};
  }
};

/// Where the triples of a graph go, one after the other. The gate to every RDF file: what its format cannot
/// hold does not pass.
class TripleSink {
 public:
  TripleSink() = default;
  TripleSink(const TripleSink&) = delete;
  TripleSink& operator=(const TripleSink&) = delete;
  virtual ~TripleSink() = default;

  /// Takes a triple. Those of one subject, and among them those of one predicate, are to come together, each
  /// once. `subject` and `graph` (empty: the default graph, the only one where a format has no others) are
  /// local names under the base IRI.
  ///
  /// Texts: what is no UTF-8, and U+0000, U+FFFE and U+FFFF, become U+FFFD. A name that is not of
  /// letters, digits and hyphens, what is no absolute IRI, and a malformed language tag are faults of
  /// the caller: finish() reports the first.
  void add(std::string_view subject, std::string_view predicate, const NodeView& object, std::string_view graph = {});

  /// Ends the file. Errors: internal for a fault of add(); unreadable if it cannot be written.
  [[nodiscard]] Result<void> finish();

 protected:
  /// How the format writes an absolute IRI. Asked once for those that came first: terms come again and again.
  [[nodiscard]] virtual std::string form_of(std::string_view iri) const = 0;
  /// Gets only what passed the gate. All IRIs, those of datatypes too, are as form_of() has them.
  virtual void write(std::string_view subject, std::string_view predicate, const NodeView& object,
                     std::string_view graph) = 0;
  [[nodiscard]] virtual Result<void> end() = 0;

 private:
  void complain(std::string_view what, const char* fault);
  [[nodiscard]] bool take(NodeView& node);
  /// `last` is the good one that was there before: often the same.
  [[nodiscard]] bool is_good_name(std::string_view name, std::string& last);
  /// Puts the form of a good IRI in its place; `once` keeps the form of one that does not come again.
  [[nodiscard]] bool take_iri(std::string_view& iri, std::string& once);

  TextPool good_iris_;                     // those that came first
  std::deque<std::string> forms_;          // of these
  std::string address_, datatype_, term_;  // forms of the others in a triple
  std::string last_subject_;
  std::string last_graph_;
  std::string mended_;
  std::optional<Error> fault_;
};

}  // namespace entente
