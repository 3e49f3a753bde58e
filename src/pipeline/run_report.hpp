#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"

namespace entente {

/// What a run did.
struct RunReport {
  std::size_t read = 0;                           ///< articles that are in the graph
  std::size_t kept = 0;                           ///< of these, as an earlier run had read them
  std::size_t removed = 0;                        ///< articles of an earlier run that are not in the graph any more
  std::map<ErrorCode, std::size_t> skipped;       ///< reason → articles, files or records
  std::map<std::string, std::size_t> languages;   ///< tag → articles read
  std::map<std::string, std::size_t> entities;    ///< name of the most specific class → entities
  std::map<std::string, std::size_t> statements;  ///< name of the predicate → statements that articles make
  std::size_t left_out = 0;                       ///< statements less sure than Options::min_confidence
  std::size_t background = 0;                     ///< statements that no article makes
  std::size_t evidence = 0;                       ///< places in articles that make a statement
  std::vector<std::pair<std::string, double>>
      seconds;                     ///< stage → time spent in it on all threads, in the order of the stages
  double elapsed = 0;              ///< seconds by the clock on the wall
  std::size_t jobs = 1;            ///< threads that worked on articles
  std::vector<std::string> files;  ///< that were written
  bool unchanged = false;          ///< nothing was written: an update brought nothing new; nothing else is counted
  bool interrupted = false;        ///< the user ended the run before all articles were read

  [[nodiscard]] std::size_t skipped_total() const;
};

/// "not_found", "invalid_utf8", …: the name of the enumerator.
[[nodiscard]] const char* to_string(ErrorCode code);

/// The report as a text for people: a few lines, larger numbers first.
[[nodiscard]] std::string to_text(const RunReport& report);

/// The report as one JSON object.
[[nodiscard]] std::string to_json(const RunReport& report);

}  // namespace entente
