#include "ingest/byte_lines.hpp"

#include "support/catch.hpp"
#include "support/temp_dir.hpp"

using namespace entente;
using entente::test::TempDir;

TEST_CASE("Lines come without their ends, the last one with or without", "[ingest]") {
  const TempDir folder;
  auto bytes = ByteLines::open(folder.write("a", "one\r\n\ntwo\rtoo\nthree"));
  REQUIRE(bytes);
  std::string line;
  std::vector<std::string> lines;
  while (bytes->next(line, 100).value() == ByteLines::Status::line) lines.push_back(line);
  CHECK(lines == std::vector<std::string>{"one", "", "two\rtoo", "three"});
  CHECK(bytes->line_number() == 4);
}

TEST_CASE("A line above the limit is passed over, wherever the buffer ends", "[ingest]") {
  const TempDir folder;
  const std::string big(200'000, 'x');
  auto bytes = ByteLines::open(folder.write("a", "short\n" + big + "\nnext\n" + big));
  REQUIRE(bytes);
  std::string line;
  CHECK(bytes->next(line, 10).value() == ByteLines::Status::line);
  CHECK(bytes->next(line, 10).value() == ByteLines::Status::too_long);
  CHECK(line.empty());
  CHECK(bytes->next(line, 10).value() == ByteLines::Status::line);
  CHECK(line == "next");
  CHECK(bytes->next(line, 10).value() == ByteLines::Status::too_long);
  CHECK(bytes->line_number() == 4);
  CHECK(bytes->next(line, 10).value() == ByteLines::Status::end);
}

TEST_CASE("A line across buffers is whole", "[ingest]") {
  const TempDir folder;
  const std::string big(200'000, 'x');
  auto bytes = ByteLines::open(folder.write("a", "s\n" + big + "y\nend"));
  REQUIRE(bytes);
  std::string line;
  CHECK(bytes->next(line, 1U << 20U).value() == ByteLines::Status::line);
  CHECK(bytes->next(line, 1U << 20U).value() == ByteLines::Status::line);
  CHECK(line == big + "y");
  CHECK(bytes->next(line, 1U << 20U).value() == ByteLines::Status::line);
  CHECK(line == "end");
}

TEST_CASE("Looking ahead takes nothing away", "[ingest]") {
  const TempDir folder;
  auto bytes = ByteLines::open(folder.write("a", "\xEF\xBB\xBF \n {\"a\": 1}"));
  REQUIRE(bytes);
  CHECK(bytes->peek().value() == '{');
  CHECK(bytes->rest(100).value() == "\xEF\xBB\xBF \n {\"a\": 1}");
  CHECK(bytes->peek().value() == '\0');
}

TEST_CASE("The position ends where the file does, packed or not", "[ingest]") {
  const TempDir folder;
  auto bytes = ByteLines::open(folder.write("a", "one\ntwo\n"));
  REQUIRE(bytes);
  std::string line;
  while (bytes->next(line, 100).value() == ByteLines::Status::line) CHECK(bytes->position() <= 8);
  CHECK(bytes->position() == 8);
}
