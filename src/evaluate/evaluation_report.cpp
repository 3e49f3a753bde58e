#include "evaluate/evaluation_report.hpp"

#include <fmt/format.h>

#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

namespace entente {
namespace {

std::vector<std::pair<std::string, Score>> rows(const Evaluation& evaluation) {
  std::vector<std::pair<std::string, Score>> out;
  for (const auto& [type, score] : evaluation.entities) out.emplace_back("entity " + type, score);
  for (const auto& [predicate, score] : evaluation.relations) out.emplace_back("relation " + predicate, score);
  out.emplace_back("ALL entity", evaluation.all_entities());
  out.emplace_back("ALL structure", evaluation.structure());
  out.emplace_back("ALL interaction", evaluation.interaction());
  out.emplace_back("ALL relation", evaluation.all_relations());
  return out;
}

const char* kind_name(Deviation::Kind kind) {
  switch (kind) {
    case Deviation::Kind::missed_entity:
      return "missed entity";
    case Deviation::Kind::spurious_entity:
      return "spurious entity";
    case Deviation::Kind::missed_relation:
      return "missed relation";
    case Deviation::Kind::spurious_relation:
      return "spurious relation";
    case Deviation::Kind::wrong_modality:
      return "wrong modality";
  }
  return "";
}

std::string one_line(std::string text) {
  for (char& c : text)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  return text;
}

}  // namespace

std::string to_text(const Evaluation& evaluation) {
  std::string out = fmt::format("{:28}{:>6}{:>8}{:>8}{:>8}\n", "", "gold", "P", "R", "F1");
  for (const auto& [row, score] : rows(evaluation))
    fmt::format_to(std::back_inserter(out), "{:28}{:6}{:8.3f}{:8.3f}{:8.3f}\n", row, score.right + score.missed,
                   score.precision(), score.recall(), score.f1());
  const Score entities = evaluation.all_entities();
  const Score relations = evaluation.all_relations();
  const Score interaction = evaluation.interaction();
  fmt::format_to(std::back_inserter(out), "modality accuracy over {} matched relations: {:.3f}\n",
                 evaluation.right_modality + evaluation.wrong_modality, evaluation.modality_accuracy());
  fmt::format_to(std::back_inserter(out),
                 "{} documents: entity F1 {:.3f}, relation F1 {:.3f} (P {:.3f} R {:.3f}), interaction F1 {:.3f} "
                 "(P {:.3f} R {:.3f}), modality {:.3f}\n",
                 evaluation.documents, entities.f1(), relations.f1(), relations.precision(), relations.recall(),
                 interaction.f1(), interaction.precision(), interaction.recall(), evaluation.modality_accuracy());
  return out;
}

std::string to_json(const Evaluation& evaluation) {
  nlohmann::ordered_json out;
  for (const auto& [row, score] : rows(evaluation)) {
    out[row] = {{"precision", score.precision()}, {"recall", score.recall()}, {"f1", score.f1()}, {"tp", score.right},
                {"fp", score.spurious},           {"fn", score.missed}};
  }
  out["modality"] = {{"accuracy", evaluation.modality_accuracy()}};
  return out.dump(1);
}

std::string list_deviations(const Evaluation& evaluation) {
  std::string out;
  for (const Deviation& one : evaluation.deviations) {
    fmt::format_to(std::back_inserter(out), "{}\t{}\t{}\t{}", one.document, kind_name(one.kind), one.group,
                   one_line(one.what));
    if (!one.remark.empty()) out += '\t' + one.remark;
    out += '\n';
    if (!one.sentence.empty()) out += "\t" + one_line(one.sentence) + '\n';
  }
  return out;
}

}  // namespace entente
