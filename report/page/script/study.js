// The answer of a study: the sentence, how the days went, what compares with it, and what it stands on.

/**
 * @typedef {{text: Words, style: string, sign?: string, sign_style?: string, depth?: number}} Line
 * @typedef {{heading: Words, lines: Line[], notes: Line[], heads: Words[],
 *   rows: {label: Words, figures: Words[], remark?: Words, style?: string}[]}} Section
 * @typedef {{question: Words, lines: Line[], plot?: Plot,
 *   days?: ChartGroup & {title: Words, says: Words, statuses?: ChartGroup & {title: Words}}, peaks?: Section,
 *   compared?: {title: Words, plot: Plot, sections: Section[]}, backlog?: Section,
 *   story?: {title: Words, says: Words, open: Words}, measures?: Section,
 *   occurred?: {title: Words, sections: Section[]},
 *   definitions: {title: Words, says: Line[], sections: Section[]}, basis?: Section,
 *   command: {title: Words, text: string}, words: ChartWords}} Study
 */

/** @param {Line} line */
function linePartOf(line) {
  return element("p", { class: `said ${line.style}` + (line.depth ? " deeper" : "") },
    line.sign && element("span", { class: "sign " + (line.sign_style ?? "") }, line.sign + " "), say(line.text));
}

/** @param {Section} section */
function figuresTable(section) {
  if (section.rows.length === 0) return null;
  const named = section.heads.some((head) => say(head) !== "");
  return element("table", { class: "figures" },
    named && element("thead", {}, element("tr", {}, element("td", {}),
      ...section.heads.map((head) => (say(head) === "" ? element("td", {}) : element("th", { scope: "col" }, say(head)))))),
    element("tbody", {}, ...section.rows.map((row) => element("tr", {},
      element("th", { scope: "row" }, say(row.label), row.remark !== undefined && element("span", { class: "remark" }, say(row.remark))),
      ...row.figures.map((figure, index) => element("td",
        { "data-head": say(section.heads[index] ?? ""), class: index + 1 === row.figures.length ? row.style : undefined }, say(figure)))))));
}

/** @param {Section | undefined} section @param {"h2" | "h3"} heading */
function sectionPart(section, heading = "h2") {
  if (!section) return null;
  return element("section", { class: "part" }, element(heading, {}, say(section.heading)),
    ...section.lines.map(linePartOf), figuresTable(section), ...section.notes.map(linePartOf));
}

/** @param {Study} study */
function answerPart(study) {
  const [first, ...more] = study.lines;
  return element("section", { class: "part sentence" },
    say(study.question) !== "" && element("p", { class: "faint" }, say(study.question)),
    first && element("h2", { class: first.sign_style }, first.sign && element("span", { class: "sign" }, first.sign + " "),
      element("span", {}, say(first.text))),
    ...more.map(linePartOf),
    study.plot && dotPlot(study.plot), study.plot && element("p", { class: "faint" }, say(study.plot.says)));
}

/** @param {Study} study */
function daysPart(study) {
  const { days, words } = study;
  if (!days) return null;
  const statuses = days.statuses;
  return element("section", { class: "part" }, element("h2", {}, say(days.title)),
    element("p", { class: "faint" }, say(days.says)),
    dayCharts(days, "days", words), statuses && folded("statuses", statuses.title, () => [dayCharts(statuses, "status", words)]));
}

/** @param {Study} study */
function comparedPart(study) {
  if (!study.compared) return null;
  const { title, plot, sections } = study.compared;
  return element("section", { class: "part" }, element("h2", {}, say(title)), dotPlot(plot),
    element("p", { class: "faint" }, say(plot.says)), ...sections.map((section) => sectionPart(section, "h3")));
}

/** @param {Study} study */
function storyPart(study) {
  if (!study.story) return null;
  return element("section", { class: "part story" }, element("h2", {}, say(study.story.title)),
    element("p", {}, say(study.story.says)), element("button", { click: () => open(0) }, say(study.story.open)));
}

answers["study"] = () => {
  const study = /** @type {Study} */ (page.answer);
  const { occurred, definitions, command } = study;
  return [
    answerPart(study), sectionPart(study.measures), daysPart(study), sectionPart(study.peaks), comparedPart(study),
    sectionPart(study.backlog), storyPart(study),
    element("section", { class: "part" },
      occurred && folded("occurred", occurred.title, () => occurred.sections.map((section) => sectionPart(section, "h3"))),
      folded("definitions", definitions.title, () => [...definitions.says.map(linePartOf),
        ...definitions.sections.map((section) => sectionPart(section, "h3"))])),
    sectionPart(study.basis),
    element("section", { class: "part" }, element("h2", {}, say(command.title)), element("pre", {}, command.text)),
  ];
};
