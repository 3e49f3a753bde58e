#include "tools/text_file.hpp"

#include "emit/atomic_file.hpp"

namespace entente {

Result<void> write_text_file(const std::string& path, std::string_view text) {
  Result<AtomicFile> file = AtomicFile::create(path);
  if (!file) return fail(file.error());
  if (const auto done = file->write(text); !done) return fail(done.error());
  return file->commit();
}

}  // namespace entente
