#include "rdf/triples_text.hpp"

#include <serd/serd.h>

#include "rdf/handle.hpp"
#include "rdf/iri.hpp"

namespace entente {
namespace {

using Env = Handle<SerdEnv, serd_env_free>;
using Writer = Handle<SerdWriter, serd_writer_free>;

SerdNode node(SerdType type, const std::string& text) {
  return {reinterpret_cast<const uint8_t*>(text.c_str()), text.size(), text.size(), 0, type};
}

std::size_t append(const void* bytes, std::size_t size, void* text) {
  static_cast<std::string*>(text)->append(static_cast<const char*>(bytes), size);
  return size;
}

}  // namespace

std::string to_turtle(std::span<const Triple> triples, std::span<const KnownPrefix> prefixes) {
  std::string out;
  const Env env(serd_env_new(nullptr));
  const auto style = static_cast<SerdStyle>(SERD_STYLE_ABBREVIATED | SERD_STYLE_CURIED);
  Writer writer(serd_writer_new(SERD_TURTLE, style, env.get(), nullptr, append, &out));
  for (const auto& [name, ns] : prefixes) {
    const SerdNode name_node = node(SERD_LITERAL, name);
    const SerdNode uri_node = node(SERD_URI, ns);
    serd_writer_set_prefix(writer.get(), &name_node, &uri_node);
  }
  // serd shortens by itself only what has no hyphen.
  const auto short_node = [&](const std::string& iri, std::string& buffer) {
    for (const auto& [name, ns] : prefixes) {
      if (iri.starts_with(ns) && is_flat_name(std::string_view(iri).substr(ns.size())) &&
          iri.find('-', ns.size()) != std::string::npos) {
        buffer = name + ":" + iri.substr(ns.size());
        return node(SERD_CURIE, buffer);
      }
    }
    return node(SERD_URI, iri);
  };
  const auto term_node = [&](const Term& term, std::string& buffer) {
    if (term.kind == Term::Kind::iri) return short_node(term.value, buffer);
    return node(term.kind == Term::Kind::blank ? SERD_BLANK : SERD_LITERAL, term.value);
  };
  std::string buffers[4];
  for (const auto& [subject, predicate, object] : triples) {
    const SerdNode s = term_node(subject, buffers[0]);
    const SerdNode p = short_node(predicate, buffers[1]);
    const SerdNode o = term_node(object, buffers[2]);
    const SerdNode type = object.datatype.empty() ? SERD_NODE_NULL : short_node(object.datatype, buffers[3]);
    const SerdNode language = object.language.empty() ? SERD_NODE_NULL : node(SERD_LITERAL, object.language);
    serd_writer_write_statement(writer.get(), 0, nullptr, &s, &p, &o, &type, &language);
  }
  serd_writer_finish(writer.get());
  return out;
}

}  // namespace entente
