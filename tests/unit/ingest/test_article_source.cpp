#include "ingest/article_source.hpp"

#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <filesystem>

#include "support/catch.hpp"
#include "support/temp_dir.hpp"

using namespace entente;
using entente::test::TempDir;

namespace {

struct Read {
  std::vector<RawArticle> articles;
  std::vector<Error> errors;
};

Read read(const std::vector<std::string>& paths, const SourceOptions& options = {}) {
  Read out;
  read_articles(paths, options, [&](Result<RawArticle> article) {
    if (article) {
      out.articles.push_back(*article);
    } else {
      out.errors.push_back(article.error());
    }
  });
  return out;
}

void write_gzip(const std::filesystem::path& path, const std::string& bytes) {
  gzFile file = gzopen(path.c_str(), "wb");
  REQUIRE(file != nullptr);
  REQUIRE(gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size())) == static_cast<int>(bytes.size()));
  REQUIRE(gzclose(file) == Z_OK);
}

}  // namespace

TEST_CASE("A text file is one article named like the file", "[ingest]") {
  const TempDir folder;
  const auto path = folder.write("bản tin.txt", "Dòng một\nDòng hai\n");
  const Read result = read({path});
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].id == "bản tin");
  CHECK(result.articles[0].origin == path);
  CHECK(result.articles[0].text == "Dòng một\nDòng hai\n");
  CHECK(result.articles[0].title.empty());
}

TEST_CASE("Folders are read with what lies below them, sorted, hidden and foreign files passed over", "[ingest]") {
  const TempDir folder;
  folder.write("b.txt", "b");
  folder.write("a/z.txt", "z");
  folder.write("a/y.TXT", "y");
  folder.write(".git/x.txt", "x");
  folder.write("README.md", "no article");
  folder.write("c.jsonl", R"({"id": "r1", "text": "eins"})");
  const Read result = read({folder.path()});
  CHECK(result.errors.empty());
  std::vector<std::string> ids;
  for (const RawArticle& article : result.articles) ids.push_back(article.id);
  CHECK(ids == std::vector<std::string>{"y", "z", "b", "r1"});
}

TEST_CASE("A file that is named twice is read once", "[ingest]") {
  const TempDir folder;
  const auto path = folder.write("a.txt", "a");
  std::filesystem::create_symlink(path, folder / "link.txt");
  CHECK(read({path, folder.path(), path}).articles.size() == 1);
}

TEST_CASE("JSON lines give records with title, date and language", "[ingest]") {
  const TempDir folder;
  const auto path =
      folder.write("news.jsonl",
                   "\xEF\xBB\xBF{\"id\": 17, \"title\": \"Tiêu\\n đề\", \"text\": \"Nội dung.\", "
                   "\"date\": \"2021-04-22T17:06:00+07:00\", \"url\": \"https://example.org/17\", "
                   "\"lang\": \"vi\", \"author\": \"A\\u0000n\"}\r\n"
                   "\n"
                   "{\"id\": \"b\", \"text\": \"Chỉ có nội dung.\", \"date\": \"22/04/2021\", \"title\": null}");
  const Read result = read({path});
  CHECK(result.errors.empty());
  REQUIRE(result.articles.size() == 2);
  const RawArticle& first = result.articles[0];
  CHECK(first.id == "17");
  CHECK(first.origin == path.string() + ":1");
  CHECK(first.title == "Tiêu đề");
  CHECK(first.text == "Tiêu đề\n\nNội dung.");
  CHECK(first.url == "https://example.org/17");
  CHECK(first.language == "vi");
  CHECK(first.author == "An");
  REQUIRE(first.published);
  CHECK(to_iso(*first.published) == "2021-04-22");
  CHECK(first.date_text.empty());
  const RawArticle& second = result.articles[1];
  CHECK(second.origin == path.string() + ":3");
  CHECK(second.text == "Chỉ có nội dung.");
  CHECK_FALSE(second.published);
  CHECK(second.date_text == "22/04/2021");
}

TEST_CASE("A title that begins the text is not repeated", "[ingest]") {
  const TempDir folder;
  const auto path =
      folder.write("a.jsonl",
                   "{\"id\": \"same\", \"title\": \"Tin vui\", \"text\": \"\\nTin vui\\nNội dung.\"}\n"
                   "{\"id\": \"longer\", \"title\": \"Tin vui\", \"text\": \"Tin vui hôm nay có nhiều.\"}\n");
  const Read result = read({path});
  REQUIRE(result.articles.size() == 2);
  CHECK(result.articles[0].text == "\nTin vui\nNội dung.");
  CHECK(result.articles[1].text == "Tin vui\n\nTin vui hôm nay có nhiều.");
}

