// What lint found: the findings, then the rulebook's text with each at its line.

/**
 * @typedef {{sign: string, style: string, severity: Words, line: number, place: Words, subject: string,
 *   problem: Words, hint: Words, rule: string}} Finding
 * @typedef {string | {pieces: (string | [string])[], findings: number[]}} TextLine
 * @typedef {{first: number, folded: boolean, name: Words, lines: TextLine[]}} TextPart
 * @typedef {{sign: string, style: string, sentence: Words, explored: Words | null, findings_heading: Words,
 *   text_heading: Words, findings: Finding[], parts: TextPart[]}} LintAnswer
 */

answers["lint"] = () => {
  const lint = /** @type {LintAnswer} */ (page.answer);
  return [
    answerSentence(lint),
    lint.explored !== null && element("p", { class: "faint" }, say(lint.explored)),
    lint.findings.length > 0 && element("h2", {}, say(lint.findings_heading)),
    lint.findings.length > 0 && element("ol", { class: "findings" }, ...lint.findings.map((finding, index) =>
      element("li", {}, element("a", { href: "#found-" + index }, say(finding.place)), findingText(finding)))),
    element("h2", {}, say(lint.text_heading)),
    element("div", { class: "source" }, ...lint.parts.map((part) => textPart(lint, part))),
  ];
};

/** @param {Finding} finding */
function findingText(finding) {
  return element("div", { class: "finding" },
    element("span", { class: "severity " + finding.style }, finding.sign + " " + say(finding.severity)),
    element("span", {}, element("code", {}, finding.subject), " ", say(finding.problem),
      say(finding.hint) !== "" && element("span", { class: "hint" }, "→ " + say(finding.hint)),
      element("span", { class: "rule" }, finding.rule)));
}

/** @param {LintAnswer} lint @param {TextPart} part */
function textPart(lint, part) {
  const lines = part.lines.map((line, index) => textLine(lint, line, part.first + index));
  return part.folded ? element("details", {}, element("summary", {}, say(part.name)), ...lines)
    : element("div", {}, ...lines);
}

/** @param {LintAnswer} lint @param {TextLine} line @param {number} number */
function textLine(lint, line, number) {
  const place = element("span", { class: "number" }, String(number));
  if (typeof line === "string") return element("div", { class: "line" }, place, element("code", {}, line));
  const code = element("code", {}, ...line.pieces.map((piece) =>
    typeof piece === "string" ? piece : element("mark", {}, piece[0])));
  return element("div", { class: "found" }, element("div", { class: "line" }, place, code),
    ...line.findings.flatMap((index) => {
      const finding = lint.findings[index];
      return finding ? [element("div", { class: "at-line", id: "found-" + index }, findingText(finding))] : [];
    }));
}
