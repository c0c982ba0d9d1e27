// Charts: days as lines with bands, rates as dots with whiskers. Where things stand on them the program has
// said, from 0 to 1000; the same figures stand beside them as text.

/**
 * @typedef {[number, number, number] | null} Place value, low, high
 * @typedef {{name: Words, places: Place[], texts: ([Words, Words] | null)[]}} ChartLine
 * @typedef {{title: Words, label: Words, bars: boolean, ticks: [number, Words][],
 *   target?: {at: number, text: Words}, lines: ChartLine[]}} Chart
 * @typedef {{days: Words[], ticks: [number, string][], warm_up: number,
 *   waves: [number, number][], charts: Chart[]}} ChartGroup
 * @typedef {{says: Words, ticks: [number, Words][], target?: {at: number, text: Words},
 *   rows: {label: Words, at: number, low: number, high: number, text: Words, sign: string, style: string}[]}} Plot
 * @typedef {{figures: Words, day: Words, value: Words, range: Words}} ChartWords
 */

/** Where things stand in a chart of days. @param {number} days */
function frameOf(days) {
  const frame = { width: wide.matches ? 520 : 340, height: 190, left: 52, right: 8, top: 16, bottom: 22 };
  const across = frame.width - frame.left - frame.right;
  const down = frame.height - frame.top - frame.bottom;
  return {
    ...frame,
    /** @param {number} day its left side */
    x: (day) => Math.round((frame.left + (across * day) / days) * 10) / 10,
    /** @param {number} place */
    y: (place) => Math.round((frame.top + down * (1 - place / 1000)) * 10) / 10,
  };
}

/** @typedef {ReturnType<typeof frameOf>} Frame */

/** Days that follow one another and have a figure. @param {Place[]} places */
function runsOf(places) {
  /** @type {{day: number, place: [number, number, number]}[][]} */
  const runs = [];
  places.forEach((place, day) => {
    if (!place) return;
    if (day === 0 || !places[day - 1]) runs.push([]);
    runs.at(-1)?.push({ day, place });
  });
  return runs;
}

/** @param {ChartLine} line @param {Frame} frame @param {number} index */
function linePart(line, frame, index) {
  return drawn("g", { class: "line" + (index > 0 ? " second" : "") }, ...runsOf(line.places).flatMap((run) => {
    /** @param {0 | 1 | 2} which */
    const points = (which) => run.map(({ day, place }) => `${frame.x(day + 0.5)} ${frame.y(place[which])}`);
    const first = run[0];
    if (!first) return [];
    if (run.length === 1)
      return [
        drawn("line", { class: "range", x1: frame.x(first.day + 0.5), x2: frame.x(first.day + 0.5), y1: frame.y(first.place[1]), y2: frame.y(first.place[2]) }),
        drawn("circle", { cx: frame.x(first.day + 0.5), cy: frame.y(first.place[0]), r: 2.5 })];
    return [
      drawn("path", { class: "band", d: "M" + [...points(2), ...points(1).reverse()].join("L") + "Z" }),
      drawn("path", { class: "middle", d: "M" + points(0).join("L") })];
  }));
}

/** @param {ChartLine} line @param {Frame} frame */
function barsPart(line, frame) {
  return drawn("g", { class: "bars" }, ...line.places.flatMap((place, day) => !place ? [] : [
    drawn("rect", { x: frame.x(day + 0.15), width: frame.x(day + 0.85) - frame.x(day + 0.15), y: frame.y(place[0]), height: frame.y(0) - frame.y(place[0]) }),
    drawn("line", { class: "range", x1: frame.x(day + 0.5), x2: frame.x(day + 0.5), y1: frame.y(place[1]), y2: frame.y(place[2]) })]));
}

/** @param {ChartLine[]} lines @param {number} day */
const dayText = (lines, day) => lines.flatMap((line) => {
  const texts = line.texts[day];
  return texts ? [`${say(line.name)} ${say(texts[0])} (${say(texts[1])})`.trim()] : [];
}).join("\n");

