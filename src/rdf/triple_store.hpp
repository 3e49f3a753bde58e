#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "rdf/triple.hpp"

namespace entente {

/// An RDF graph in Redland's memory, to be written as Turtle. The gate to Redland: nothing gets in that it
/// would write wrongly. One store, and the thread that made it, at a time.
class TripleStore {
 public:
  /// Error: internal, if Redland does not start.
  [[nodiscard]] static Result<TripleStore> create();

  TripleStore(TripleStore&&) noexcept;
  TripleStore& operator=(TripleStore&&) = delete;
  ~TripleStore();

  /// Adds a triple; adding it twice is adding it once. Literals: what is no UTF-8, and U+FFFE and
  /// U+FFFF, become U+FFFD; NUL is dropped. A subject, predicate, object or datatype that is no absolute IRI,
  /// a blank node (in any place) and a malformed language tag are faults of the caller: write_turtle()
  /// reports the first and writes nothing.
  void add(std::string_view subject, std::string_view predicate, const Term& object);

  /// Writes the graph with these (prefix, namespace) pairs declared in their order: sorted by subject and
  /// predicate, the same bytes whatever the order of add(). `path` is truncated. Errors: internal for a fault
  /// of add(); unreadable if the file cannot be written.
  [[nodiscard]] Result<void> write_turtle(
      const std::vector<std::pair<std::string_view, std::string_view>>& prefixes, const std::string& path);

 private:
  struct Impl;
  explicit TripleStore(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace entente
