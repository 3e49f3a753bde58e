#include "ingest/article_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/hash.hpp"
#include "ingest/byte_lines.hpp"
#include "ingest/record_members.hpp"
#include "text/normalizer.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

enum class FileKind { unknown, text, records };

struct FileName {
  FileKind kind = FileKind::unknown;
  std::string stem;  ///< without folder and ending
};

FileName parse_name(const fs::path& path) {
  const std::string name = path.filename().string();
  std::string lower = name;
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  constexpr std::pair<std::string_view, FileKind> kEndings[] = {{".txt", FileKind::text},
                                                                {".txt.gz", FileKind::text},
                                                                {".jsonl", FileKind::records},
                                                                {".jsonl.gz", FileKind::records}};
  for (const auto& [ending, kind] : kEndings)
    if (lower.ends_with(ending) && lower.size() > ending.size())
      return {kind, name.substr(0, name.size() - ending.size())};
  return {FileKind::unknown, name};
}

/// File names are bytes, ids are text: what is no UTF-8 becomes ASCII.
std::string to_id(const std::string& stem) {
  if (const Result<std::string> id = to_nfc(stem)) return *id;
  std::string out;
  for (const char c : stem) {
    const auto byte = static_cast<unsigned char>(c);
    out += byte < 0x80 ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return out;
}

constexpr std::size_t kIdDigits = 12;  ///< of the hash that an id is made of where there is none

bool is_blank(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

/// Runs of white space as single spaces: a headline is one line.
std::string one_line(const std::string& text) {
  std::string out;
  bool space = false;
  for (const char c : text) {
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    out += c;
  }
  return out;
}

/// True if the first line of the text is the title.
bool begins_with(std::string_view text, std::string_view title) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  const std::string line = one_line(std::string(text.substr(0, text.find_first_of("\r\n"))));
  return to_nfc(line) == to_nfc(title);
}

class Reader {
 public:
  Reader(const SourceOptions& options, const ArticleSink& sink) : options_(options), sink_(sink) {}

  void read_path(const std::string& path) {
    if (path == "-") {
      read_standard_input();
      return;
    }
    std::error_code code;
    const fs::file_status status = fs::status(path, code);
    if (status.type() == fs::file_type::not_found) {
      complain(ErrorCode::not_found, path, "there is no such file or folder");
    } else if (fs::is_directory(status)) {
      articles_in_folder_ = 0;
      read_folder(path);
      if (articles_in_folder_ == 0)
        complain(ErrorCode::empty, path, "the folder holds no articles (.txt, .txt.gz, .jsonl, .jsonl.gz)");
    } else if (code) {
      complain(ErrorCode::unreadable, path, code.message());
    } else {
      read_file(path);
    }
  }

 private:
  void complain(ErrorCode code, const std::string& file, std::string message, std::size_t line = 0,
                std::size_t column = 0, std::string pointer = {}) const {
    sink_(fail({.code = code,
                .message = std::move(message),
                .file = file,
                .line = line,
                .column = column,
                .pointer = std::move(pointer)}));
  }

  void read_folder(const fs::path& folder) {
    std::error_code code;
    const fs::path real = fs::canonical(folder, code);
    if (code) {
      ++articles_in_folder_;
      complain(ErrorCode::unreadable, folder.string(), code.message());
      return;
    }
    if (std::ranges::find(open_folders_, real) != open_folders_.end()) {
      ++articles_in_folder_;
      complain(ErrorCode::unreadable, folder.string(), "this link leads back to a folder that it lies in");
      return;
    }
    std::vector<fs::path> entries;
    for (fs::directory_iterator at(folder, code), end; !code && at != end; at.increment(code))
      if (!at->path().filename().string().starts_with('.')) entries.push_back(at->path());
    if (code) {
      ++articles_in_folder_;
      complain(ErrorCode::unreadable, folder.string(), code.message());
      return;
    }
    std::ranges::sort(entries);
    open_folders_.push_back(real);
    for (const fs::path& entry : entries) {
      const fs::file_status status = fs::status(entry, code);
      if (fs::is_directory(status)) {
        read_folder(entry);
      } else if (parse_name(entry).kind != FileKind::unknown) {
        ++articles_in_folder_;
        read_file(entry.string());
      }
    }
    open_folders_.pop_back();
  }

  void read_file(const std::string& path) {
    const FileName name = parse_name(path);
    Result<ByteLines> bytes = ByteLines::open(path);
    if (!bytes) {
      sink_(fail(bytes.error()));
      return;
    }
    if (name.kind == FileKind::unknown) {
      complain(ErrorCode::schema, path,
               "no kind of article file is known by this name; give it the ending .txt, "
               ".jsonl, .txt.gz or .jsonl.gz, or use - to read standard input");
      return;
    }
    std::error_code code;
    const fs::path real = fs::canonical(path, code);
    if (!code && !seen_.insert(real).second) return;
    if (name.kind == FileKind::text) {
      read_text(*bytes, path, to_id(name.stem));
    } else {
      read_records(*bytes, path, to_id(name.stem));
    }
    input_before_ += bytes->position();
  }

  void read_standard_input() {
    Result<ByteLines> bytes = ByteLines::standard_input();
    const Result<char> first = bytes ? bytes->peek() : Result<char>(fail(bytes.error()));
    if (!first) {
      sink_(fail(first.error()));
    } else if (*first == '{') {
      read_records(*bytes, "-", "stdin");
    } else {
      read_text(*bytes, "-", "stdin");
    }
  }

  void read_text(ByteLines& bytes, const std::string& path, std::string id) const {
    Result<std::string> text = bytes.rest(options_.max_bytes);
    if (!text) {
      sink_(fail(text.error()));
    } else if (is_blank(*text)) {
      complain(ErrorCode::empty, path, "the file is empty");
    } else if (const std::size_t nul = text->find('\0'); nul != std::string::npos) {
      complain(ErrorCode::binary, path, "the file holds NUL bytes: it is no text in UTF-8");
    } else {
      RawArticle article;
      article.id = std::move(id);
      article.origin = path;
      article.input_read = input_before_ + bytes.position();
      article.text = std::move(*text);
      sink_(std::move(article));
    }
  }

  void read_records(ByteLines& bytes, const std::string& path, const std::string& stem) const {
    std::string line;
    bool any = false;
    for (;;) {
      const Result<ByteLines::Status> status = bytes.next(line, options_.max_bytes);
      if (!status) {
        sink_(fail(status.error()));
        return;
      }
      const std::size_t number = bytes.line_number();
      if (*status == ByteLines::Status::end) break;
      if (*status == ByteLines::Status::too_long) {
        any = true;
        complain(ErrorCode::limit, path,
                 fmt::format("the line is longer than {} bytes (--max-article-bytes)", options_.max_bytes), number);
        continue;
      }
      if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
      if (is_blank(line)) continue;
      any = true;
      Result<RawArticle> article = parse_record(line, path, number, stem);
      if (article) article->input_read = input_before_ + bytes.position();
      sink_(std::move(article));
    }
    if (!any) complain(ErrorCode::empty, path, "the file is empty");
  }

  Result<RawArticle> parse_record(const std::string& line, const std::string& path, std::size_t number,
                                  const std::string& stem) const {
    const auto refuse = [&](ErrorCode code, std::string message, std::size_t column, std::string pointer) {
      return fail({.code = code,
                   .message = std::move(message),
                   .file = path,
                   .line = number,
                   .column = column,
                   .pointer = std::move(pointer)});
    };
    const FieldNames& fields = options_.fields;
    std::array<RecordMember, 7> members{
        {{fields.id}, {fields.title}, {fields.text}, {fields.url}, {fields.author}, {fields.language}, {fields.date}}};
    if (const auto done = read_members(line, members); !done)
      return refuse(done.error().code, done.error().message, done.error().column, {});

    std::optional<Error> error;
    const auto take = [&](RecordMember& member) {
      using Kind = RecordMember::Kind;
      const bool whole = member.kind == Kind::whole && member.name == fields.id;
      if (member.kind == Kind::text || whole) return std::move(member.text);
      if (member.kind != Kind::absent && member.kind != Kind::null && !error) {
        error = Error{.code = ErrorCode::schema,
                      .message = fmt::format("\"{}\" is no text", member.name),
                      .file = path,
                      .line = number,
                      .pointer = fmt::format("/{}", member.name)};
      }
      return std::string{};
    };
    auto& [id, title, text, url, author, language, date] = members;
    const bool has_text = text.kind != RecordMember::Kind::absent;
    RawArticle article;
    article.id = take(id);
    article.title = one_line(take(title));
    article.text = take(text);
    if (error) return fail(std::move(*error));
    // Slips in what is only shown do not cost the article.
    article.url = take(url);
    article.author = take(author);
    article.language = take(language);
    article.date_text = take(date);

    if (!has_text)
      return refuse(ErrorCode::schema, fmt::format("the record has no \"{}\"", fields.text), 0, "/" + fields.text);
    if (const auto done = complete(article, stem); !done) {
      const Error& found = done.error();
      return refuse(found.code, found.message, 0, found.code == ErrorCode::empty ? "/" + fields.text : std::string{});
    }
    article.origin = fmt::format("{}:{}", path, number);
    return article;
  }

  const SourceOptions& options_;
  const ArticleSink& sink_;
  std::set<fs::path> seen_;
  std::vector<fs::path> open_folders_;
  std::uint64_t input_before_ = 0;      // bytes of the files that are done
  std::size_t articles_in_folder_ = 0;  // or faults found there
};

}  // namespace

