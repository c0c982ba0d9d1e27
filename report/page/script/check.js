// What a check found: its verdict, the findings, and a table of all that was asked. A row opens its stories.

/**
 * @typedef {{text: Words, rule?: Words, sign?: string, finding: boolean, cells: Remark[], remarks: Remark[],
 *   stories: {story: number | null, text: Words}[]}} CheckRow
 * @typedef {{heading: Words, columns: Words[], groups: {heading?: Words, rows: CheckRow[]}[]}} CheckSection
 * @typedef {{verdict: Remark, gaps: Words | null, says: Words, notes: Words[], findings: Words, sections: CheckSection[]}} CheckAnswer
 */

/** @param {Remark} remark */
const signed = (remark) => element("span", { class: remark.style }, element("span", { class: "sign" }, remark.sign + " "), say(remark.text));

/** What a rule says, what there is to remark, and its stories. @param {CheckRow} row @param {Node | false} cells */
function ruleParts(row, cells = false) {
  return [
    element("span", {}, say(row.text)), " ",
    row.rule ? element("span", { class: "rule" }, say(row.rule)) : null,
    cells,
    row.remarks.length > 0 && remarksList(row.remarks),
    row.stories.length > 0 && element("ul", { class: "stories" }, ...row.stories.map(({ story, text }) =>
      element("li", {}, story === null ? say(text) : storyButton(story, say(text))))),
  ];
}

/** @param {number} story @param {string} text */
const storyButton = (story, text) => element("button", { click: () => open(story) },
  element("span", { "aria-hidden": "true" }, "▸ "), text);

/** @param {CheckRow} row @param {Words[]} columns */
const cellsOf = (row, columns) => row.cells.map((cell, index) => ({ label: say(columns[index + 1] ?? ""), cell }));

/** @param {CheckRow} row @param {Words[]} columns */
function listedRule(row, columns) {
  const cells = row.cells.length > 0 && element("dl", {}, ...cellsOf(row, columns).map(({ label, cell }) =>
    element("div", {}, element("dt", {}, label), element("dd", {}, signed(cell)))));
  return element("li", { class: row.finding ? "finding" : undefined },
    element("span", { class: "sign " + (row.finding ? "bad" : "caution") }, row.sign ?? "✗"),
    element("div", {}, ...ruleParts(row, cells)));
}

/** @param {CheckRow} row @param {Words[]} columns */
const verdictRow = (row, columns) => element("tr", { role: "row", class: row.finding ? "finding" : undefined },
  element("th", { scope: "row", role: "rowheader" }, ...ruleParts(row)),
  ...cellsOf(row, columns).map(({ label, cell }) =>
    element("td", { role: "cell" }, element("span", { class: "label" }, label), signed(cell))));

/** The roles stay what they are where a narrow window shows rows as cards. @param {CheckSection} section */
function verdictTable({ heading, columns, groups }) {
  return element("table", { class: "verdicts", role: "table", "aria-label": say(heading) },
    element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, ...columns.map((column) =>
      element("th", { scope: "col", role: "columnheader" }, say(column))))),
    ...groups.map((group) => element("tbody", { role: "rowgroup" },
      group.heading !== undefined && element("tr", { role: "row", class: "group" },
        element("th", { scope: "rowgroup", role: "rowheader", colspan: columns.length }, `${say(group.heading)}: ${our("count").replace("{}", String(group.rows.length))}`)),
      ...group.rows.map((row) => verdictRow(row, columns)))));
}

/** @param {CheckSection} section */
const checkSection = (section) => element("section", {}, element("h2", {}, say(section.heading)),
  section.columns.length > 0 ? verdictTable(section)
    : element("ul", { class: "rules" }, ...section.groups.flatMap(({ rows }) => rows.map((row) => listedRule(row, [])))));

/** The answer in a sentence, and what it rests on. @param {Remark} verdict @param {Words[]} notes */
const answerInShort = (verdict, notes) => element("div", { class: "answer-in-short" },
  element("p", { class: "strong" }, signed(verdict)), ...notes.map((note) => element("p", {}, say(note))));

answers["check"] = () => {
  const answer = /** @type {CheckAnswer} */ (page.answer);
  const findings = answer.sections.flatMap(({ groups, columns }) => groups.flatMap(({ rows }) =>
    rows.flatMap((row) => (row.finding ? [listedRule(row, columns)] : []))));
  const sections = answer.sections.map(checkSection);
  const rows = sections.flatMap((section) => [.../** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll(".verdicts tbody tr:not(.group), .rules > li"))]);
  return [
    answerInShort(answer.verdict, [...(answer.gaps ? [answer.gaps] : []), answer.says, ...answer.notes]),
    findings.length > 0 && element("section", {}, element("h2", {}, say(answer.findings)), element("ul", { class: "rules" }, ...findings)),
    finder(rows.map((row) => [row, ""])), ...sections,
  ];
};