TEST_CASE("The fields of records can have other names", "[ingest]") {
  const TempDir folder;
  const auto path = folder.write("a.jsonl", R"({"key": "k", "head": "H", "body": "B", "text": 5})");
  SourceOptions options;
  options.fields.id = "key";
  options.fields.title = "head";
  options.fields.text = "body";
  const Read result = read({path}, options);
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].id == "k");
  CHECK(result.articles[0].text == "H\n\nB");
}

TEST_CASE("A record without an id keeps the one it gets wherever it stands", "[ingest]") {
  const TempDir folder;
  const auto path = folder.write("a.jsonl", "{\"text\": \"eins\"}\n{\"text\": \"zwei\"}\n");
  const Read before = read({path});
  folder.write("a.jsonl", "{\"text\": \"zwei\"}\n{\"text\": \"eins\"}\n");
  const Read after = read({path});
  REQUIRE(before.articles.size() == 2);
  REQUIRE(after.articles.size() == 2);
  CHECK(before.articles[0].id != before.articles[1].id);
  CHECK(before.articles[0].id == after.articles[1].id);
  CHECK(before.articles[0].id.starts_with("a-"));
}

TEST_CASE("Gzip files are unpacked as they are read", "[ingest]") {
  const TempDir folder;
  write_gzip(folder / "news.jsonl.gz", "{\"id\": \"1\", \"text\": \"eins\"}\n{\"id\": \"2\", \"text\": \"zwei\"}\n");
  write_gzip(folder / "one.txt.gz", "nur Text");
  const Read result = read({folder.path()});
  CHECK(result.errors.empty());
  REQUIRE(result.articles.size() == 3);
  CHECK(result.articles[1].id == "2");
  CHECK(result.articles[2].id == "one");
  CHECK(result.articles[2].text == "nur Text");
}

TEST_CASE("A gzip file that breaks off gives what came before and an error", "[ingest]") {
  const TempDir folder;
  std::string lines;
  for (int i = 0; i < 20000; ++i)
    lines += "{\"id\": \"" + std::to_string(i) + "\", \"text\": \"" + std::to_string(i * 7919) + "\"}\n";
  write_gzip(folder / "whole.jsonl.gz", lines);
  const std::string bytes = test::read_bytes(folder / "whole.jsonl.gz");
  const auto path = folder.write("part.jsonl.gz", bytes.substr(0, bytes.size() / 2));
  const Read result = read({path});
  CHECK(result.articles.size() > 100);
  CHECK(result.articles.size() < 20000);
  REQUIRE(result.errors.size() == 1);
  CHECK(result.errors[0].code == ErrorCode::unreadable);
  CHECK(result.errors[0].file == path);
  CHECK(result.errors[0].line == result.articles.size() + 1);
}

TEST_CASE("What is no article is named with its place and reason, and the others are read", "[ingest]") {
  const TempDir folder;
  const auto path = folder.write("a.jsonl",
                                 "{\"id\": \"1\", \"text\": \"eins\"}\n"
                                 "{\"id\": \"2\", \"text\": }\n"
                                 "[1, 2]\n"
                                 "{\"id\": \"4\"}\n"
                                 "{\"id\": \"5\", \"text\": 5}\n"
                                 "{\"id\": [6], \"text\": \"sechs\"}\n"
                                 "{\"id\": \"7\", \"text\": \"  \"}\n"
                                 "{\"id\": \"8\", \"text\": \"a\\u0000b\"}\n"
                                 "{\"id\": \"9\", \"text\": \"a\xFF\"}\n"
                                 "{\"id\": \"10\", \"text\": \"zehn\"}\n");
  const Read result = read({path});
  REQUIRE(result.articles.size() == 2);
  CHECK(result.articles[1].id == "10");
  REQUIRE(result.errors.size() == 8);
  const auto check = [&](std::size_t i, ErrorCode code, std::size_t line, std::size_t column, const char* pointer) {
    CAPTURE(i, result.errors[i].message);
    CHECK(result.errors[i].code == code);
    CHECK(result.errors[i].file == path);
    CHECK(result.errors[i].line == line);
    CHECK(result.errors[i].column == column);
    CHECK(result.errors[i].pointer == pointer);
    CHECK_FALSE(result.errors[i].message.empty());
  };
  check(0, ErrorCode::syntax, 2, 21, "");
  check(1, ErrorCode::schema, 3, 0, "");
  check(2, ErrorCode::schema, 4, 0, "/text");
  check(3, ErrorCode::schema, 5, 0, "/text");
  check(4, ErrorCode::schema, 6, 0, "/id");
  check(5, ErrorCode::empty, 7, 0, "/text");
  check(6, ErrorCode::binary, 8, 0, "");
  check(7, ErrorCode::invalid_utf8, 9, 23, "");
}

