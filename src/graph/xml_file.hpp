#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "emit/atomic_file.hpp"

namespace entente {

/// An XML document that is written into a file as it is made. Calls after a failure do nothing; finish()
/// tells.
class XmlFile {
 public:
  /// Writes the declaration. The file must outlive the object.
  explicit XmlFile(AtomicFile& file);
  ~XmlFile();
  XmlFile(const XmlFile&) = delete;
  XmlFile& operator=(const XmlFile&) = delete;

  /// Opens an element in the one that is open.
  void start(const char* element);
  /// Closes the element opened last.
  void end();
  /// An attribute of the element just opened; of an element or a value of clean_xml_text().
  void attribute(const char* name, const std::string& value);
  /// Text of the element that is open; see append_xml_text().
  void text(const std::string& text);
  /// Writes into the element that is open, as it is. White space within it is part of it too.
  void markup(const std::string& markup);

  /// Closes what is open. Errors: those of AtomicFile::write(); internal, if libxml2 fails.
  [[nodiscard]] Result<void> finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace entente
