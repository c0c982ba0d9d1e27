// The graph of statuses with the ways that an order took. It is laid out by dagre, where the page has it.

/** @typedef {{x: number, y: number}} Point */
/**
 * @typedef {{setGraph: (label: object) => void, graph: () => {width: number, height: number},
 *   setDefaultEdgeLabel: (label: () => object) => void,
 *   setNode: (name: string, size: {width: number, height: number}) => void, setEdge: (from: string, to: string) => void,
 *   node: (name: string) => Point & {width: number, height: number}, edge: (from: string, to: string) => {points: Point[]}}} LaidOut
 * @returns {undefined | {graphlib: {Graph: new () => LaidOut}, layout: (graph: LaidOut) => void}}
 */
const layouterHere = () => /** @type {any} */ (globalThis).dagre;

const ruler = document.createElement("canvas").getContext("2d");

/** The width of a status's name as it is drawn. @param {string} text */
function widthOf(text) {
  if (!ruler) return 14 * text.length;
  ruler.font = "13px " + getComputedStyle(document.body).fontFamily;
  return ruler.measureText(text).width;
}

const heightOfNode = 26;

/** @type {Map<string, LaidOut>} */
const layouts = new Map();

/** The layout of a region's graph in the language that is shown. @param {Story} story @param {number} region */
function layoutOf(story, region) {
  const ways = story.ways[region];
  const layouter = layouterHere();
  if (!layouter || !ways) return undefined;
  const key = `${page.book_of[shown]} ${region} ${language}`;
  const known = layouts.get(key);
  if (known) return known;
  const made = () => {
    const down = laidOut(layouter, story, region, "TB");
    if (down.graph().width <= wideGraph) return down;
    const across = laidOut(layouter, story, region, "LR");
    return across.graph().width < down.graph().width ? across : down;
  };
  const graph = made();
  layouts.set(key, graph);
  return graph;
}

/** A graph that is wider than this is laid out the other way, too, and the narrower one is drawn. */
const wideGraph = 400;
/** As small as it may become where there is no room for it; beyond that it is moved under its window. */
const smallestScale = 0.8;

/** @param {NonNullable<ReturnType<typeof layouterHere>>} layouter @param {Story} story @param {number} region @param {"TB" | "LR"} rankdir */
function laidOut(layouter, story, region, rankdir) {
  const moves = story.ways[region]?.moves ?? [];
  const graph = new layouter.graphlib.Graph();
  graph.setGraph({ rankdir, nodesep: rankdir === "TB" ? 18 : 10, ranksep: 26, edgesep: 8, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  const linked = new Set(moves.flatMap(([from, to]) => [from, to]));
  if (linked.has(-1)) graph.setNode("-1", { width: 12, height: 12 });
  story.statuses[region]?.forEach((status, value) => {
    if (linked.has(value)) graph.setNode(String(value), { width: widthOf(say(status.label)) + 20, height: heightOfNode });
  });
  for (const [from, to] of moves) graph.setEdge(String(from), String(to));
  layouter.layout(graph);
  return graph;
}

/** A curve through the points that the layout gives. @param {Point[]} points */
function curve(points) {
  const [first, ...rest] = points;
  if (!first) return "";
  let path = `M${first.x.toFixed(1)} ${first.y.toFixed(1)}`;
  rest.forEach((point, index) => {
    const next = rest[index + 1];
    if (!next) path += `L${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
    else path += `Q${point.x.toFixed(1)} ${point.y.toFixed(1)} ${((point.x + next.x) / 2).toFixed(1)} ${((point.y + next.y) / 2).toFixed(1)}`;
  });
  return path;
}

/** @param {string} id @param {string} className */
const arrow = (id, className) => drawn("marker", { id, viewBox: "0 0 8 8", refX: 7, refY: 4, markerUnits: "userSpaceOnUse", markerWidth: 9, markerHeight: 9, orient: "auto-start-reverse" },
  drawn("path", { d: "M0 0L8 4L0 8z", class: className }));

/** @param {Story} story @param {number} region @param {number[]} path @returns {SVGElement | null} */
function waysDrawing(story, region, path) {
  const graph = layoutOf(story, region);
  if (!graph) return null;
  const moves = story.ways[region]?.moves ?? [];
  const names = (/** @type {number} */ value) => say(story.statuses[region]?.[value]?.label ?? "");
  const taken = new Set(path.map((value, index) => `${index === 0 ? -1 : path[index - 1]} ${value}`));
  const { width, height } = graph.graph();
  const way = (/** @type {[number, number, Words[]]} */ [from, to, by]) => {
    const passed = taken.has(`${from} ${to}`);
    return drawn("path", { d: curve(graph.edge(String(from), String(to)).points), class: passed ? "way taken" : "way",
      "marker-end": `url(#arrow-${passed ? "taken" : "way"}-${region})` },
      drawn("title", {}, `${from < 0 ? "" : names(from) + " "}→ ${names(to)}: ${by.map(say).join(language === "ja" ? "、" : "; ")}`));
  };
  const node = (/** @type {number} */ value) => {
    const { x, y, width: across, height: tall } = graph.node(String(value));
    if (value < 0) return drawn("circle", { cx: x, cy: y, r: 5, class: "start" });
    const current = path.at(-1) === value;
    return drawn("g", { class: "status" + (current ? " current" : path.includes(value) ? " passed" : "") },
      drawn("rect", { x: x - across / 2, y: y - tall / 2, width: across, height: tall, rx: story.statuses[region]?.[value]?.final ? 3 : tall / 2 }),
      drawn("text", { x, y: y + 4.5, "text-anchor": "middle" }, names(value)));
  };
  const sorted = [...moves].sort(([a, b], [c, d]) => Number(taken.has(`${a} ${b}`)) - Number(taken.has(`${c} ${d}`))); // on top
  const nodes = [...new Set(moves.flatMap(([from, to]) => [from, to]))];
  const svg = drawn("svg", { class: "ways", role: "img", viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`,
    width: Math.ceil(width), height: Math.ceil(height), "aria-label": `${our("path")}: ${path.map(names).join(" → ")}` },
    drawn("defs", {}, arrow(`arrow-way-${region}`, "head"), arrow(`arrow-taken-${region}`, "head taken")),
    ...sorted.map(way), ...nodes.map(node));
  svg.style.minWidth = `${Math.ceil(width * smallestScale)}px`;
  return svg;
}

/** The path of statuses, in words and drawn; of regions beside the main one only where the order moved. @param {Story} story @param {number[][]} paths */
function waysPart(story, paths) {
  return paths.flatMap((path, region) => {
    if (path.length === 0 || (region > 0 && path.length < 2)) return [];
    const list = element("ol", { class: "path" }, ...path.map((status, index) =>
      element("li", { "aria-current": index === path.length - 1 ? "true" : undefined }, say(story.statuses[region]?.[status]?.label ?? ""))));
    const drawing = waysDrawing(story, region, path);
    const label = story.ways[region]?.label ?? "";
    return [...(region > 0 ? [element("p", { class: "faint" }, say(label))] : []), list,
      drawing ? element("div", { class: "drawing", tabindex: 0, role: "group", "aria-label": our("ways") }, drawing)
        : element("p", { class: "faint" }, our("noDrawing"))];
  });
}
