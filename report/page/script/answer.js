// What stands before the stories: the page's answer. Of a replay, the list of its stories.

/** What draws an answer, by the page's kind. @type {Record<string, () => (Node | null | false)[]>} */
const answers = {};

function answerPage() {
  return [
    element("header", { class: "answer-head" }, element("h1", {}, say(page.title)), tools()),
    element("main", { class: "answer-of " + page.kind }, ...(answers[page.kind]?.() ?? []),
      page.answer !== null && jsonPart(() => page.answer)),
  ];
}

/** What the page was made of, one click away. @param {() => unknown} data */
function jsonPart(data) {
  const part = folded("json", words.json, () => [element("pre", { tabindex: 0, "aria-label": "JSON" }, JSON.stringify(data(), null, 1))]);
  part.classList.add("json", "no-print");
  return part;
}

function tools() {
  const other = language === "ja" ? "en" : "ja";
  return element("div", { class: "tools" },
    shown >= 0 && atFirst() < 0 && element("button", { click: () => open(-1) }, our("all")),
    element("button", { lang: other, id: "language", click: () => { language = other; draw(); } }, our("other")));
}

/** @param {Story | Unreadable} story @param {number} index */
function listRow(story, index) {
  const told = "moments" in story;
  const sign = told && story.holds ? "✓" : "✗";
  return element("li", {}, element("button", { click: () => open(index) },
    element("span", { class: "sign " + (sign === "✓" ? "good" : "bad") }, sign),
    element("span", { class: "name" }, told ? say(story.title) : story.file),
    element("span", { class: "file faint" }, told ? story.file : our("unreadable"))));
}

answers["replay"] = () => {
  const rows = page.stories.map(listRow);
  const texts = page.stories.map((story) => ("moments" in story
    ? [story.says, story.source, ...story.outcome.flatMap(({ status, lines }) => [status, ...lines.map(({ text }) => text)])].map(say).join(" ") : ""));
  return [finder(rows.map((row, index) => [row, texts[index] ?? ""])), element("ul", { class: "list" }, ...rows)];
};

/** What is looked for in a long list; it stays while its stories are looked at. */
let sought = "";
/** Fewer rows than these are looked through without help. */
const fewToFind = 12;

/** @param {string} text */
const folding = (text) => text.normalize("NFKC").toLowerCase();

/**
 * A field that leaves the rows which hold every word, in what they show or in what else is told of them;
 * sections and groups of a table that have no row left are gone with them.
 * @param {[row: HTMLElement, text: string][]} rows
 */
function finder(rows) {
  if (rows.length < fewToFind) return null;
  const found = element("span", { class: "faint", role: "status" });
  const find = /** @type {HTMLInputElement} */ (element("input", { type: "search", value: sought }));
  const told = rows.map(([row, text]) => ({ row, text: folding(`${row.textContent} ${text}`) }));
  const look = () => {
    sought = find.value;
    const words = folding(sought).split(/\s+/).filter((word) => word !== "");
    const left = told.filter(({ row, text }) => !(row.hidden = !words.every((word) => text.includes(word))));
    const around = (/** @type {typeof told} */ some) =>
      new Set(some.flatMap(({ row }) => [row.closest("tbody"), row.closest("section")].filter((part) => part !== null)));
    const stay = around(left);
    for (const part of around(told)) part.hidden = !stay.has(part);
    found.textContent = words.length > 0 ? our("found").replace("{}", String(left.length)) : "";
  };
  find.addEventListener("input", look);
  queueMicrotask(look); // when the rows stand where they belong
  return element("div", { class: "find no-print", role: "search" }, field(our("find"), find), found);
}

/** What the page comes to, in one sentence. @param {{sign: string, style: string, sentence: Words}} answer */
const answerSentence = (answer) => element("p", { class: "sentence" },
  element("span", { class: answer.style }, answer.sign + " "), say(answer.sentence));
