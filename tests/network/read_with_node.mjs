// Reads a file for graph tools with a library of npm and prints what it found as JSON.
//
//   read_with_node.mjs graphology-graphml|graphology-gexf|cytoscape FOLDER
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.env.ENTENTE_PACKAGES, "index.js"));
const [reader, folder] = process.argv.slice(2);
const text = (name) => readFileSync(join(folder, name), "utf8");

function withGraphology(parse, name) {
  const { MultiDirectedGraph } = require("graphology");
  const graph = parse(MultiDirectedGraph, text(name));
  if (graph.type !== "directed") throw new Error(`${reader} read a graph that is ${graph.type}`);
  const nodes = {};
  const edges = {};
  graph.forEachNode((node, values) => (nodes[node] = values));
  graph.forEachEdge((edge, values, source, target) => (edges[edge] = { ...values, source, target }));
  return { nodes, edges };
}

function withCytoscape() {
  const cytoscape = require("cytoscape");
  const graph = cytoscape({ headless: true, layout: { name: "preset" }, elements: JSON.parse(text("graph.cyjs")).elements });
  const elements = (collection) => collection.map((element) => ({ data: element.data(), position: element.position() }));
  return { nodes: elements(graph.nodes()), edges: elements(graph.edges()) };
}

const readers = {
  "graphology-graphml": () => withGraphology(require("graphology-graphml").parse, "graph.graphml"),
  "graphology-gexf": () => withGraphology(require("graphology-gexf").parse, "graph.gexf"),
  cytoscape: withCytoscape,
};
process.stdout.write(JSON.stringify(readers[reader]()));
