#pragma once

#include <memory>
#include <span>
#include <string>

#include "emit/atomic_file.hpp"
#include "rdf/rdf_format.hpp"
#include "rdf/triple_sink.hpp"
#include "rdf/vocabulary.hpp"

namespace entente {

/// A sink whose file serd writes: memory does not grow with the graph. `base` is the namespace of the
/// resources, an absolute IRI. `file` must outlive the sink. Null if serd does not start, or does not know
/// the format. Prefixes in `more` are declared beside those of the contract.
[[nodiscard]] std::unique_ptr<TripleSink> make_serd_sink(RdfFormat format, const std::string& base, AtomicFile& file,
                                                         std::span<const vocabulary::Prefix> more = {});

}  // namespace entente
