#include "cli/tool_options.hpp"

#include <CLI/CLI.hpp>

#include <ctime>
#include <string>

#include "pipeline/output_files.hpp"

namespace entente {
namespace {

constexpr const char* kGraph = "The graph";
constexpr const char* kKnowledge = "What is known";
constexpr int kMany = 1'000'000'000;

void add_cut_options(CLI::App& app, CutOptions& cut) {
  constexpr const char* kGroup = "Part of the graph in graphml, gexf, cyjs and csv (RDF is always whole)";
  app.add_option("--min-weight", cut.min_weight, "Only statements with so many pieces of evidence")
      ->type_name("N")
      ->check(CLI::Range(1, kMany))
      ->capture_default_str()
      ->group(kGroup);
  app.add_option("--types", cut.types, "Only entities of these classes and those below, separated by commas")
      ->type_name("LIST")
      ->delimiter(',')
      ->group(kGroup);
  app.add_option("--predicates", cut.predicates,
                 "Only statements with these predicates and those below, separated by commas")
      ->type_name("LIST")
      ->delimiter(',')
      ->group(kGroup);
  CLI::Option* ego = app.add_option("--ego", cut.ego, "Only what is around one entity, given by a name or its id")
                         ->type_name("NAME")
                         ->group(kGroup);
  app.add_option("--depth", cut.depth, "Statements between the ego and the farthest entity")
      ->type_name("N")
      ->check(CLI::Range(0, kMany))
      ->capture_default_str()
      ->needs(ego)
      ->group(kGroup);
}

constexpr const char* kTimeFormat = "%Y-%m-%dT%H:%M:%SZ";

std::string current_time() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  return std::string(text, std::strftime(text, sizeof text, kTimeFormat, &parts));
}

bool is_time(const std::string& text) {
  std::tm parts{};
  const char* end = strptime(text.c_str(), kTimeFormat, &parts);
  return end != nullptr && *end == '\0';
}

}  // namespace

void add_knowledge_options(CLI::App& app, Options& options) {
  app.add_option("--ontology", options.ontology, "Another ontology than the program's own, in Turtle")
      ->type_name("FILE")
      ->group(kKnowledge);
  app.add_option("--mappings", options.mappings, "Another folder of language packs than the program's own")
      ->type_name("FOLDER")
      ->group(kKnowledge);
}

void add_jobs_option(CLI::App& app, Options& options) {
  app.add_option("-j,--jobs", options.jobs, "Threads that work on articles (default: one a core)")
      ->type_name("N")
      ->check(CLI::Range(1, 1024));
}

void add_source_options(CLI::App& app, Options& options) {
  FieldNames& fields = options.source.fields;
  constexpr const char* kGroup = "The articles: fields of JSON records, and texts without clutter";
  app.add_flag("--no-clutter", options.no_clutter,
               "Read every line. For single sentences and the like: no headline and no clutter is looked for")
      ->group(kGroup);
  const auto field = [&](const char* name, std::string& value, const char* what) {
    app.add_option(name, value, what)->type_name("NAME")->capture_default_str()->group(kGroup);
  };
  field("--id-field", fields.id, "Identifier");
  field("--title-field", fields.title, "Headline");
  field("--text-field", fields.text, "Text");
  field("--date-field", fields.date, "Date of publication");
  field("--url-field", fields.url, "Address");
  field("--lang-field", fields.language, "Language tag");
  field("--author-field", fields.author, "Author");
  constexpr const char* kLimits = "Limits of one article, which is skipped if it exceeds one";
  app.add_option("--max-article-bytes", options.source.max_bytes, "Bytes of a text or of a JSON line, unpacked")
      ->type_name("N")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1} << 30U))
      ->capture_default_str()
      ->group(kLimits);
  app.add_option("--max-statements", options.max_statements, "Statements that it makes")
      ->type_name("N")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1} << 30U))
      ->capture_default_str()
      ->group(kLimits);
  app.add_option(
         "--article-timeout", options.article_timeout,
         "Seconds that the work on it takes, 0 for any. The one option by which the machine's speed may change the "
         "result")
      ->type_name("SECONDS")
      ->check(CLI::Range(0.0, 1e6))
      ->capture_default_str()
      ->group(kLimits);
}

void add_graph_options(CLI::App& app, Options& options) {
  app.add_option("-o,--output", options.output, "Folder for the results")->type_name("FOLDER")->capture_default_str();
  app.add_option("--format", options.formats, "Formats of the results, separated by commas")
      ->type_name("LIST")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::IsMember(output_formats()))
      ->capture_default_str();
  app.add_option("--min-confidence", options.min_confidence, "Leave out what is less sure, from 0 to 1")
      ->type_name("X")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  app.add_option("--max-evidence", options.max_evidence,
                 "Places that a statement names, the surest of them; the rest is counted (default: all)")
      ->type_name("N")
      ->check(CLI::Range(std::size_t{1}, kAllEvidence))
      ->group(kGraph);
  app.add_option("--base-iri", options.rdf.base_iri, "Namespace of the IRIs of the results; ends in / or #")
      ->type_name("IRI")
      ->capture_default_str()
      ->group(kGraph);
  app.add_option("--license", options.license, "IRI of the licence of the graph, for the format void")
      ->type_name("IRI")
      ->group(kGraph);
  app.add_option("--created", options.created,
                 "When the graph was made, for the format void: 2026-01-31T09:00:00Z, or now (default: not said, so "
                 "that the same articles give the same bytes)")
      ->type_name("TIME")
      ->transform([](const std::string& text) { return text == "now" ? current_time() : text; })
      ->check([](const std::string& text) {
        return is_time(text) ? std::string() : "--created takes a time such as 2026-01-31T09:00:00Z, or now";
      })
      ->group(kGraph);
  add_cut_options(app, options.cut);
  add_decisions_option(app, options);
}

void add_records_argument(CLI::App& app, Options& options) {
  app.add_option("FILE", options.paths, "Records: files, also with .gz. With - they are read from standard input")
      ->type_name("FILE")
      ->required();
}

void add_decisions_option(CLI::App& app, Options& options) {
  app.add_option("--decisions", options.decisions,
                 "File that says of pairs of actors whether they are the same or different (review.md)")
      ->type_name("FILE")
      ->group(kKnowledge);
}

}  // namespace entente
