#include "emit/commit.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>
#include <utility>

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr const char* kJournal = ".entente-commit";

struct Step {
  std::string from;  ///< a temporary file; empty: the goal goes
  std::string to;
};

Error failure(const std::string& file, const std::error_code& code) {
  return {.code = ErrorCode::unreadable, .message = "cannot be put in place: " + code.message(), .file = file};
}

/// Does what of the steps is still to be done.
Result<void> take(const std::vector<Step>& steps) {
  for (const Step& step : steps) {
    std::error_code code;
    if (step.from.empty()) {
      fs::remove(step.to, code);
    } else if (fs::rename(step.from, step.to, code); code == std::errc::no_such_file_or_directory) {
      code.clear();  // done before the kill
    }
    if (code) return fail(failure(step.to, code));
  }
  return {};
}

/// Two lines a step. A path may hold anything but a line end here.
Result<void> write_journal(const std::string& folder, const std::vector<Step>& steps) {
  Result<AtomicFile> file = AtomicFile::create((fs::path(folder) / kJournal).string());
  if (!file) return fail(file.error());
  for (const Step& step : steps) {
    if (const auto done = file->write(fmt::format("{}\n{}\n", step.from, step.to)); !done) return fail(done.error());
  }
  return file->commit();
}

}  // namespace

Result<void> commit_together(const std::string& folder, std::span<AtomicFile> files,
                             const std::vector<std::string>& leftovers) {
  std::vector<Step> steps;
  for (AtomicFile& file : files) {
    if (const auto done = file.finish(); !done) return fail(done.error());
  }
  for (const AtomicFile& file : files)
    if (!file.in_place()) steps.push_back({fs::absolute(file.path()).string(), fs::absolute(file.target()).string()});
  std::error_code code;
  for (const std::string& leftover : leftovers)
    if (fs::exists(leftover, code)) steps.push_back({{}, fs::absolute(leftover).string()});
  if (const auto done = write_journal(folder, steps); !done) return fail(done.error());
  for (AtomicFile& file : files) file.hand_over();
  if (const auto done = take(steps); !done) return fail(done.error());
  fs::remove(fs::path(folder) / kJournal, code);
  return {};
}

Result<void> finish_commit(const std::string& folder) {
  const fs::path journal = fs::path(folder) / kJournal;
  std::error_code code;
  if (!fs::exists(journal, code)) return {};
  std::ifstream file(journal);
  std::vector<Step> steps;
  for (Step step; std::getline(file, step.from) && std::getline(file, step.to);) {
    // Nothing but this program's own files is ever moved.
    const std::string name = fs::path(step.from).filename().string();
    if (!name.empty() && !(name.starts_with(".entente-") && name.ends_with(".tmp"))) {
      return fail({.code = ErrorCode::schema,
                   .message = "this is no journal of entente; delete it and build again",
                   .file = journal.string()});
    }
    steps.push_back(std::move(step));
  }
  if (const auto done = take(steps); !done) return fail(done.error());
  fs::remove(journal, code);
  if (code) return fail(failure(journal.string(), code));
  return {};
}

}  // namespace entente
