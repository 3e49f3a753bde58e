#include "rdf/query.hpp"

#include <librdf.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/sorted.hpp"
#include "emit/utf8.hpp"
#include "rdf/handle.hpp"
#include "rdf/rdf_writer.hpp"
#include "rdf/vocabulary.hpp"

namespace entente {
namespace {

using World = Handle<librdf_world, librdf_free_world>;
using Storage = Handle<librdf_storage, librdf_free_storage>;
using Model = Handle<librdf_model, librdf_free_model>;
using Parser = Handle<librdf_parser, librdf_free_parser>;
using Uri = Handle<librdf_uri, librdf_free_uri>;
using Query = Handle<librdf_query, librdf_free_query>;
using Results = Handle<librdf_query_results, librdf_free_query_results>;
using Stream = Handle<librdf_stream, librdf_free_stream>;
using Node = Handle<librdf_node, librdf_free_node>;

const unsigned char* bytes(const std::string& text) {
  return reinterpret_cast<const unsigned char*>(text.c_str());
}
std::string text(const unsigned char* bytes) {
  return bytes == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(bytes));
}

/// What Redland had to say since it was asked last.
struct Complaints {
  librdf_log_level least = LIBRDF_LOG_WARN;
  std::string first;
  std::size_t line = 0;
};

/// Redland reports here instead of to stderr, where it may print freed memory.
int on_message(void* user_data, librdf_log_message* message) {
  auto& complaints = *static_cast<Complaints*>(user_data);
  if (librdf_log_message_level(message) < complaints.least || !complaints.first.empty()) return 1;
  complaints.first = well_formed_utf8(librdf_log_message_message(message));
  if (raptor_locator* place = librdf_log_message_locator(message); place != nullptr)
    complaints.line = static_cast<std::size_t>(std::max(0, raptor_locator_line(place)));
  return 1;
}

/// Redland, and a graph in its memory.
class Store {
 public:
  Store() : world_(librdf_new_world()) {
    if (!world_) return;
    librdf_world_set_logger(world_.get(), &complaints_, on_message);
    librdf_world_open(world_.get());
    // "memory" takes quadratic time to load, "hashes" scans where "trees" looks up.
    storage_.reset(librdf_new_storage(world_.get(), "trees", nullptr, nullptr));
    if (storage_) model_.reset(librdf_new_model(world_.get(), storage_.get(), nullptr));
  }

  [[nodiscard]] Result<void> check() const {
    if (model_) return {};
    return fail({.code = ErrorCode::internal, .message = "Redland does not start: " + complaints_.first});
  }

  Result<std::vector<KnownPrefix>> load(const std::string& path, const char* syntax) {
    const Parser parser(librdf_new_parser(world_.get(), syntax, nullptr, nullptr));
    const Uri uri(librdf_new_uri_from_filename(world_.get(), path.c_str()));
    complaints_ = {};
    if (!parser || !uri || librdf_parser_parse_into_model(parser.get(), uri.get(), uri.get(), model_.get()) != 0 ||
        !complaints_.first.empty()) {
      return fail({.code = ErrorCode::syntax,
                   .message = complaints_.first.empty() ? "the file cannot be read" : complaints_.first,
                   .file = path,
                   .line = complaints_.line});
    }
    std::vector<KnownPrefix> prefixes;
    for (int i = 0; i < librdf_parser_get_namespaces_seen_count(parser.get()); ++i) {
      librdf_uri* ns = librdf_parser_get_namespaces_seen_uri(parser.get(), i);
      const char* name = librdf_parser_get_namespaces_seen_prefix(parser.get(), i);
      if (ns != nullptr && name != nullptr) prefixes.push_back({name, text(librdf_uri_as_string(ns))});
    }
    return prefixes;
  }

  /// Null, with complaint(), if the query cannot be executed.
  Results execute(const std::string& query) {
    complaints_ = {.least = LIBRDF_LOG_ERROR};  // it warns of variables that are not used
    query_.reset(librdf_new_query(world_.get(), "sparql", nullptr, bytes(query), nullptr));
    if (!query_) return nullptr;
    return Results(librdf_model_query_execute(model_.get(), query_.get()));
  }

  [[nodiscard]] const std::string& complaint() const { return complaints_.first; }

  Answer read(librdf_query_results* results) {
    Answer out;
    if (librdf_query_results_is_boolean(results)) {
      out.kind = Answer::Kind::truth;
      out.truth = librdf_query_results_get_boolean(results) > 0;
    } else if (librdf_query_results_is_graph(results)) {
      out.kind = Answer::Kind::triples;
      const Stream stream(librdf_query_results_as_stream(results));
      for (; stream && !librdf_stream_end(stream.get()); librdf_stream_next(stream.get())) {
        librdf_statement* one = librdf_stream_get_object(stream.get());
        out.triples.push_back({term(librdf_statement_get_subject(one)), term(librdf_statement_get_predicate(one)).value,
                               term(librdf_statement_get_object(one))});
      }
      sort_unique(out.triples);
    } else {
      const int columns = librdf_query_results_get_bindings_count(results);
      for (int i = 0; i < columns; ++i) out.columns.emplace_back(librdf_query_results_get_binding_name(results, i));
      for (; !librdf_query_results_finished(results); librdf_query_results_next(results)) {
        auto& row = out.rows.emplace_back();
        for (int i = 0; i < columns; ++i) {
          const Node node(librdf_query_results_get_binding_value(results, i));
          row.push_back(node ? std::optional(term(node.get())) : std::nullopt);
        }
      }
    }
    return out;
  }

