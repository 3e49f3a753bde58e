#include <dlfcn.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "base/version.hpp"
#include "emit/commit.hpp"
#include "ingest/article_source.hpp"
#include "pipeline/data_folder.hpp"
#include "pipeline/extraction_run.hpp"
#include "pipeline/joined_graph.hpp"
#include "pipeline/knowledge.hpp"
#include "pipeline/output_files.hpp"
#include "pipeline/run_report.hpp"
#include "pipeline/unique_ids.hpp"

// Last: with its `using namespace v0` the headers of the project would find two of many a name. Inside v0 a
// plain name is the public one, entente::Name that of the project.
#include <entente/entente.hpp>

namespace entente::v0 {
namespace {

namespace fs = std::filesystem;

Error public_error(const entente::Error& error) {
  return {.reason = entente::to_string(error.code),
          .message = error.message + (error.pointer.empty() ? "" : " (at " + error.pointer + ")"),
          .file = error.file,
          .line = error.line};
}

/// What the public header calls the modality: its enumerators stand in the order of the project's.
Modality public_modality(entente::Modality modality) {
  static_assert(static_cast<int>(Modality::negated) == static_cast<int>(entente::Modality::negated) &&
                static_cast<int>(Modality::requested) == static_cast<int>(entente::Modality::requested));
  return static_cast<Modality>(modality);
}

/// Path of the shared library itself.
std::string own_path() {
  Dl_info info{};
  if (dladdr(reinterpret_cast<const void*>(&version), &info) == 0 || info.dli_fname == nullptr) return {};
  std::error_code code;
  const fs::path path = fs::canonical(info.dli_fname, code);
  return code ? std::string(info.dli_fname) : path.string();
}

}  // namespace

const char* version() {
  return entente::version();
}

std::string to_string(const Error& error) {
  std::string out = error.file;
  if (error.line > 0) out += (out.empty() ? "line " : ":") + std::to_string(error.line);
  return out.empty() ? error.message : out + ": " + error.message;
}

struct Reading::Content {
  ProcessedArticle article;
  std::shared_ptr<const Knowledge> knowledge;
};

Reading::Reading(std::shared_ptr<const Content> content) : content_(std::move(content)) {}

const std::string& Reading::id() const {
  return content_->article.record.extraction.id;
}

std::string Reading::json() const {
  return to_line(content_->article.record, content_->knowledge->ontology);
}

struct Graph::Content {
  std::shared_ptr<const Knowledge> knowledge;
  GraphSnapshot snapshot;
  Options options;
  std::vector<Entity> entities;
  std::vector<Statement> statements;

  void fill() {
    const std::string& base = options.rdf.base_iri;
    const Ontology& ontology = knowledge->ontology;
    for (const entente::Entity& one : snapshot.entities)
      entities.push_back({.iri = base + one.id,
                          .type = ontology[one.type].name,
                          .name = one.label,
                          .other_names = one.aliases,
                          .mentions = one.mentions});
    for (const entente::Statement& one : snapshot.statements) {
      Statement out{.subject = one.subject,
                    .predicate = ontology[one.predicate].name,
                    .object = one.object,
                    .modality = public_modality(one.modality),
                    .confidence = one.confidence,
                    .titles = one.titles,
                    .items = one.items,
                    .dates = {},
                    .evidence = {}};
      for (const Date& date : one.dates) out.dates.push_back(to_iso(date));
      for (const StatementEvidence& place : one.evidence)
        out.evidence.push_back({.article = snapshot.articles[place.article].id,
                                .start = place.evidence.span.begin,
                                .end = place.evidence.span.end,
                                .quote = place.evidence.quote,
                                .rule = place.evidence.rule,
                                .confidence = place.evidence.confidence});
      statements.push_back(std::move(out));
    }
  }

