#include "pipeline/record_files.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <utility>

#include "emit/line_file.hpp"
#include "ingest/byte_lines.hpp"

namespace entente {
namespace {

/// Longer than any record of an article that the program reads.
constexpr std::size_t kLongestLine = std::size_t{1} << 30U;

Result<void> read_file(const std::string& path, const Ontology& ontology, ExtractionPool& pool,
                       std::vector<ProcessedArticle>& out) {
  Result<ByteLines> lines = path == "-" ? ByteLines::standard_input() : ByteLines::open(path);
  if (!lines) return fail(lines.error());
  std::string line;
  for (;;) {
    const Result<ByteLines::Status> status = lines->next(line, kLongestLine);
    if (!status) return fail(status.error());
    if (*status == ByteLines::Status::end) return {};
    const auto located = [&](Error error) {
      error.file = path;
      error.line = lines->line_number();
      return fail(std::move(error));
    };
    if (*status == ByteLines::Status::too_long)
      return located({.code = ErrorCode::limit, .message = "the line is too long for a record"});
    if (line.empty()) continue;
    Result<ArticleRecord> record = from_line(line, ontology, Mentioned::no);
    if (!record) return located(std::move(record.error()));
    if (!out.empty() && record->fingerprint != out.front().record.fingerprint) {
      return located({.code = ErrorCode::schema,
                      .message = fmt::format("this record and {} were made by different versions of entente or with "
                                             "different language packs ({} and {}): extract the articles again with "
                                             "one of them",
                                             out.front().origin, record->fingerprint, out.front().record.fingerprint)});
    }
    out.push_back({.record = std::move(*record), .origin = fmt::format("{}:{}", path, lines->line_number())});
    pack(out.back(), pool);
  }
}

}  // namespace

Result<std::vector<ProcessedArticle>> read_records(const std::vector<std::string>& paths, const Ontology& ontology,
                                                   ExtractionPool& pool) {
  std::vector<ProcessedArticle> out;
  for (const std::string& path : paths)
    if (const auto done = read_file(path, ontology, pool, out); !done) return fail(done.error());
  if (out.empty())
    return fail(
        {.code = ErrorCode::empty, .message = "there is no record", .file = paths.empty() ? "" : paths.front()});
  return out;
}

Result<AtomicFile> write_records(std::vector<ProcessedArticle>& articles, const Ontology& ontology,
                                 const std::string& path) {
  Result<LineFile> file = LineFile::create(path);
  if (!file) return fail(file.error());
  for (ProcessedArticle& article : articles)
    if (const auto done = file->write(to_line(*WholeRecord(article), ontology)); !done) return fail(done.error());
  return std::move(*file).close();
}

}  // namespace entente
