// usage: check_graphs PROJECT [SETS]
// What must hold of the graph of any articles, tried on sets of articles that article_maker.hpp makes (10 if not given)
// and on the project's own examples:
// - Turtle and GraphML, read back, are the same graph;
// - neither the order of the articles, nor the number of threads, nor in how many parts they were extracted shows in
//   the files;
// - without any one of the articles everything that the others state is stated all the same.
// Prints each breach; exits 1 if there is any, 2 if nothing was found in the articles.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <set>
#include <string>
#include <tuple>

#include "article_maker.hpp"
#include "fuzz/support.hpp"
#include "pipeline/build.hpp"
#include "pipeline/extract_records.hpp"
#include "pipeline/joined_graph.hpp"
#include "records/record.hpp"
#include "support/temp_dir.hpp"

namespace {

using namespace entente;
using Bytes = std::vector<std::string>;

/// Article, place, rule, predicate and modality of a saying: what there is of it, whatever its ends are called.
using Saying = std::tuple<std::string, CodePointSpan, std::string, PropertyId, Modality>;

class Checker {
 public:
  explicit Checker(const std::string& project) : project_(project) {}

  void check(const std::string& name, const Bytes& texts) {
    const test::TempDir folder;
    std::vector<std::string> paths;
    for (const std::string& text : texts)
      paths.push_back(folder.write(name + "-" + std::to_string(paths.size()) + ".txt", text).string());
    const std::vector<std::string> lines = extract(paths, 1);
    std::vector<ProcessedArticle> articles;
    for (const std::string& line : lines) {
      ProcessedArticle& one = articles.emplace_back();
      one.record = *from_line(line, fuzz::ontology(), Mentioned::no);
    }
    fuzz::require_round_trip(articles, fuzz::ontology());
    check_files(name, folder, paths, lines);
    check_without(name, articles);
  }

  /// Prints what was done; the exit status.
  [[nodiscard]] int finish() const {
    std::printf("%zu graphs, %zu articles, %zu sayings, %zu breaches\n", graphs_, articles_, sayings_, breaches_);
    if (breaches_ > 0) return 1;
    return sayings_ > 0 ? 0 : 2;
  }

 private:
  void breach(const std::string& name, const std::string& what) {
    ++breaches_;
    std::printf("%s: %s\n", name.c_str(), what.c_str());
  }

  [[nodiscard]] Options options(std::vector<std::string> paths, std::size_t jobs) const {
    Options out;
    out.paths = std::move(paths);
    out.ontology = project_ + "/ontology/entente.ttl";
    out.mappings = project_ + "/mappings";
    out.jobs = jobs;
    return out;
  }

  [[nodiscard]] std::vector<std::string> extract(const std::vector<std::string>& paths, std::size_t jobs) const {
    std::vector<std::string> lines;
    const auto done = extract_records(options(paths, jobs), [&](std::string_view line) -> Result<void> {
      lines.emplace_back(line);
      return {};
    });
    fuzz::require(done.has_value(), "articles are extracted");
    return lines;
  }

  /// The bytes of both files that the run leaves.
  template <class Run>
  [[nodiscard]] Bytes files(Options run_options, const test::TempDir& folder, Run run) const {
    run_options.output = (folder / "out").string();
    const auto report = run(run_options);
    fuzz::require(report.has_value(), "a run ends well", report ? std::string() : to_string(report.error()));
    return {test::read_bytes(folder / "out/graph.ttl"), test::read_bytes(folder / "out/graph.graphml")};
  }

  void check_files(const std::string& name, const test::TempDir& folder, std::vector<std::string> paths,
                   std::vector<std::string> lines) {
    const Bytes expected = files(options(paths, 1), folder, build);
    ++graphs_;
    std::mt19937 chance(static_cast<std::uint32_t>(graphs_));
    const auto shuffle = [&](std::vector<std::string>& list) {  // std::shuffle differs from library to library
      for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[chance() % i]);
    };
    shuffle(paths);
    if (files(options(paths, 3), folder, build) != expected)
      breach(name, "in another order, with three threads, the files differ");
    if (std::multiset<std::string>(lines.begin(), lines.end()) != [&] {
          const auto again = extract(paths, 2);
          return std::multiset<std::string>(again.begin(), again.end());
        }())
      breach(name, "in another order, with two threads, the records differ");
    shuffle(lines);
    const std::size_t parts = 1 + chance() % 3;
    std::vector<std::string> text(parts);
    for (std::size_t i = 0; i < lines.size(); ++i) text[i % parts] += lines[i] + "\n";
    text.push_back(lines.front() + "\n");  // delivered twice
    std::vector<std::string> record_files;
    for (const std::string& part : text)
      record_files.push_back(folder.write("part-" + std::to_string(record_files.size()) + ".jsonl", part).string());
    if (files(options(record_files, 1), folder, merge) != expected) breach(name, "merged from parts, the files differ");
  }

  [[nodiscard]] static std::set<Saying> sayings(const GraphSnapshot& graph) {
    std::set<Saying> out;
    for (const Statement& statement : graph.statements)
      for (const StatementEvidence& one : statement.evidence)
        out.emplace(graph.articles[one.article].id, one.evidence.span, one.evidence.rule, statement.predicate,
                    statement.modality);
    return out;
  }

  [[nodiscard]] static std::set<Saying> joined(std::vector<ProcessedArticle> articles) {
    make_ids_unique(articles);
    const auto graph = join_articles(articles, fuzz::ontology());
    fuzz::require(graph.has_value(), "articles make a graph");
    return sayings(*graph);
  }

  void check_without(const std::string& name, const std::vector<ProcessedArticle>& articles) {
    const std::set<Saying> all = joined(articles);
    articles_ += articles.size();
    sayings_ += all.size();
    for (std::size_t i = 0; i < articles.size(); ++i) {
      std::vector<ProcessedArticle> others = articles;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
      for (const Saying& one : joined(others))
        if (!all.contains(one))
          breach(name, "with " + articles[i].record.extraction.id + " nobody says any more what " + std::get<0>(one) +
                           " says at " + std::to_string(std::get<1>(one).begin) + " (" + std::get<2>(one) + ")");
    }
  }

  std::string project_;
  std::size_t graphs_ = 0;
  std::size_t articles_ = 0;
  std::size_t sayings_ = 0;
  std::size_t breaches_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const std::string project = argv[1];
  const std::size_t sets = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 10;
  Checker checker(project);
  Bytes examples;
  for (const auto& entry : std::filesystem::directory_iterator(project + "/docs/examples"))
    if (entry.path().extension() == ".txt") examples.push_back(test::read_bytes(entry.path()));
  std::ranges::sort(examples);
  checker.check("examples", examples);
  for (std::size_t set = 0; set < sets; ++set)
    checker.check("set" + std::to_string(set), test::make_articles(static_cast<std::uint32_t>(1000 * set), 8));
  return checker.finish();
}
