#pragma once

#include <memory>
#include <span>
#include <string>

#include "emit/atomic_file.hpp"
#include "rdf/triple_sink.hpp"
#include "rdf/vocabulary.hpp"

namespace entente {

/// A sink that writes Turtle as serd lays it out (docs/decisions/0020-own-turtle.md): memory does not grow with the
/// graph. `base` is the namespace of the resources, an absolute IRI. `file` must outlive the sink. Prefixes in `more`,
/// which must live as long too, are declared beside those of the contract.
[[nodiscard]] std::unique_ptr<TripleSink> make_turtle_sink(const std::string& base, AtomicFile& file,
                                                           std::span<const vocabulary::Prefix> more = {});

}  // namespace entente
