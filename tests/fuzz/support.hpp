#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "emit/utf8.hpp"
#include "model/graph_snapshot.hpp"
#include "pipeline/language_set.hpp"
#include "pipeline/unique_ids.hpp"
#include "support/temp_dir.hpp"

/// What the targets share, and tests/properties with them.
namespace entente::fuzz {

/// Ends the process unless the property holds, in every build, so that the input is kept.
inline void require(bool holds, std::string_view property, std::string_view detail = {}) {
  if (holds) return;
  std::fprintf(stderr, "\nBREACH: %s: %s\n", std::string(property).c_str(), std::string(detail).c_str());
  std::abort();
}

/// An error says something.
inline void require_reason(const Error& error) {
  require(!error.message.empty(), "an error has a reason", to_string(error));
}

[[nodiscard]] inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// The pieces of the input between the lines that hold nothing but `line`.
[[nodiscard]] std::vector<std::string_view> split(std::string_view input, std::string_view line);

/// One folder a process; the files of it are written anew for each input.
[[nodiscard]] const test::TempDir& scratch_folder();

/// The project's own ontology and its pack for Vietnamese, loaded once a process.
[[nodiscard]] const Ontology& ontology();
[[nodiscard]] const Language& vietnamese();

/// Joins the articles, writes Turtle and GraphML, and reads both back: the same graph. False if the articles make no
/// graph, which only those that somebody else extracted may.
bool require_round_trip(std::vector<ProcessedArticle> articles, const Ontology& ontology);

}  // namespace entente::fuzz
