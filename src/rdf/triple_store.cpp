#include "rdf/triple_store.hpp"

#include <fmt/format.h>
#include <librdf.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <optional>
#include <system_error>

#include "emit/utf8.hpp"
#include "rdf/handle.hpp"
#include "rdf/iri.hpp"

namespace entente {
namespace {

using World = Handle<librdf_world, librdf_free_world>;
using Storage = Handle<librdf_storage, librdf_free_storage>;
using Model = Handle<librdf_model, librdf_free_model>;
using Node = Handle<librdf_node, librdf_free_node>;
using Uri = Handle<librdf_uri, librdf_free_uri>;
using Serializer = Handle<librdf_serializer, librdf_free_serializer>;
using File = Handle<std::FILE, std::fclose>;

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

/// BCP 47's shape: subtags of one to eight letters or digits, the first of letters.
bool is_language_tag(std::string_view tag) {
  std::size_t length = 0;
  bool first = true;
  for (const char c : tag) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9';
    if (c == '-' && length > 0) {
      length = 0;
      first = false;
    } else if (!(letter || (digit && !first)) || ++length > 8) {
      return false;
    }
  }
  return length > 0;
}

/// The text without NUL, where Raptor would end it, and with U+FFFD for what Raptor takes for no UTF-8: it
/// would drop that literal and all later triples of its subject, and report success.
std::string writable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t begin = pos;
    const char32_t c = next_code_point(text, pos);
    if (c == 0) continue;
    const bool good = c != kIllFormed && c != 0xFFFE && c != 0xFFFF;
    out += good ? text.substr(begin, pos - begin) : kReplacementCharacter;
  }
  return out;
}

/// Redland reports here instead of to stderr, where it may print freed memory.
int on_message(void* user_data, librdf_log_message* message) {
  if (librdf_log_message_level(message) >= LIBRDF_LOG_WARN) {
    auto& first = *static_cast<std::string*>(user_data);
    if (first.empty()) first = well_formed_utf8(librdf_log_message_message(message));
  }
  return 1;
}

}  // namespace

struct TripleStore::Impl {
  std::string message;  // the first warning or error of Redland
  World world;          // the order of members is that of creation: destroyed in reverse
  Storage storage;
  Model model;
  std::optional<Error> fault;

  void complain(std::string what) {
    if (!fault) fault = Error{.code = ErrorCode::internal, .message = std::move(what)};
  }

  Node iri_node(std::string_view iri) {
    if (!is_absolute_iri(iri)) {
      complain(fmt::format("<{}> is no absolute IRI", well_formed_utf8(iri)));
      return nullptr;
    }
    return Node(librdf_new_node_from_counted_uri_string(world.get(), bytes(iri), iri.size()));
  }

  Node literal_node(const Term& term) {
    if (!term.language.empty() && !is_language_tag(term.language)) {
      complain(fmt::format("\"{}\" is no language tag", well_formed_utf8(term.language)));
      return nullptr;
    }
    Uri datatype;
    if (!term.datatype.empty()) {
      if (!is_absolute_iri(term.datatype)) {
        complain(fmt::format("<{}> is no absolute IRI", well_formed_utf8(term.datatype)));
        return nullptr;
      }
      datatype.reset(librdf_new_uri2(world.get(), bytes(term.datatype), term.datatype.size()));
    }
    const std::string text = writable(term.value);
    return Node(librdf_new_node_from_typed_counted_literal(
        world.get(), bytes(text), text.size(), term.language.empty() ? nullptr : term.language.c_str(),
        term.language.size(), datatype.get()));
  }

  Node node(const Term& term) {
    if (term.kind == Term::Kind::iri) return iri_node(term.value);
    if (term.kind == Term::Kind::literal) return literal_node(term);
    complain("a graph has no blank nodes");
    return nullptr;
  }
};

TripleStore::TripleStore(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TripleStore::TripleStore(TripleStore&&) noexcept = default;
TripleStore::~TripleStore() = default;

Result<TripleStore> TripleStore::create() {
  auto impl = std::make_unique<Impl>();
  impl->world.reset(librdf_new_world());
  if (impl->world) {
    librdf_world_set_logger(impl->world.get(), &impl->message, on_message);
    librdf_world_open(impl->world.get());
    // "memory" takes quadratic time, "hashes" has no order. Only the one index that writing needs: with all
    // of them, 830,000 triples took 9.0 s and 545 MB instead of 5.8 s and 431 MB.
    impl->storage.reset(librdf_new_storage(impl->world.get(), "trees", nullptr, "index-spo='yes'"));
  }
  if (impl->storage) impl->model.reset(librdf_new_model(impl->world.get(), impl->storage.get(), nullptr));
  if (!impl->model) {
    return fail({.code = ErrorCode::internal, .message = "Redland does not start: " + impl->message});
  }
  return TripleStore(std::move(impl));
}

void TripleStore::add(std::string_view subject, std::string_view predicate, const Term& object) {
  Node s = impl_->iri_node(subject);
  Node p = impl_->iri_node(predicate);
  Node o = impl_->node(object);
  if (impl_->fault) return;
  // librdf_model_add() takes the nodes, also when it fails.
  if (!s || !p || !o || librdf_model_add(impl_->model.get(), s.release(), p.release(), o.release()) != 0) {
    impl_->complain("Redland takes no triple: " + impl_->message);
  }
}

Result<void> TripleStore::write_turtle(
    const std::vector<std::pair<std::string_view, std::string_view>>& prefixes, const std::string& path) {
  if (impl_->fault) return fail(*impl_->fault);
  const auto broken = [this](const char* what) {
    return fail({.code = ErrorCode::internal, .message = fmt::format("{}: {}", what, impl_->message)});
  };
  const Serializer serializer(librdf_new_serializer(impl_->world.get(), "turtle", nullptr, nullptr));
  if (!serializer) return broken("Redland has no Turtle serializer");
  for (const auto& [prefix, ns] : prefixes) {
    const Uri uri(librdf_new_uri2(impl_->world.get(), bytes(ns), ns.size()));
    if (!uri || !is_absolute_iri(ns)) return broken("Redland takes no prefix");
    // Says no where Raptor has declared the namespace by itself, as it does with rdf.
    librdf_serializer_set_namespace(serializer.get(), uri.get(), std::string(prefix).c_str());
  }

  const auto unwritable = [&path](int number) {
    return fail({.code = ErrorCode::unreadable,
                 .message = fmt::format("cannot be written: {}", std::generic_category().message(number)),
                 .file = path});
  };
  File file(std::fopen(path.c_str(), "wb"));
  if (!file) return unwritable(errno);
  errno = EIO;  // in case a write that failed leaves no reason behind
  const int status = librdf_serializer_serialize_model_to_file_handle(serializer.get(), file.get(), nullptr,
                                                                      impl_->model.get());
  // Raptor does not look whether its bytes were written: the stream remembers.
  if (std::ferror(file.get()) != 0 || std::fflush(file.get()) != 0) return unwritable(errno);
  if (std::fclose(file.release()) != 0) return unwritable(errno);
  if (status != 0 || !impl_->message.empty()) return broken("Redland cannot write the graph");
  return {};
}

}  // namespace entente