 private:
  static Term term(librdf_node* node) {
    if (librdf_node_is_resource(node)) return Term::iri(text(librdf_uri_as_string(librdf_node_get_uri(node))));
    if (librdf_node_is_blank(node)) return {Term::Kind::blank, text(librdf_node_get_blank_identifier(node))};
    Term out = Term::text(well_formed_utf8(text(librdf_node_get_literal_value(node))));
    if (const char* language = librdf_node_get_literal_value_language(node)) out.language = language;
    if (librdf_uri* type = librdf_node_get_literal_value_datatype_uri(node))
      out.datatype = text(librdf_uri_as_string(type));
    if (out.datatype == vocabulary::iri(vocabulary::kXsd, "string")) out.datatype.clear();
    return out;
  }

  Complaints complaints_;
  World world_;  // the order of members is that of creation: destroyed in reverse
  Storage storage_;
  Model model_;
  Query query_;
};

/// Bison's two ways to say that a query stopped too early.
bool is_cut_short(const std::string& complaint) {
  return complaint.find("unexpected $end") != std::string::npos ||
         complaint.find("unexpected end of file") != std::string::npos;
}

/// Where the first token stands that fits no query: Rasqal itself knows only the line, and not always that.
Error locate(Store& store, const std::string& query, std::span<const KnownPrefix> known, std::string complaint) {
  const std::vector<std::size_t> ends = token_ends(query);
  const auto is_good = [&](std::size_t end) {
    const auto declared = declare_prefixes(std::string_view(query).substr(0, end), known);
    return declared && (store.execute(*declared) || is_cut_short(store.complaint()));
  };
  const auto bad = std::ranges::partition_point(ends, is_good);
  if (bad == ends.end()) return error_in(query, query.size(), std::move(complaint));
  std::size_t begin = bad == ends.begin() ? 0 : *std::prev(bad);
  begin = std::min(query.find_first_not_of(" \t\r\n", begin), query.size());
  return error_in(query, begin, std::move(complaint));
}

const char* syntax_of(const std::string& path) {
  const std::string extension = std::filesystem::path(path).extension().string();
  if (extension == ".nt") return "ntriples";
  return extension == ".nq" ? "nquads" : "turtle";
}

}  // namespace

Result<Answer> answer_query(const std::string& query, const std::string& graph) {
  std::error_code code;
  if (!std::filesystem::exists(graph, code))
    return fail({.code = ErrorCode::not_found, .message = "there is no such file", .file = graph});
  if (!std::filesystem::is_regular_file(graph, code))
    return fail({.code = ErrorCode::unreadable, .message = "this is no file", .file = graph});
  if (const auto checked = check_supported(query); !checked) return fail(checked.error());

  std::vector<KnownPrefix> known;
  for (const auto& [name, ns] : vocabulary::kPrefixes) known.push_back({std::string(name), std::string(ns)});
  Store store;
  if (const auto done = store.check(); !done) return fail(done.error());
  const auto prefixes = store.load(graph, syntax_of(graph));
  if (!prefixes) return fail(prefixes.error());
  for (const KnownPrefix& one : *prefixes)
    if (std::ranges::count(known, one.name, &KnownPrefix::name) == 0) known.push_back(one);

  if (std::ranges::count(known, vocabulary::kBasePrefix, &KnownPrefix::name) == 0)
    known.push_back({std::string(vocabulary::kBasePrefix), RdfOptions().base_iri});

  const auto declared = declare_prefixes(query, known);
  if (!declared) return fail(declared.error());
  const Results results = store.execute(*declared);
  if (!results) {
    Store empty;  // where what is tried takes no time
    return fail(locate(empty, query, known, "Rasqal: " + store.complaint()));
  }
  Answer answer = store.read(results.get());
  // Where there is no row Rasqal forgets the names of the columns, or gives one row of nothing for groups.
  if (answer.rows.size() == 1 && std::ranges::all_of(answer.rows[0], [](const auto& cell) { return !cell; }))
    answer.rows.clear();
  if (answer.kind == Answer::Kind::rows && answer.columns.empty()) answer.columns = selected_variables(query);
  if (!store.complaint().empty()) return fail({.code = ErrorCode::internal, .message = "Rasqal: " + store.complaint()});
  answer.prefixes = std::move(known);
  return answer;
}

}  // namespace entente
