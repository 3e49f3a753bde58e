// A file of articles. Its first byte says which: 0 text, 1 JSON lines, 2 and 3 the same packed; from 4 on with a limit
// of 256 bytes an article.
#include <string>

#include "ingest/article_reader.hpp"
#include "ingest/article_source.hpp"
#include "ingest/plain_reader.hpp"
#include "support.hpp"
#include "text/normalizer.hpp"

namespace {

using namespace entente;
using namespace entente::fuzz;

bool is_boundary(std::string_view text, std::uint32_t byte) {
  return byte == text.size() || (byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xC0U) != 0x80U);
}

void check(const Result<Article>& article) {
  if (!article) {
    require_reason(article.error());
    return;
  }
  const std::string& text = article->text;
  require(to_nfc(text) == text, "the text is NFC");
  require(!article->blocks.empty(), "an article has something to read");
  std::uint32_t end = 0;
  for (const Block& block : article->blocks) {
    require(block.span.begin >= end && block.span.begin < block.span.end && block.span.end <= text.size(),
            "blocks are in text order, disjoint and not empty");
    require(is_boundary(text, block.span.begin) && is_boundary(text, block.span.end), "blocks cut no character");
    end = block.span.end;
  }
  std::size_t block = 0;
  end = 0;
  for (const Token& token : article->tokens) {
    require(token.bytes.begin >= end && token.bytes.begin < token.bytes.end, "tokens are in text order");
    require(is_boundary(text, token.bytes.begin) && is_boundary(text, token.bytes.end), "tokens cut no character");
    while (block < article->blocks.size() && !article->blocks[block].span.contains(token.bytes)) ++block;
    require(block < article->blocks.size(), "tokens lie in blocks");
    end = token.bytes.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  constexpr const char* kNames[] = {"a.txt", "a.jsonl", "b.txt.gz", "b.jsonl.gz"};
  const unsigned kind = data[0] % 8U;
  SourceOptions options;
  if (kind >= 4) options.max_bytes = 256;
  const std::string path = scratch_folder().write(kNames[kind % 4], as_text(data + 1, size - 1)).string();
  const std::vector<const ReaderLexicon*> lexicons{&vietnamese().reader};
  std::size_t answers = 0;
  read_articles({path}, options, [&](const Result<RawArticle>& raw) {
    ++answers;
    if (!raw) {
      require_reason(raw.error());
      return;
    }
    require(!raw->id.empty() && !raw->origin.empty(), "an article has an id and an origin");
    check(read_article(*raw, lexicons));
    check(read_plain_article(*raw, lexicons));
  });
  require(answers > 0, "every file gives an article or a reason");
  return 0;
}
