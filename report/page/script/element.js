// Texts and elements.

/** @param {Words} text */
const say = (text) => (typeof text === "string" ? text : text[language]);
/** @param {Word} word */
const our = (word) => words[word][language];

/**
 * An element with children; a string among them becomes text.
 * @param {string} name
 * @param {Record<string, string | number | boolean | undefined | (() => void)>} attributes
 * @param {(Node | string | null | undefined | false)[]} children
 */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener("click", value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== undefined && value !== false) made.setAttribute(key, String(value));
  }
  for (const child of children) if (child) made.append(child);
  return made;
}

/** @param {Remark[]} remarks */
function remarksList(remarks) {
  return element("ul", { class: "remarks" }, ...remarks.map((remark) => {
    const text = element("span", {}, say(remark.text));
    if (remark.rule) text.append(" ", element("span", { class: "rule" }, say(remark.rule)));
    return element("li", { class: remark.style }, element("span", { class: "sign" }, remark.sign), text);
  }));
}

/** The story that is shown, where there is one. */
function storyShown() {
  const story = page.stories[shown];
  return story && "moments" in story ? story : null;
}

/** What a file calls the order. @param {Story} story @param {number | null} order */
const idOf = (story, order) => (order === null ? null : (story.ids ?? story.orders)[order] ?? "");

/** @param {Story} story @param {number | null} order */
const orderName = (story, order) => (order === null ? our("shop") : story.orders[order] ?? "");

/**
 * An element of a drawing.
 * @param {string} name
 * @param {Record<string, string | number | undefined>} attributes
 * @param {(Node | string | null | undefined | false)[]} children
 */
function drawn(name, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) made.setAttribute(key, String(value));
  for (const child of children) if (child) made.append(child);
  return made;
}

/** What was unfolded stays so when the page is drawn anew. @type {Set<string>} */
const unfolded = new Set();

/**
 * What is one click away; it is made when it is first looked at.
 * @param {string} key @param {Words} title @param {() => (Node | null)[]} fill
 */
function folded(key, title, fill) {
  const look = () => {
    if (made.childElementCount === 1) for (const part of fill()) if (part) made.append(part);
  };
  const made = element("details", { open: unfolded.has(key) }, element("summary", { click: look }, say(title)));
  if (unfolded.has(key)) look();
  made.addEventListener("toggle", () => {
    look();
    if (made.hasAttribute("open")) unfolded.add(key);
    else unfolded.delete(key);
  });
  return made;
}
