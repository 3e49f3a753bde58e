#include "packs/reader_lexicon.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "packs/json_file.hpp"
#include "text/fold.hpp"
#include "text/tokenizer.hpp"

namespace entente {
namespace {

PhraseSet phrases(const JsonNode& parent, std::string_view key) {
  PhraseSet out;
  if (!parent.has(key)) return out;
  for (const JsonNode& element : parent.at(key).elements()) {
    const std::string phrase = element.text();
    if (word_keys(phrase).empty()) element.fault(ErrorCode::schema, "a phrase of at least one word is expected here");
    out.add(phrase);
  }
  return out;
}

/// Adds each word of the texts by itself.
void add_words(const std::vector<JsonNode>& texts, PhraseSet& out) {
  for (const JsonNode& text : texts)
    for (const std::string& word : folded_words(text.text())) out.add(word);
}

/// "day/month/year": the names of fields are fields, everything else stands for itself.
std::vector<DatePart> date_pattern(const JsonNode& node) {
  const std::string text = node.text();
  std::vector<Token> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  std::vector<DatePart> parts;
  int days = 0;
  int months = 0;
  int years = 0;
  for (const Token& token : tokens) {
    DatePart part;
    part.literal = token.key;
    if (token.key == word_key("day")) {
      part = {DatePart::Kind::day, {}};
      ++days;
    } else if (token.key == word_key("month")) {
      part = {DatePart::Kind::month, {}};
      ++months;
    } else if (token.key == word_key("monthname")) {
      part = {DatePart::Kind::month_name, {}};
      ++months;
    } else if (token.key == word_key("year")) {
      part = {DatePart::Kind::year, {}};
      ++years;
    }
    parts.push_back(std::move(part));
  }
  if (days != 1 || months != 1 || years != 1)
    node.fault(ErrorCode::schema, "a date pattern names day, month (or monthname) and year once each");
  // The reader looks for patterns only where a number is near.
  const auto number = std::ranges::find_if(parts, [](const DatePart& part) {
    return part.kind != DatePart::Kind::literal && part.kind != DatePart::Kind::month_name;
  });
  if (number - parts.begin() > 2)
    node.fault(ErrorCode::schema, "the first number of a date pattern stands among its first three words");
  return parts;
}

std::map<WordKey, int> month_names(const JsonNode& parent) {
  std::map<WordKey, int> out;
  const std::vector<JsonNode> months = parent.list("months");
  if (!months.empty() && months.size() != 12)
    parent.at("months").fault(ErrorCode::schema, "twelve lists of names are expected here");
  for (std::size_t i = 0; i < months.size(); ++i) {
    for (const JsonNode& name : months[i].elements()) {
      const std::vector<WordKey> words = word_keys(name.text());
      if (words.size() != 1) {
        name.fault(ErrorCode::schema, "the name of a month is one word");
        continue;
      }
      out.emplace(words.front(), static_cast<int>(i) + 1);
    }
  }
  return out;
}

}  // namespace

Result<ReaderLexicon> load_reader_lexicon(const std::string& path, const std::string& language) {
  Result<JsonFile> file = JsonFile::load(path);
  if (!file) return fail(file.error());
  const JsonNode root = file->root();
  root.allow({"function_words", "function_word_share", "headings", "noise", "captions", "bylines", "sources", "dates"});

  ReaderLexicon out;
  out.language = language;
  for (const JsonNode& word : root.at("function_words").elements()) {
    if (word_keys(word.text()).size() != 1) word.fault(ErrorCode::schema, "a single word is expected here");
    out.function_words.add(word.text());
  }
  if (out.function_words.empty() && root.has("function_words"))
    root.at("function_words").fault(ErrorCode::schema, "at least one word is expected here");
  out.function_word_share = root.number("function_word_share", out.function_word_share);
  if (!(out.function_word_share > 0 && out.function_word_share <= 1))
    root.at("function_word_share").fault(ErrorCode::schema, "a share is above 0 and at most 1");

  if (root.has("headings")) {
    const JsonNode node = root.at("headings");
    node.allow({"list", "link_starts", "end", "end_starts"});
    out.list_headings = phrases(node, "list");
    out.link_starts = phrases(node, "link_starts");
    out.end_headings = phrases(node, "end");
    out.end_starts = phrases(node, "end_starts");
  }
  if (root.has("noise")) {
    const JsonNode node = root.at("noise");
    node.allow({"lines", "starts", "sections"});
    out.noise = phrases(node, "lines");
    out.noise_starts = phrases(node, "starts");
    out.sections = phrases(node, "sections");
  }
  if (root.has("captions")) {
    const JsonNode node = root.at("captions");
    node.allow({"starts", "in_brackets", "credits"});
    out.caption_starts = phrases(node, "starts");
    out.caption_words = phrases(node, "in_brackets");
    out.credits = phrases(node, "credits");
  }
  if (root.has("bylines")) {
    const JsonNode node = root.at("bylines");
    node.allow({"starts", "words"});
    out.byline_starts = phrases(node, "starts");
    out.byline_words = phrases(node, "words");
  }
  if (root.has("sources")) {
    const JsonNode node = root.at("sources");
    node.allow({"starts", "agencies"});
    out.source_starts = phrases(node, "starts");
    out.agencies = phrases(node, "agencies");
  }
  if (root.has("dates")) {
    const JsonNode node = root.at("dates");
    node.allow({"patterns", "months", "words"});
    for (const JsonNode& pattern : node.list("patterns")) out.date_patterns.push_back(date_pattern(pattern));
    out.months = month_names(node);
    out.date_words = phrases(node, "words");
    for (const char* list : {"patterns", "words"}) add_words(node.list(list), out.date_vocabulary);
    for (const JsonNode& names : node.list("months")) add_words(names.elements(), out.date_vocabulary);
  }
  if (file->error()) return fail(*file->error());
  return out;
}

}  // namespace entente