TEST_CASE("Files that hold no text are refused", "[ingest]") {
  const TempDir folder;
  const auto code_of = [&](const std::filesystem::path& path) {
    const Read result = read({path});
    REQUIRE(result.articles.empty());
    REQUIRE(result.errors.size() == 1);
    CHECK(result.errors[0].file == path);
    return result.errors[0].code;
  };
  CHECK(code_of(folder / "missing.txt") == ErrorCode::not_found);
  CHECK(code_of(folder.write("empty.txt", "")) == ErrorCode::empty);
  CHECK(code_of(folder.write("blank.txt", "\xEF\xBB\xBF \n\t\r\n")) == ErrorCode::empty);
  CHECK(code_of(folder.write("empty.jsonl", "\n\n")) == ErrorCode::empty);
  CHECK(code_of(folder.write("binary.txt", std::string("PNG\0\1", 5))) == ErrorCode::binary);
  CHECK(code_of(folder.write("letter.docx", "PK")) == ErrorCode::schema);
  std::filesystem::create_directory(folder / "nothing");
  CHECK(code_of(folder / "nothing") == ErrorCode::empty);
  REQUIRE(mkfifo((folder / "pipe.txt").c_str(), 0600) == 0);
  CHECK(code_of(folder / "pipe.txt") == ErrorCode::unreadable);
  CHECK(code_of("/dev/null") == ErrorCode::unreadable);
}

TEST_CASE("A file without permission is refused", "[ingest]") {
  if (geteuid() == 0) return;  // root may read everything
  const TempDir folder;
  const auto path = folder.write("secret.txt", "text");
  std::filesystem::permissions(path, std::filesystem::perms::none);
  const Read result = read({path});
  REQUIRE(result.errors.size() == 1);
  CHECK(result.errors[0].code == ErrorCode::unreadable);
}

TEST_CASE("Links that lead around in a circle are followed once", "[ingest]") {
  const TempDir folder;
  folder.write("sub/a.txt", "a");
  std::filesystem::create_directory_symlink(folder.path(), folder / "sub/up");
  std::filesystem::create_symlink(folder / "loop.txt", folder / "loop.txt");
  const Read result = read({folder.path()});
  CHECK(result.articles.size() == 1);
  REQUIRE(result.errors.size() == 2);
  CHECK(result.errors[0].code == ErrorCode::unreadable);
  CHECK(result.errors[1].code == ErrorCode::unreadable);
}

TEST_CASE("An article above the limit is refused without being held", "[ingest]") {
  const TempDir folder;
  SourceOptions options;
  options.max_bytes = 1U << 20U;
  const std::string big(3U << 20U, 'a');
  const auto text = folder.write("big.txt", big);
  const auto lines =
      folder.write("big.jsonl", "{\"id\": \"1\", \"text\": \"" + big + "\"}\n{\"id\": \"2\", \"text\": \"b\"}\n");
  const Read result = read({text, lines}, options);
  REQUIRE(result.errors.size() == 2);
  CHECK(result.errors[0].code == ErrorCode::limit);
  CHECK(result.errors[1].code == ErrorCode::limit);
  CHECK(result.errors[1].line == 1);
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].id == "2");
}

TEST_CASE("Articles say how much of the input is read, up to all of it", "[ingest]") {
  const TempDir folder;
  folder.write("in/a.txt", "một\n");
  folder.write("in/b.jsonl", "{\"text\": \"hai\"}\n{\"text\": \"ba\"}\n");
  folder.write("in/notes.md", "no article");
  write_gzip(folder / "in/sub.txt.gz", std::string(5000, 'x'));
  const std::string path = folder.write("last.jsonl", "{\"text\": \"bốn\"}").string();
  const std::vector<std::string> paths = {(folder / "in").string(), path};
  const std::vector<RawArticle> articles = read(paths).articles;
  REQUIRE(articles.size() == 5);
  for (std::size_t i = 1; i < articles.size(); ++i) CHECK(articles[i - 1].input_read <= articles[i].input_read);
  CHECK(articles.back().input_read == size_of_input(paths));
  CHECK(size_of_input({"-"}) == 0);
}
