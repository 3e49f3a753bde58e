#pragma once

#include <memory>
#include <string>

#include "emit/atomic_file.hpp"
#include "rdf/triple_sink.hpp"

namespace entente {

/// A sink that writes compact JSON-LD 1.1: one context of the prefixes, then one line a subject. Memory does
/// not grow with the graph. `base` is the namespace of the resources; `file` must outlive the sink.
[[nodiscard]] std::unique_ptr<TripleSink> make_json_ld_sink(const std::string& base, AtomicFile& file);

}  // namespace entente
