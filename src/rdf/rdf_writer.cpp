#include "rdf/rdf_writer.hpp"

#include <fmt/format.h>

#include <memory>

#include "rdf/graph_triples.hpp"
#include "rdf/iri.hpp"
#include "rdf/json_ld_sink.hpp"
#include "rdf/serd_sink.hpp"
#include "rdf/turtle_sink.hpp"

namespace entente {
namespace {

/// Null if serd does not start.
std::unique_ptr<TripleSink> make_sink(RdfFormat format, const std::string& base, AtomicFile& file) {
  if (format == RdfFormat::turtle) return make_turtle_sink(base, file);
  if (format == RdfFormat::json_ld) return make_json_ld_sink(base, file);
  return make_serd_sink(format, base, file);
}

}  // namespace

Result<void> write_rdf(const GraphSnapshot& graph, const Ontology& ontology, const RdfOptions& options,
                       RdfFormat format, AtomicFile& file) {
  const std::string& base = options.base_iri;
  if (!is_absolute_iri(base) || !(base.ends_with('/') || base.ends_with('#'))) {
    return fail({.code = ErrorCode::schema,
                 .message = fmt::format("the base IRI \"{}\" must be an absolute IRI that ends in '/' or '#'", base)});
  }
  const auto sink = make_sink(format, base, file);
  if (!sink) return fail({.code = ErrorCode::internal, .message = "serd does not start"});
  add_triples(graph, ontology, format == RdfFormat::nquads, *sink);
  return sink->finish();
}

}  // namespace entente
