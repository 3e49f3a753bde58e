#include "pipeline/output_files.hpp"

#include <algorithm>
#include <filesystem>
#include <future>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "base/version.hpp"
#include "emit/commit.hpp"
#include "graph/csv_writer.hpp"
#include "graph/cyjs_writer.hpp"
#include "graph/gexf_writer.hpp"
#include "graph/graph_cut.hpp"
#include "graph/graphml_writer.hpp"
#include "rdf/dataset_description.hpp"
#include "rdf/iri.hpp"
#include "rdf/rdf_writer.hpp"

namespace entente {
namespace {

template <RdfFormat kFormat>
Result<void> write_as_rdf(const Output& output, AtomicFile& file) {
  return write_rdf(output.graph, output.ontology, output.options.rdf, kFormat, file);
}

Result<void> write_as_description(const Output& output, AtomicFile& file) {
  DatasetFacts facts{.version = version(),
                     .fingerprint = output.fingerprint,
                     .license = output.options.license,
                     .created = output.options.created};
  for (const Language& language : output.languages)
    facts.packs.push_back({.language = language.pack.language, .hash = language.hash});
  for (const OutputFile& row : output_files())
    if (row.write != write_as_description && std::ranges::count(output.options.formats, row.format) > 0)
      facts.files.emplace_back(row.name);
  return write_description(output.graph, output.ontology, output.options.rdf, facts, file);
}

/// The network that graph tools get.
Result<Network> network_of(const Output& output) {
  NetworkOptions options;
  options.threads = output.options.jobs != 1;
  for (const Language& language : output.languages) options.languages.push_back(language.pack.language);
  const CutOptions& cut = output.options.cut;
  if (cut == CutOptions{}) return make_network(output.graph, output.ontology, options);
  const Result<GraphSnapshot> part = cut_graph(output.graph, output.ontology, cut);
  if (!part) return fail(part.error());
  return make_network(*part, output.ontology, options);
}

constexpr OutputFile kFiles[] = {{"turtle", "graph.ttl", write_as_rdf<RdfFormat::turtle>},
                                 {"ntriples", "graph.nt", write_as_rdf<RdfFormat::ntriples>},
                                 {"nquads", "graph.nq", write_as_rdf<RdfFormat::nquads>},
                                 {"jsonld", "graph.jsonld", write_as_rdf<RdfFormat::json_ld>},
                                 {"void", "dataset.ttl", write_as_description},
                                 {"graphml", "graph.graphml", nullptr, write_graphml},
                                 {"gexf", "graph.gexf", nullptr, write_gexf},
                                 {"cyjs", "graph.cyjs", nullptr, write_cyjs},
                                 {"csv", "nodes.csv", nullptr, write_nodes_csv},
                                 {"csv", "relationships.csv", nullptr, write_edges_csv}};

}  // namespace

std::span<const OutputFile> output_files() {
  return kFiles;
}

std::vector<std::string> output_formats() {
  std::vector<std::string> out;
  for (const OutputFile& file : kFiles)
    if (out.empty() || out.back() != file.format) out.emplace_back(file.format);
  return out;
}

bool is_drawn(std::string_view format) {
  return std::ranges::any_of(kFiles, [&](const OutputFile& file) { return file.format == format && file.draw; });
}

Result<FolderLock> prepare_output(const Options& options) {
  // The writer would find this too, but only after all articles have been read.
  const std::string& base = options.rdf.base_iri;
  if (!is_absolute_iri(base) || !(base.ends_with('/') || base.ends_with('#'))) {
    return fail(
        {.code = ErrorCode::schema, .message = "the base IRI \"" + base + "\" is no absolute IRI that ends in / or #"});
  }
  if (!options.license.empty() && !is_absolute_iri(options.license))
    return fail({.code = ErrorCode::schema, .message = "the licence \"" + options.license + "\" is no absolute IRI"});
  if (!(options.min_confidence >= 0 && options.min_confidence <= 1))
    return fail({.code = ErrorCode::schema, .message = "the least confidence lies between 0 and 1"});
  for (const std::string& format : options.formats) {
    if (std::ranges::count(output_formats(), format) == 0)
      return fail({.code = ErrorCode::schema, .message = "there is no format \"" + format + "\""});
  }
  if (!(options.cut == CutOptions{}) && std::ranges::none_of(options.formats, is_drawn)) {
    return fail({.code = ErrorCode::schema,
                 .message = "only formats for graph tools are cut, such as graphml; none of them is asked for"});
  }
  std::error_code code;
  std::filesystem::create_directories(options.output, code);
  if (code || !std::filesystem::is_directory(options.output, code)) {
    return fail({.code = ErrorCode::unreadable,
                 .message = "the output folder cannot be made" + (code ? ": " + code.message() : std::string{}),
                 .file = options.output});
  }
  Result<FolderLock> lock = FolderLock::take(options.output);
  if (!lock) return lock;
  if (const auto done = finish_commit(options.output); !done) return fail(done.error());
  return lock;
}

Result<FilledFiles> write_files(const Output& output) {
  FilledFiles out;
  std::vector<const OutputFile*> rows;
  for (const OutputFile& row : kFiles) {
    if (std::ranges::count(output.options.formats, row.format) == 0) continue;
    rows.push_back(&row);
    out.paths.push_back((std::filesystem::path(output.options.output) / row.name).string());
    Result<AtomicFile> file = AtomicFile::create(out.paths.back());
    if (!file) return fail(file.error());
    out.files.push_back(std::move(*file));
  }
  const auto fill = [&](bool drawn) -> Result<void> {
    std::optional<Network> network;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if ((rows[i]->draw != nullptr) != drawn) continue;
      if (drawn && !network) {
        Result<Network> made = network_of(output);
        if (!made) return fail(made.error());
        network = std::move(*made);
      }
      const auto done = drawn ? rows[i]->draw(*network, out.files[i]) : rows[i]->write(output, out.files[i]);
      if (!done) return fail(done.error());
    }
    return {};
  };
  // To lay a network out and draw it takes about as long as to write it as RDF, and neither needs the other.
  const bool together = output.options.jobs != 1;
  auto drawing = std::async(together ? std::launch::async : std::launch::deferred, fill, true);
  const Result<void> written = fill(false);
  const Result<void> drawn = drawing.get();
  if (!written) return fail(written.error());
  if (!drawn) return fail(drawn.error());
  return out;
}

}  // namespace entente