Result<void> complete(RawArticle& record, const std::string& stem) {
  if (is_blank(record.text)) return fail({.code = ErrorCode::empty, .message = "the record's text is empty"});
  for (const std::string* part : {&record.text, &record.title, &record.id}) {
    if (part->find('\0') != std::string::npos)
      return fail({.code = ErrorCode::binary, .message = "the record holds NUL characters: it is no text"});
  }
  for (std::string* shown : {&record.url, &record.author, &record.language, &record.date_text})
    std::erase(*shown, '\0');
  if (!record.title.empty() && !begins_with(record.text, record.title))
    record.text = record.title + "\n\n" + record.text;
  if (record.id.empty()) record.id = stem + "-" + content_hash(record.text).substr(0, kIdDigits);
  if ((record.published = from_iso(record.date_text))) record.date_text.clear();
  return {};
}

void read_articles(const std::vector<std::string>& paths, const SourceOptions& options, const ArticleSink& sink) {
  Reader reader(options, sink);
  for (const std::string& path : paths) reader.read_path(path);
}

std::uint64_t size_of_input(const std::vector<std::string>& paths) {
  std::uint64_t bytes = 0;
  std::error_code code;
  const auto add = [&](const fs::path& file) {
    const std::uintmax_t size = fs::file_size(file, code);
    if (!code) bytes += size;
  };
  for (const std::string& path : paths) {
    if (!fs::is_directory(path, code)) {
      if (path != "-") add(path);
      continue;
    }
    for (fs::recursive_directory_iterator at(path, fs::directory_options::follow_directory_symlink, code), end;
         !code && at != end; at.increment(code))
      if (parse_name(at->path()).kind != FileKind::unknown && at->is_regular_file(code)) add(at->path());
  }
  return bytes;
}

}  // namespace entente
