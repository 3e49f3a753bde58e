#pragma once

#include <cstddef>
#include <vector>

#include "base/result.hpp"
#include "graph/knowledge_graph.hpp"
#include "model/graph_snapshot.hpp"
#include "model/ontology.hpp"
#include "pipeline/unique_ids.hpp"
#include "resolve/join_decisions.hpp"

namespace entente {

/// Makes one graph of all articles, whose ids are unique (make_ids_unique()); takes what they extracted. Of each
/// statement at most `max_evidence` pieces of evidence stay. Errors: those of KnowledgeGraph.
[[nodiscard]] Result<GraphSnapshot> join_articles(std::vector<ProcessedArticle>& articles, const Ontology& ontology,
                                                  std::size_t max_evidence = kAllEvidence,
                                                  const JoinDecisions& decisions = {});

}  // namespace entente
