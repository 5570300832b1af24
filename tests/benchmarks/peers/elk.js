// Lays graphs out with ELK: a graph a line in, a drawing a line out, both JSON.
//     node elk.js FOLDER ALGORITHM      (FOLDER is where elkjs is installed)
"use strict";
const path = require("node:path");
const readline = require("node:readline");

const [folder, algorithm] = process.argv.slice(2);
const Elk = require(path.join(folder, "node_modules", "elkjs"));
const elk = new Elk();

function graphOf(request) {
  return {
    id: "map",
    layoutOptions: {
      "elk.algorithm": algorithm,
      "elk.direction": "DOWN",
      "elk.spacing.nodeNode": String(request.gap),
      "elk.layered.spacing.nodeNodeBetweenLayers": String(request.layer),
    },
    children: request.nodes.map(([width, height], number) => ({ id: `n${number}`, width, height })),
    edges: request.lines.map(([a, b], number) => ({
      id: `e${number}`, sources: [`n${a}`], targets: [`n${b}`],
    })),
  };
}

function drawingOf(graph, milliseconds) {
  const middles = graph.children.map((node) => [node.x + node.width / 2, node.y + node.height / 2]);
  const lines = graph.edges.map((edge) => {
    const [section] = edge.sections;
    return [section.startPoint, ...(section.bendPoints || []), section.endPoint].map(({ x, y }) => [x, y]);
  });
  return { milliseconds, middles, lines };
}

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const request = JSON.parse(line);
    const start = process.cpuUsage();
    const drawn = await elk.layout(graphOf(request));
    const reply = drawingOf(drawn, 0);
    const { user, system } = process.cpuUsage(start);
    reply.milliseconds = (user + system) / 1000;
    console.log(JSON.stringify(reply));
  }
}

main();
