// What stands before the stories: the page's answer. Of a replay, the list of its stories.

/** What draws an answer, by the page's kind. @type {Record<string, () => (Node | null | false)[]>} */
const answers = {};

function answerPage() {
  return [
    element("header", {}, element("h1", {}, say(page.title)), tools()),
    element("main", { class: "answer-of " + page.kind }, ...(answers[page.kind]?.() ?? []),
      page.answer !== null && jsonPart(() => page.answer)),
  ];
}

/** What the page was made of, one click away. @param {() => unknown} data */
const jsonPart = (data) => folded("json", words.json, () => [element("pre", { tabindex: 0, "aria-label": "JSON" }, JSON.stringify(data(), null, 1))]);

function tools() {
  const other = language === "ja" ? "en" : "ja";
  return element("div", { class: "tools" },
    shown >= 0 && atFirst() < 0 && element("button", { click: () => open(-1) }, our("all")),
    element("button", { lang: other, click: () => { language = other; draw(); } }, our("other")));
}

/** @param {Story | Unreadable} story @param {number} index */
function listRow(story, index) {
  const told = "moments" in story;
  const sign = told && story.holds ? "✓" : "✗";
  return element("li", {}, element("button", { click: () => open(index) },
    element("span", { class: "sign " + (sign === "✓" ? "good" : "bad") }, sign),
    element("span", { class: "name" }, told ? say(story.title) : story.file),
    element("span", { class: "faint" }, told ? story.file : our("unreadable"))));
}

const storyList = () => element("ul", { class: "list" }, ...page.stories.map(listRow));

answers["replay"] = () => [storyList()];

/** What the page comes to, in one sentence. @param {{sign: string, style: string, sentence: Words}} answer */
const answerSentence = (answer) => element("p", { class: "sentence" },
  element("span", { class: answer.style }, answer.sign + " "), say(answer.sentence));
