#include "rdf/triple_reader.hpp"

#include <raptor2.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <sstream>
#include <string_view>
#include <system_error>
#include <vector>

#include "emit/utf8.hpp"
#include "rdf/handle.hpp"

namespace entente {
namespace {

/// The worlds of Raptor that nobody reads with. None is ever freed: raptor_free_world() ends with xmlCleanupParser(),
/// which takes libxml2 from under the threads that write XML, and leaks what it keeps for this one
/// (https://github.com/dajobe/raptor/issues/69).
class Worlds {
 public:
  /// Never destroyed: a thread may still read while the program ends.
  static Worlds& get() {
    static auto* const worlds = new Worlds;
    return *worlds;
  }

  /// Null if Raptor does not start.
  raptor_world* take() {
    const std::scoped_lock lock(mutex_);  // Raptor knows of no threads when it starts what it uses
    if (idle_.empty()) {
      idle_.reserve(++made_);  // so that give_back() never fails
      raptor_world* made = raptor_new_world();
      if (made == nullptr) return nullptr;
      // It would have libxml2 report to this world for ever; Turtle has no need of that.
      raptor_world_set_flag(made, RAPTOR_WORLD_FLAG_LIBXML_GENERIC_ERROR_SAVE, 0);
      raptor_world_set_flag(made, RAPTOR_WORLD_FLAG_LIBXML_STRUCTURED_ERROR_SAVE, 0);
      if (raptor_world_open(made) != 0) return nullptr;
      idle_.push_back(made);
    }
    raptor_world* taken = idle_.back();
    idle_.pop_back();
    // Blank nodes are called the same whatever was read before.
    raptor_world_set_generate_bnodeid_parameters(taken, nullptr, 0);
    return taken;
  }

  void give_back(raptor_world* world) {
    raptor_world_set_log_handler(world, nullptr, nullptr);
    const std::scoped_lock lock(mutex_);
    idle_.push_back(world);
  }

 private:
  std::mutex mutex_;
  std::vector<raptor_world*> idle_;
  std::size_t made_ = 0;
};

void give_back(raptor_world* world) {
  Worlds::get().give_back(world);
}

using World = Handle<raptor_world, give_back>;
using Parser = Handle<raptor_parser, raptor_free_parser>;
using Uri = Handle<raptor_uri, raptor_free_uri>;
using Memory = Handle<unsigned char, raptor_free_memory>;

std::string_view view(const unsigned char* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

std::string to_string(raptor_uri* uri) {
  std::size_t size = 0;
  const unsigned char* bytes = raptor_uri_as_counted_string(uri, &size);
  return std::string(view(bytes, size));
}

Term to_term(const raptor_term& term) {
  if (term.type == RAPTOR_TERM_TYPE_URI) return Term::iri(to_string(term.value.uri));
  if (term.type == RAPTOR_TERM_TYPE_BLANK) {
    return {Term::Kind::blank, std::string(view(term.value.blank.string, term.value.blank.string_len))};
  }
  const raptor_term_literal_value& literal = term.value.literal;
  Term out = Term::text(std::string(view(literal.string, literal.string_len)));
  if (literal.language != nullptr) out.language = view(literal.language, literal.language_len);
  if (literal.datatype != nullptr) out.datatype = to_string(literal.datatype);
  return out;
}

/// What the parser reports while it reads, through C callbacks.
struct Parsed {
  const std::function<void(Triple)>& visit;
  Error error{};  // the first that the parser had to say
  bool failed = false;
};

void on_statement(void* user_data, raptor_statement* statement) {
  static_cast<Parsed*>(user_data)->visit(
      {to_term(*statement->subject), to_string(statement->predicate->value.uri), to_term(*statement->object)});
}

void on_message(void* user_data, raptor_log_message* message) {
  if (message->level < RAPTOR_LOG_LEVEL_WARN) return;
  auto& [visit, error, failed] = *static_cast<Parsed*>(user_data);
  if (!failed) error.message = well_formed_utf8(message->text);
  failed = true;
  // The message that tells the most may come first and without a place.
  if (error.line == 0 && message->locator != nullptr) {
    // Raptor 2.0.16 (Debian 13) counts the lines of Turtle from zero, 2.0.15 from one.
    const int first = raptor_version_decimal >= 20016 ? 0 : 1;
    error.line = static_cast<std::size_t>(std::max(0, message->locator->line - first + 1));
    error.column = static_cast<std::size_t>(std::max(0, message->locator->column));
  }
}

Result<std::string> read_file(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    return fail({.code = ErrorCode::not_found, .message = "there is no such file", .file = path});
  }
  std::ifstream in(path, std::ios::binary);
  std::ostringstream content;
  // An empty file gives nothing to insert, which the stream takes for a failure.
  const bool read = in && !std::filesystem::is_directory(path, error) && (in.peek() == EOF || content << in.rdbuf());
  if (!read) {
    return fail({.code = ErrorCode::unreadable, .message = "the file cannot be read", .file = path});
  }
  std::string bytes = std::move(content).str();
  std::size_t line = 1;
  for (std::size_t pos = 0; pos < bytes.size();) {
    const char32_t c = next_code_point(bytes, pos);
    if (c == kIllFormed) {
      return fail({.code = ErrorCode::invalid_utf8, .message = "the file is not UTF-8", .file = path, .line = line});
    }
    if (c == U'\n') ++line;
  }
  return bytes;
}

}  // namespace

Result<void> visit_triples(const std::string& path, const std::function<void(Triple)>& visit) {
  const auto bytes = read_file(path);
  if (!bytes) return tl::unexpected(bytes.error());

  const auto broken = [&path](const char* what) {
    return fail({.code = ErrorCode::internal, .message = what, .file = path});
  };
  Parsed parsed{.visit = visit};
  const World world(Worlds::get().take());
  if (!world) return broken("Raptor does not start");
  raptor_world_set_log_handler(world.get(), &parsed, on_message);
  const Parser parser(raptor_new_parser(world.get(), "turtle"));
  const Memory base_name(raptor_uri_filename_to_uri_string(path.c_str()));
  if (!parser || !base_name) return broken("Raptor has no Turtle parser");
  const Uri base(raptor_new_uri(world.get(), base_name.get()));
  if (!base) return broken("the path makes no URI");
  raptor_parser_set_statement_handler(parser.get(), &parsed, on_statement);

  const auto* data = reinterpret_cast<const unsigned char*>(bytes->data());
  const bool ok = raptor_parser_parse_start(parser.get(), base.get()) == 0 &&
                  raptor_parser_parse_chunk(parser.get(), data, bytes->size(), 1) == 0;
  if (!ok && !parsed.failed) return broken("Raptor gave up without a reason");
  if (parsed.failed) {
    parsed.error.code = ErrorCode::syntax;
    parsed.error.file = path;
    return fail(std::move(parsed.error));
  }
  return {};
}

Result<std::vector<Triple>> read_triples(const std::string& path) {
  std::vector<Triple> triples;
  if (auto read = visit_triples(path, [&](Triple triple) { triples.push_back(std::move(triple)); }); !read)
    return tl::unexpected(read.error());
  return triples;
}

}  // namespace entente
