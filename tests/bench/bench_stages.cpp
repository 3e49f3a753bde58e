// usage: bench_stages PROJECT PATH [ROUNDS [WHAT]]
// Sets the speed of extraction beside what the same text costs others, in one process: the articles under PATH are read
// into memory; then, ROUNDS times in turn (5 if not given; the command behind the others),
// - breaks:  ICU's word break iterator goes over the text of every article (it reads UTF-16: the conversion counts);
// - unpack:  zlib unpacks the text, packed as gzip -6 packs it;
// - command: all that `entente extract -j 1 PATH -o /dev/null` does, from loading to the lines of JSON, on its two
//            threads: one reads, one works;
// - extract: of that the stages alone, from each record in memory to all that its article names and states.
// WHAT is one of these words, to run it alone under a profiler. Prints the medians of processor seconds, which other
// programs on the machine disturb less than the clock on the wall. Exits 2 if nothing can be read.
#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <zlib.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/article_reader.hpp"
#include "ingest/article_source.hpp"
#include "pipeline/article_pipeline.hpp"
#include "pipeline/extract_records.hpp"
#include "pipeline/language_set.hpp"
#include "rdf/ontology_reader.hpp"

namespace {

using namespace entente;

/// Of all threads.
double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

std::vector<RawArticle> read_all(const std::string& path) {
  std::vector<RawArticle> out;
  read_articles({path}, {}, [&](Result<RawArticle> raw) {
    if (raw) out.push_back(std::move(*raw));
  });
  return out;
}

/// The sum of what is found keeps the compiler from leaving the work out.
std::size_t break_words(const std::vector<RawArticle>& articles) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status)) return 0;
  std::size_t count = 0;
  for (const RawArticle& article : articles) {
    const icu::UnicodeString text = icu::UnicodeString::fromUTF8(article.text);
    breaks->setText(text);
    while (breaks->next() != icu::BreakIterator::DONE) ++count;
  }
  return count;
}

std::string pack(const std::vector<RawArticle>& articles) {
  std::string text;
  for (const RawArticle& article : articles) text += article.text + "\n";
  uLongf size = compressBound(text.size());
  std::string out(size, '\0');
  compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(text.data()), text.size(), 6);
  out.resize(size);
  return out;
}

std::size_t unpack(std::string& packed) {
  z_stream stream{};
  if (inflateInit(&stream) != Z_OK) return 0;
  stream.next_in = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  std::vector<Bytef> buffer(1U << 16U);
  int state = Z_OK;
  while (state == Z_OK) {
    stream.next_out = buffer.data();
    stream.avail_out = static_cast<uInt>(buffer.size());
    state = inflate(&stream, Z_NO_FLUSH);
  }
  const std::size_t count = stream.total_out;
  inflateEnd(&stream);
  return count;
}

/// Bytes of the lines that `entente extract` writes; 0 if it fails.
std::size_t run_command(const std::filesystem::path& project, const char* path) {
  Options options;
  options.ontology = (project / "ontology/entente.ttl").string();
  options.mappings = (project / "mappings").string();
  options.paths = {path};
  options.jobs = 1;
  std::size_t written = 0;
  const auto report = extract_records(options, [&](std::string_view line) -> Result<void> {
    written += line.size();
    return {};
  });
  return report ? written : 0;
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: bench_stages PROJECT PATH [ROUNDS [breaks|unpack|command|extract]]\n");
    return 2;
  }
  const std::filesystem::path project(argv[1]);
  const int rounds = argc > 3 ? std::max(std::atoi(argv[3]), 1) : 5;
  const std::string_view only = argc > 4 ? argv[4] : "";
  const auto ontology = read_ontology((project / "ontology/entente.ttl").string());
  const auto languages =
      ontology ? load_languages((project / "mappings").string(), *ontology) : Result<std::vector<Language>>{};
  const std::vector<RawArticle> articles = read_all(argv[2]);
  if (!ontology || !languages || articles.empty()) {
    fmt::print(stderr, "bench_stages: {}\n", articles.empty() ? "no article can be read" : "the data cannot be loaded");
    return 2;
  }
  std::vector<const ReaderLexicon*> lexicons;
  for (const Language& language : *languages) lexicons.push_back(&language.reader);
  double megabytes = 0;
  for (const RawArticle& article : articles) megabytes += static_cast<double>(article.text.size()) * 1e-6;
  std::string packed = pack(articles);

  std::size_t found = 0;
  const auto extract_all = [&](std::map<std::string, std::vector<double>>& stages) {
    Stopwatch watch;
    for (const RawArticle& raw : articles) {
      auto article = watch("read", [&] { return read_article(raw, lexicons); });
      if (!article) continue;
      const auto& language =
          *std::ranges::find(*languages, article->language, [](const Language& one) { return one.reader.language; });
      found += extract_article(std::move(*article), *ontology, language.pack, watch).statements.size();
    }
    for (const auto& [stage, seconds] : watch.seconds()) stages["  " + stage].push_back(seconds);
  };

  std::map<std::string, std::vector<double>> seconds;
  std::map<std::string, std::vector<double>> stages;
  const auto run = [&](const char* name, auto work) {
    if (!only.empty() && only != name) return;
    const double start = processor_seconds();
    work();
    seconds[name].push_back(processor_seconds() - start);
  };
  for (int round = 0; round < rounds; ++round) {
    run("breaks", [&] { found += break_words(articles); });
    run("unpack", [&] { found += unpack(packed); });
    run("extract", [&] { extract_all(stages); });
  }
  // Behind all others: the heap that it leaves in pieces slows the stages by a tenth, and a run of the program finds
  // a fresh one.
  for (int round = 0; round < rounds; ++round) run("command", [&] { found += run_command(project, argv[2]); });
  fmt::print("{} articles, {:.1f} MB of text, medians of {} (found {})\n", articles.size(), megabytes, rounds, found);
  fmt::print("{:<12}{:>9}{:>9}{:>9}\n", "", "seconds", "MB/s", "ratio");
  const double breaks = seconds.contains("breaks") ? median(seconds["breaks"]) : 0;
  for (const char* name : {"breaks", "unpack", "command", "extract"}) {
    if (!seconds.contains(name)) continue;
    const double time = median(seconds[name]);
    fmt::print("{:<12}{:>9.2f}{:>9.1f}{:>9.2f}\n", name, time, megabytes / time, breaks / time);
  }
  for (const char* stage : {"  read", "  annotate", "  extract", "  relate", "  resolve"})
    if (stages.contains(stage))
      fmt::print("{:<12}{:>9.2f}   (by the clock on the wall)\n", stage, median(stages[stage]));
  return 0;
}
