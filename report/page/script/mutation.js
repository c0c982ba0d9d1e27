// What came of changing the rules a little: what nothing would notice, then what notices the others.

/**
 * @typedef {{says: Words, rule: Words, place: Words, id: string}} RuleChange
 * @typedef {{name: Words, sides: {answer: Remark, story: number | null}[], actors: Words, values: Words, story: Words}} ChangeShown
 * @typedef {RuleChange & {edit: [Words, Words] | null, note: Words | null, difference: ChangeShown | null}} WholeChange
 * @typedef {{name: Words, changes: RuleChange[]}} ChangeGroup
 * @typedef {Record<"survivors" | "undecided" | "noticed" | "would_notice" | "old" | "new" | "story" | "values" | "actors"
 *   | "step", Words>} MutationWords
 * @typedef {{sign: string, style: string, sentence: Words, tried: Words, score: Words, words: MutationWords,
 *   left_out: Words | null, bar: (Remark & {count: number})[], survivors: WholeChange[], undecided: WholeChange[],
 *   noticed: ChangeGroup[], same: ChangeGroup}} MutationAnswer
 */

answers["mutation"] = () => {
  const mutation = /** @type {MutationAnswer} */ (page.answer);
  const { words: named, survivors, undecided, noticed, same } = mutation;
  const list = (/** @type {WholeChange[]} */ changes) =>
    element("ul", { class: "mutants" }, ...changes.map((change) => wholeChange(named, change)));
  return [
    answerSentence(mutation),
    element("p", { class: "faint" },
      [say(mutation.score), say(mutation.tried)].filter((text) => text !== "").join(language === "ja" ? "。" : ". ")),
    proportionBar(mutation.bar),
    survivors.length > 0 && element("h2", {}, say(named.survivors)),
    survivors.some((change) => change.difference !== null) && element("p", { class: "faint" }, say(named.would_notice)),
    mutation.left_out !== null && element("p", { class: "faint" }, say(mutation.left_out)),
    survivors.length > 0 && list(survivors),
    undecided.length > 0 && element("h2", {}, say(named.undecided)),
    undecided.length > 0 && list(undecided),
    noticed.length > 0 && element("h2", {}, say(named.noticed)),
    ...[...noticed, same].filter((group) => group.changes.length > 0).map(changeGroup),
  ];
};

/** How many became what, as parts of a bar; the list under it says the same. @param {(Remark & {count: number})[]} parts */
function proportionBar(parts) {
  const bar = element("div", { class: "bar", "aria-hidden": "true" });
  for (const part of parts.filter((each) => each.count > 0)) {
    const piece = element("span", { class: part.style }, part.sign);
    piece.style.flexGrow = String(part.count);
    bar.append(piece);
  }
  return element("div", { class: "proportion" }, bar, element("ul", {}, ...parts.map((part) =>
    element("li", {}, element("span", { class: "swatch " + part.style }, part.sign), say(part.text)))));
}

/** @param {RuleChange} change */
const changeName = (change) => [
  element("span", { class: "strong" }, say(change.rule)), " ", say(change.says),
  element("span", { class: "rule" }, `${say(change.place)} · ${change.id}`)];

/** @param {MutationWords} named @param {WholeChange} change */
function wholeChange(named, change) {
  return element("li", {}, element("h3", {}, ...changeName(change)),
    change.edit !== null && element("div", { class: "change" },
      element("del", {}, element("code", {}, say(change.edit[0]))),
      element("ins", {}, element("code", {}, say(change.edit[1])))),
    change.note !== null && element("p", {}, say(change.note)),
    change.difference !== null && changeShown(named, change.difference));
}

/** What the rules answer as they are and changed, beside each other. @param {MutationWords} named @param {ChangeShown} shown */
function changeShown(named, shown) {
  const row = (/** @type {Words} */ label, /** @type {Words} */ text) => say(text) !== "" &&
    element("p", {}, element("span", { class: "faint" }, say(label) + ": "), say(text));
  return element("div", { class: "told-apart" },
    row(named.story, shown.story),
    element("p", { class: "strong" }, say(shown.name)),
    element("div", { class: "both-answers" }, ...shown.sides.map(({ answer, story }, side) =>
      element("div", { class: "one-answer" },
        element("p", { class: "faint" }, say(side === 0 ? named.old : named.new)), remarksList([answer]),
        story !== null && element("button", { click: () => openAtEnd(story) }, say(named.step))))),
    row(named.values, shown.values), row(named.actors, shown.actors));
}

/** Opens a story where it shows what it is there for. @param {number} index */
function openAtEnd(index) {
  open(index);
  const story = storyShown();
  if (story) choose(Math.max(0, story.moments.length - 1));
}

/** @param {ChangeGroup} group */
const changeGroup = (group) => element("details", {}, element("summary", {}, say(group.name)),
  element("ul", { class: "mutants small" }, ...group.changes.map((change) => element("li", {}, ...changeName(change)))));
