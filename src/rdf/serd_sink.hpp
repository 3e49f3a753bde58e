#pragma once

#include <memory>
#include <string>

#include "emit/atomic_file.hpp"
#include "rdf/rdf_format.hpp"
#include "rdf/triple_sink.hpp"

namespace entente {

/// A sink whose file serd writes, as N-Triples or N-Quads: memory does not grow with the graph. `base` is the namespace
/// of the resources, an absolute IRI. `file` must outlive the sink. Null if serd does not start, or for another format.
[[nodiscard]] std::unique_ptr<TripleSink> make_serd_sink(RdfFormat format, const std::string& base, AtomicFile& file);

}  // namespace entente
