#include "pipeline/join_review.hpp"

#include <fmt/format.h>

#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "ingest/byte_lines.hpp"
#include "pipeline/knowledge.hpp"
#include "pipeline/record_files.hpp"
#include "pipeline/unique_ids.hpp"
#include "text/normalizer.hpp"

namespace entente {
namespace {

/// Longer than any line that somebody writes by hand.
constexpr std::size_t kLongestLine = std::size_t{1} << 20U;

/// The decision that the reason stands for, with the article in which each is called so.
std::string as_decision(const JoinReason& reason) {
  return fmt::format("{}\t{} @ {}\t{} @ {}", reason.same ? "same" : "different", reason.first_name,
                     reason.first_article, reason.second_name, reason.second_article);
}

}  // namespace

Result<JoinDecisions> read_join_decisions(const std::string& path) {
  if (path.empty()) return JoinDecisions{};
  Result<ByteLines> lines = ByteLines::open(path);
  if (!lines) return fail(lines.error());
  std::string text;
  std::string line;
  for (;;) {
    const Result<ByteLines::Status> status = lines->next(line, kLongestLine);
    if (!status) return fail(status.error());
    if (*status == ByteLines::Status::end) break;
    if (*status == ByteLines::Status::too_long) {
      return fail({.code = ErrorCode::limit,
                   .message = "the line is too long for a decision",
                   .file = path,
                   .line = lines->line_number()});
    }
    text.append(line).append(1, '\n');
  }
  Result<std::string> normal = to_nfc(text);
  if (!normal) {
    Error error = normal.error();
    error.file = path;
    return fail(std::move(error));
  }
  return parse_join_decisions(*normal, path);
}

Result<JoinReview> review_joins(const Options& options) {
  const Result<JoinDecisions> decisions = read_join_decisions(options.decisions);
  if (!decisions) return fail(decisions.error());
  const Result<Knowledge> knowledge = load_knowledge(options.ontology, options.mappings);
  if (!knowledge) return fail(knowledge.error());
  Result<std::vector<ProcessedArticle>> articles =
      read_records(options.paths, knowledge->ontology, *std::make_shared<ExtractionPool>());
  if (!articles) return fail(articles.error());
  static_cast<void>(drop_repeated(*articles));
  make_ids_unique(*articles);
  EntityJoiner joiner(knowledge->ontology);
  for (ProcessedArticle& article : *articles) joiner.add(WholeRecord(article)->extraction);
  Result<JoinedEntities> joined = joiner.finish(*decisions, true);
  if (!joined) return fail(joined.error());
  JoinReview out;
  out.articles = articles->size();
  out.entities = joined->entities.size();
  out.reasons = std::move(joined->reasons);
  for (const std::uint32_t line : joined->idle_decisions) {
    out.idle.push_back({.code = ErrorCode::not_found,
                        .message = "no article names one of the two actors, so that nothing is decided",
                        .file = decisions->file,
                        .line = line});
  }
  return out;
}

std::string to_text(const JoinReview& review) {
  std::string out = fmt::format("# {} articles, {} entities\n# verdict\tone\tanother\todds\tid\tid of the other\twhy\n",
                                review.articles, review.entities);
  for (const JoinReason& reason : review.reasons) {
    fmt::format_to(std::back_inserter(out), "{}\t{:.1f}\t{}\t{}\t{}\n", as_decision(reason), reason.odds, reason.first,
                   reason.second, reason.why);
  }
  return out;
}

std::string to_json(const JoinReview& review) {
  const auto actor = [](const std::string& id, const std::string& name, const std::string& article) {
    return nlohmann::ordered_json{{"id", id}, {"name", name}, {"article", article}};
  };
  std::string out;
  for (const JoinReason& reason : review.reasons) {
    nlohmann::ordered_json line;
    line["same"] = reason.same;
    line["first"] = actor(reason.first, reason.first_name, reason.first_article);
    line["second"] = actor(reason.second, reason.second_name, reason.second_article);
    line["odds"] = reason.odds;
    line["why"] = reason.why;
    out += line.dump() + "\n";
  }
  return out;
}

}  // namespace entente