  /// Fills the files of the formats for `place` to put in their places; what that gives.
  template <class Place>
  auto write(const std::string& folder, const std::vector<std::string>& formats, Place place) const
      -> decltype(place(std::declval<FilledFiles&>())) {
    Options wanted = options;
    wanted.output = folder;
    wanted.formats = formats;
    const auto lock = prepare_output(wanted);
    if (!lock) return public_error(lock.error());
    auto filled = write_files({snapshot, knowledge->ontology, knowledge->languages, wanted, knowledge->fingerprint});
    if (!filled) return public_error(filled.error());
    return place(*filled);
  }
};

Graph::Graph(std::shared_ptr<const Content> content) : content_(std::move(content)) {}

const std::vector<Entity>& Graph::entities() const {
  return content_->entities;
}

const std::vector<Statement>& Graph::statements() const {
  return content_->statements;
}

Result<std::string> Graph::text(const std::string& format) const {
  // What the writers write is read back: a file is all that libxml2 writes to. A folder of its own, since
  // others may write into the one for temporary files.
  std::error_code code;
  std::string folder = (fs::temp_directory_path(code) / "entente-XXXXXX").string();
  if (code || mkdtemp(folder.data()) == nullptr)
    return Error{.reason = "unreadable", .message = "no temporary folder can be made: set TMPDIR", .file = folder};
  auto text = content_->write(folder, {format}, [&](FilledFiles& filled) -> Result<std::string> {
    if (filled.files.size() != 1)
      return Error{
          .reason = "schema", .message = "the format " + format + " is several files: write() them", .file = {}};
    AtomicFile& file = filled.files.front();
    if (const auto done = file.finish(); !done) return public_error(done.error());
    std::ifstream in(file.path(), std::ios::binary);
    std::string out{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in) return Error{.reason = "unreadable", .message = "cannot be read back", .file = file.path()};
    return out;
  });
  fs::remove_all(folder, code);
  return text;
}

Result<std::vector<std::string>> Graph::write(const std::string& folder,
                                              const std::vector<std::string>& formats) const {
  return content_->write(folder, formats, [&](FilledFiles& filled) -> Result<std::vector<std::string>> {
    if (const auto done = commit_together(folder, filled.files); !done) return public_error(done.error());
    return std::move(filled.paths);
  });
}

struct Reader::Content {
  std::shared_ptr<const Knowledge> knowledge;
  bool no_clutter = false;
};

Reader::Reader(std::shared_ptr<const Content> content) : content_(std::move(content)) {}

Result<Reader> Reader::open(const Settings& settings) {
  const char* configured = std::getenv("ENTENTE_DATA");
  const std::string named = !settings.data.empty() ? settings.data : configured == nullptr ? "" : configured;
  const auto data = find_data(own_path(), named);
  if (!data) {
    return Error{.reason = "not_found",
                 .message = "there is no ontology and no mappings: name their folder in Settings::data or ENTENTE_DATA",
                 .file = named};
  }
  auto knowledge = load_knowledge(data->ontology, data->mappings);
  if (!knowledge) return public_error(knowledge.error());
  return Reader(std::make_shared<const Content>(
      Content{std::make_shared<const Knowledge>(std::move(*knowledge)), settings.no_clutter}));
}

Result<Reading> Reader::read(const Article& article) const {
  RawArticle raw;
  raw.id = article.id;
  raw.origin = article.id;
  raw.text = article.text;
  raw.title = article.title;
  raw.url = article.url;
  raw.author = article.author;
  raw.language = article.language;
  raw.date_text = article.date;
  Stopwatch watch;
  auto processed = [&]() -> entente::Result<ProcessedArticle> {
    if (const auto done = complete(raw, "article"); !done) return fail(done.error());
    return extract_record(raw, content_->no_clutter, *content_->knowledge, watch);
  }();
  if (!processed) {
    Error error = public_error(processed.error());
    if (error.file.empty()) error.file = article.id;
    return error;
  }
  return Reading(
      std::make_shared<const Reading::Content>(Reading::Content{std::move(*processed), content_->knowledge}));
}

std::vector<Reading> Reader::read_files(const std::vector<std::string>& paths, std::vector<Error>* skipped) const {
  std::vector<Reading> out;
  Options options;
  options.paths = paths;
  options.no_clutter = content_->no_clutter;
  ExtractionHooks hooks;
  hooks.sink = [&](entente::Result<ProcessedArticle> article) {
    if (article) {
      out.push_back(Reading(
          std::make_shared<const Reading::Content>(Reading::Content{std::move(*article), content_->knowledge})));
    } else if (skipped != nullptr) {
      skipped->push_back(public_error(article.error()));
    }
  };
  Stopwatch watch;
  extract_articles(options, *content_->knowledge, hooks, watch);
  return out;
}

Result<Graph> Reader::join(const std::vector<Reading>& readings) const {
  std::vector<ProcessedArticle> articles;
  for (const Reading& one : readings) {
    if (one.content_->article.record.fingerprint != content_->knowledge->fingerprint)
      return Error{
          .reason = "schema", .message = "it was read with other knowledge than this reader's", .file = one.id()};
    articles.push_back(one.content_->article);
  }
  // An article that is there twice is no fault.
  static_cast<void>(drop_repeated(articles));
  make_ids_unique(articles);
  auto snapshot = join_articles(articles, content_->knowledge->ontology);
  if (!snapshot) return public_error(snapshot.error());
  Graph::Content content{content_->knowledge, std::move(*snapshot), {}, {}, {}};
  content.fill();
  return Graph(std::make_shared<const Graph::Content>(std::move(content)));
}

}  // namespace entente::v0
