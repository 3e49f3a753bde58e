// usage: PROGRAM FOLDER...
// Runs a fuzz target over every file of the folders, without libFuzzer: what has been found stays mended with every
// compiler. A folder that is not there has no files. Fails if there is no file at all; a breach ends the process.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <vector>

#include "support.hpp"

/// What libFuzzer calls too.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int count, char** arguments) {
  namespace fs = std::filesystem;
  std::size_t inputs = 0;
  for (int i = 1; i < count; ++i) {
    if (!fs::is_directory(arguments[i])) continue;
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(arguments[i]))
      if (entry.is_regular_file()) files.push_back(entry.path());
    std::ranges::sort(files);
    for (const fs::path& file : files) {
      // Said before it is run: the last line names what breaks.
      std::printf("%s\n", file.c_str());
      std::fflush(stdout);
      const std::string bytes = entente::test::read_bytes(file);
      LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
      ++inputs;
    }
  }
  std::printf("%zu inputs\n", inputs);
  return inputs > 0 ? 0 : 1;
}
