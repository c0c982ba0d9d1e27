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

/** @param {Story} story @param {number | null} order */
const orderName = (story, order) => (order === null ? our("shop") : story.orders[order] ?? "");

/** What people have unfolded stays so when the page is drawn anew. @type {Set<string>} */
const unfolded = new Set();

/** A part that opens by its summary. @param {string} name @param {string} summary @param {Node[]} parts */
function folded(name, summary, parts) {
  const made = /** @type {HTMLDetailsElement} */ (element("details", { open: unfolded.has(name) }, element("summary", {}, summary), ...parts));
  made.addEventListener("toggle", () => (made.open ? unfolded.add(name) : unfolded.delete(name)));
  return made;
}
