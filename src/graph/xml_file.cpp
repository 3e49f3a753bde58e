#include "graph/xml_file.hpp"

#include <libxml/xmlIO.h>
#include <libxml/xmlwriter.h>

#include <cstddef>
#include <optional>

#include "graph/xml_text.hpp"

namespace entente {
namespace {

const xmlChar* xml(const char* text) {
  return reinterpret_cast<const xmlChar*>(text);
}

}  // namespace

struct XmlFile::Impl {
  struct Free {
    void operator()(xmlTextWriterPtr writer) const { xmlFreeTextWriter(writer); }
  };

  AtomicFile* file;
  std::optional<Error> error;
  bool failed = false;
  std::unique_ptr<xmlTextWriter, Free> writer;  ///< last: when it goes, it still writes through the others

  explicit Impl(AtomicFile& target) : file(&target) {
    xmlOutputBufferPtr buffer = xmlOutputBufferCreateIO(write_bytes, nullptr, this, nullptr);
    if (buffer == nullptr) return;
    writer.reset(xmlNewTextWriter(buffer));
    if (writer == nullptr) xmlOutputBufferClose(buffer);
  }

  /// Called by libxml2. Nothing may be thrown through it, and it never says that it failed: libxml2 would
  /// print that. What is left of the file after a failure is not written.
  static int write_bytes(void* context, const char* bytes, int size) noexcept {
    auto& self = *static_cast<Impl*>(context);
    if (self.error) return size;
    const auto written = self.file->write({bytes, static_cast<std::size_t>(size)});
    if (!written) self.error = written.error();
    return size;
  }

  template <class Function>
  void call(Function function) {
    if (error || failed) return;
    failed = writer == nullptr || function(writer.get()) < 0;
  }
};

XmlFile::XmlFile(AtomicFile& file) : impl_(std::make_unique<Impl>(file)) {
  impl_->call([](auto* writer) { return xmlTextWriterSetIndent(writer, 1); });
  impl_->call([](auto* writer) { return xmlTextWriterSetIndentString(writer, xml(" ")); });
  impl_->call([](auto* writer) { return xmlTextWriterStartDocument(writer, nullptr, "UTF-8", nullptr); });
}

XmlFile::~XmlFile() = default;

void XmlFile::start(const char* element) {
  impl_->call([&](auto* writer) { return xmlTextWriterStartElement(writer, xml(element)); });
}

void XmlFile::end() {
  impl_->call([](auto* writer) { return xmlTextWriterEndElement(writer); });
}

void XmlFile::attribute(const char* name, const std::string& value) {
  impl_->call([&](auto* writer) { return xmlTextWriterWriteAttribute(writer, xml(name), xml(value.c_str())); });
}

void XmlFile::text(const std::string& text) {
  std::string written;
  append_xml_text(text, written);
  markup(written);
}

void XmlFile::markup(const std::string& markup) {
  impl_->call([&](auto* writer) {
    return xmlTextWriterWriteRawLen(writer, xml(markup.c_str()), static_cast<int>(markup.size()));
  });
}

Result<void> XmlFile::finish() {
  impl_->call([](auto* writer) { return xmlTextWriterEndDocument(writer); });
  impl_->call([](auto* writer) { return xmlTextWriterFlush(writer); });
  impl_->writer.reset();
  if (impl_->error) return fail(*impl_->error);
  if (impl_->failed) return fail({.code = ErrorCode::internal, .message = "libxml2 failed to write the graph"});
  return {};
}

}  // namespace entente
