#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "model/article.hpp"

namespace entente {

/// Which members of a JSON record hold what.
struct FieldNames {
  std::string id = "id";
  std::string title = "title";
  std::string text = "text";
  std::string date = "date";
  std::string url = "url";
  std::string language = "lang";
  std::string author = "author";
};

struct SourceOptions {
  FieldNames fields;
  std::size_t max_bytes = std::size_t{8} << 20U;  ///< of one article or one JSON line, unpacked
};

/// Takes one article, or the reason why there is none.
using ArticleSink = std::function<void(Result<RawArticle>)>;

/// Reads every article under `paths`, in the order of the paths, and hands them to `sink` one at a time. No
/// more than one record is held at once. An error concerns one file or record; reading goes on behind it.
///
/// A path is
/// - a folder: its files below it whose names end as follows, sorted by name in every folder; names that
/// begin
///   with a dot are passed over; links are followed, but not around in a circle;
/// - `.txt`, `.txt.gz`: one article; its id is the file's name without the ending;
/// - `.jsonl`, `.jsonl.gz`: one JSON object a line, blank lines allowed. `text` is required, `id` is a string
/// or
///   a whole number; a record without one gets the file's name and a hash of its text for an id, so that it
///   keeps it wherever it stands. The text of a record with a title is title, blank line, text;
/// - `-`: standard input, JSON lines if its first visible byte is `{`, else one article with the id "stdin".
///
/// A file that is reached in several ways is read once. Ids are handed on as they are given: two articles of
/// a run may carry the same one, which only whoever sees all of them can settle for good (see
/// pipeline/unique_ids.hpp).
///
/// Errors: not_found; unreadable (no permission, a pipe or a device, a circle of links, damaged gzip); empty;
/// binary (NUL bytes); syntax (JSON, with line and column); schema (a missing or mistyped member, with line
/// and JSON pointer; a file of an unknown kind); limit.
void read_articles(const std::vector<std::string>& paths, const SourceOptions& options, const ArticleSink& sink);

/// Fills in what follows from the rest of a record: the title stands before its text unless it does already, an id that
/// is missing is made of `stem` and a hash of the text, the date of `date_text`. NUL characters in what is only shown
/// go. Errors: empty for a text of blanks, binary for NUL characters in text, title or id.
[[nodiscard]] Result<void> complete(RawArticle& record, const std::string& stem);

/// Bytes of all files that read_articles() would read, packed as they are: what RawArticle::input_read ends at, but for
/// standard input and for what is reached in several ways. Looks into folders, not into files.
[[nodiscard]] std::uint64_t size_of_input(const std::vector<std::string>& paths);

}  // namespace entente
