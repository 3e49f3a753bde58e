#include "rdf/serd_sink.hpp"

#include <serd/serd.h>

#include <optional>

#include "rdf/handle.hpp"
#include "rdf/vocabulary.hpp"

namespace entente {
namespace {

using Env = Handle<SerdEnv, serd_env_free>;
using Writer = Handle<SerdWriter, serd_writer_free>;

SerdNode node(SerdType type, std::string_view text) {
  // Without the flags for quotes and line breaks, so that every literal is one line with escapes.
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size(), text.size(), 0, type};
}

std::optional<SerdSyntax> syntax_of(RdfFormat format) {
  switch (format) {
    case RdfFormat::ntriples:
      return SERD_NTRIPLES;
    case RdfFormat::nquads:
      return SERD_NQUADS;
    case RdfFormat::turtle:
    case RdfFormat::json_ld:
      break;
  }
  return std::nullopt;
}

class SerdSink final : public TripleSink {
 public:
  explicit SerdSink(AtomicFile& file) : file_(&file), env_(serd_env_new(nullptr)) {}

  bool start(RdfFormat format, const std::string& base) {
    const auto syntax = syntax_of(format);
    if (!syntax || !env_) return false;
    writer_.reset(serd_writer_new(*syntax, SERD_STYLE_BULK, env_.get(), nullptr, &SerdSink::on_bytes, this));
    if (!writer_) return false;
    quads_ = format == RdfFormat::nquads;
    const std::string prefix(vocabulary::kBasePrefix);
    const SerdNode prefix_node = node(SERD_LITERAL, prefix);
    const SerdNode base_node = node(SERD_URI, base);
    return serd_writer_set_prefix(writer_.get(), &prefix_node, &base_node) == SERD_SUCCESS;
  }

 private:
  std::string form_of(std::string_view iri) const override { return std::string(iri); }

  static SerdNode resource(std::string& buffer, std::string_view name) {
    buffer.assign(vocabulary::kBasePrefix).append(":").append(name);
    return node(SERD_CURIE, buffer);
  }
  static SerdNode term(std::string& buffer, std::string_view iri) {
    buffer.assign(iri);  // with the NUL that serd reads to
    return node(SERD_URI, buffer);
  }

  void write(std::string_view subject, std::string_view predicate, const NodeView& object,
             std::string_view graph) override {
    const SerdNode s = resource(subject_, subject);
    const SerdNode p = term(predicate_, predicate);
    SerdNode o = SERD_NODE_NULL;
    SerdNode datatype = SERD_NODE_NULL;
    SerdNode language = SERD_NODE_NULL;
    SerdNode g = SERD_NODE_NULL;
    if (object.kind == NodeView::Kind::resource) {
      o = resource(object_, object.value);
    } else if (object.kind == NodeView::Kind::iri) {
      o = term(object_, object.value);
    } else {
      object_.assign(object.value);
      o = node(SERD_LITERAL, object_);
    }
    const bool typed = !object.datatype.empty();
    const bool tagged = !object.language.empty();
    if (typed) datatype = term(datatype_, object.datatype);
    if (tagged) {
      language_.assign(object.language);
      language = node(SERD_LITERAL, language_);
    }
    const bool named = quads_ && !graph.empty();
    if (named) g = resource(graph_, graph);
    const SerdStatus status = serd_writer_write_statement(writer_.get(), 0, named ? &g : nullptr, &s, &p, &o,
                                                          typed ? &datatype : nullptr, tagged ? &language : nullptr);
    if (status != SERD_SUCCESS && !error_) {
      const auto* reason = reinterpret_cast<const char*>(serd_strerror(status));
      error_ = Error{.code = ErrorCode::internal, .message = std::string("serd cannot write the graph: ") + reason};
    }
  }

  Result<void> end() override {
    serd_writer_finish(writer_.get());
    writer_.reset();  // which hands over its last page
    if (error_) return fail(*error_);
    return {};
  }

  static std::size_t on_bytes(const void* bytes, std::size_t size, void* self) {
    auto& sink = *static_cast<SerdSink*>(self);
    const auto written = sink.file_->write({static_cast<const char*>(bytes), size});
    if (!written && !sink.error_) sink.error_ = written.error();
    return size;
  }

  AtomicFile* file_;
  Env env_;
  Writer writer_;
  bool quads_ = false;
  std::optional<Error> error_;
  std::string subject_, predicate_, object_, datatype_, language_, graph_;
};

}  // namespace

std::unique_ptr<TripleSink> make_serd_sink(RdfFormat format, const std::string& base, AtomicFile& file) {
  auto sink = std::make_unique<SerdSink>(file);
  if (!sink->start(format, base)) return nullptr;
  return sink;
}

}  // namespace entente