/** @param {ChartGroup} group @param {Chart} chart */
function daysDrawing(group, chart) {
  const frame = frameOf(group.days.length);
  const { left, width, right, top, height } = frame;
  const bottom = frame.y(0);
  return drawn("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": say(chart.label), class: "days" },
    group.warm_up > 0 && drawn("rect", { class: "warm-up", x: left, width: frame.x(group.warm_up) - left, y: top, height: bottom - top }),
    ...group.waves.map(([from, to]) => drawn("rect", { class: "wave", x: frame.x(from), width: frame.x(to) - frame.x(from), y: top, height: bottom - top })),
    ...chart.ticks.flatMap(([place, text]) => [
      drawn("line", { class: "grid", x1: left, x2: width - right, y1: frame.y(place), y2: frame.y(place) }),
      drawn("text", { class: "end", x: left - 5, y: frame.y(place) + 4 }, say(text))]),
    ...group.ticks.flatMap(([day, text]) => [
      drawn("line", { class: "grid", x1: frame.x(day + 0.5), x2: frame.x(day + 0.5), y1: bottom, y2: bottom + 4 }),
      drawn("text", { class: "middle", x: frame.x(day + 0.5), y: bottom + 16 }, text)]),
    ...chart.lines.map((line, index) => (chart.bars ? barsPart(line, frame) : linePart(line, frame, index))),
    chart.target && drawn("g", { class: "target" },
      drawn("line", { x1: left, x2: width - right, y1: frame.y(chart.target.at), y2: frame.y(chart.target.at) }),
      drawn("text", { class: "end", x: width - right, y: frame.y(chart.target.at) - 4 }, say(chart.target.text))),
    ...group.days.map((day, index) => drawn("rect", { class: "day", x: frame.x(index), width: frame.x(index + 1) - frame.x(index), y: top, height: bottom - top },
      drawn("title", {}, `${say(day)}\n${dayText(chart.lines, index)}`))));
}

/** @param {ChartLine[]} lines */
function legend(lines) {
  if (lines.length < 2) return null;
  return element("span", { class: "legend" }, ...lines.map((line, index) => {
    const swatch = drawn("svg", { width: 26, height: 8, "aria-hidden": "true" },
      drawn("g", { class: "line" + (index > 0 ? " second" : "") }, drawn("path", { class: "middle", d: "M0 4L26 4" })));
    const part = element("span", {}, say(line.name));
    part.prepend(swatch);
    return part;
  }));
}

/** @param {ChartGroup} group @param {Chart} chart @param {ChartWords} words */
function daysTable(group, chart, words) {
  /** @param {ChartLine} line */
  const heads = (line) => [say(line.name) || say(words.value), say(words.range)];
  /** @param {ChartLine} line @param {number} day */
  const figures = (line, day) => (line.texts[day] ?? ["", ""]).map((text, column) => element("td", { "data-head": heads(line)[column] }, say(text)));
  const rows = group.days.flatMap((day, index) => chart.lines.every((line) => !line.texts[index]) ? [] : [
    element("tr", {}, element("th", { scope: "row" }, say(day)),
      ...chart.lines.flatMap((line) => figures(line, index)))]);
  return element("table", { class: "figures" },
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, say(words.day)), 
      ...chart.lines.flatMap(heads).map((head) => element("th", { scope: "col" }, head)))),
    element("tbody", {}, ...rows));
}

/** @param {ChartGroup} group @param {string} key @param {ChartWords} words */
function dayCharts(group, key, words) {
  return element("div", { class: "charts" }, ...group.charts.map((chart, index) => {
    const made = element("figure", {}, element("figcaption", {}, element("span", { class: "strong" }, say(chart.title)), legend(chart.lines)));
    made.append(daysDrawing(group, chart), folded(key + index, words.figures, () => [daysTable(group, chart, words)]));
    return made;
  }));
}

/** Rates as dots, each with its range, against the target. @param {Plot} plot */
function dotPlot(plot) {
  /** @param {number} place */
  const percent = (place) => place / 10 + "%";
  /** @param {(Node | null | undefined | false)[]} parts @param {string} label */
  const track = (label, ...parts) => drawn("svg", { class: "track", width: "100%", height: 26, role: "img", "aria-label": label },
    ...plot.ticks.map(([place]) => drawn("line", { class: "grid", x1: percent(place), x2: percent(place), y1: 0, y2: "100%" })),
    plot.target ? drawn("g", { class: "target" }, drawn("line", { x1: percent(plot.target.at), x2: percent(plot.target.at), y1: 0, y2: "100%" })) : null,
    ...parts.map((part) => part || null));
  const rows = plot.rows.flatMap((row) => {
    const whisker = drawn("g", { class: "dot " + row.style },
      drawn("line", { x1: percent(row.low), x2: percent(row.high), y1: 13, y2: 13 }),
      ...[row.low, row.high].map((end) => drawn("line", { x1: percent(end), x2: percent(end), y1: 8, y2: 18 })),
      drawn("circle", { cx: percent(row.at), cy: 13, r: 5 }));
    return [
      element("div", { class: "label" }, row.sign !== "" && element("span", { class: "sign " + row.style }, row.sign + " "), say(row.label)),
      element("div", { class: "figure" }, say(row.text)),
      track(`${say(row.label)}: ${row.sign} ${say(row.text)}`, whisker)];
  });
  const axis = drawn("svg", { class: "track axis", width: "100%", height: 20, "aria-hidden": "true" },
    ...plot.ticks.map(([place, text]) => drawn("text", { class: "middle", x: percent(place), y: 14 }, say(text))));
  const target = plot.target && element("div", { class: "caution" }, "┊ " + say(plot.target.text));
  const made = element("div", { class: "plot" });
  made.append(...rows, element("div", { class: "label" }, target), axis);
  return made;
}
