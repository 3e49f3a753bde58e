// Lines of records, as somebody else may have extracted them: read, written again, joined, and made a graph.
#include <string>
#include <utility>

#include "pipeline/record_files.hpp"
#include "support.hpp"

using namespace entente;
using namespace entente::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = as_text(data, size);
  for (std::size_t at = 0; at < input.size();) {
    const std::size_t end = std::min(input.find('\n', at), input.size());
    const auto record = from_line(input.substr(at, end - at), ontology(), Mentioned::yes);
    at = end + 1;
    if (!record) {
      require_reason(record.error());
      continue;
    }
    const std::string line = to_line(*record, ontology());
    require(well_formed_utf8(line) == line && line.find('\n') == std::string::npos, "a record is a line of text");
    const auto again = from_line(line, ontology(), Mentioned::yes);
    require(again.has_value(), "a record that was written can be read", line);
    require(to_line(*again, ontology()) == line, "written again a record is the same", line);
  }
  auto records = read_records({scratch_folder().write("records.jsonl", input).string()}, ontology(),
                              *std::make_shared<ExtractionPool>());
  if (!records) {
    require_reason(records.error());
    return 0;
  }
  require_round_trip(std::move(*records), ontology());
  return 0;
}
