// What differs between two rulebooks: each difference as its story goes under the old and under the new one.

/**
 * @typedef {{name: Words, answer: Remark, story: number | null, before: number}} DiffSide
 * @typedef {{name: Words, also: Words[], told: Words, day: Words, sides: DiffSide[]}} Difference
 * @typedef {{verdict: Remark, notes: Words[], open: Words, differs: Words, differences: Difference[]}} DiffAnswer
 */

/** What happened; of what time brought, by which rule. @param {Moment} moment */
const momentLine = (moment) => element("span", {},
  element("span", { class: moment.style }, moment.sign + " "), say(moment.what),
  say(moment.answer) !== "" && element("span", { class: "faint" }, " " + say(moment.answer)),
  moment.step === null && element("span", { class: "faint" }, " " + say(moment.remarks[0]?.text ?? "")));

/** The steps of a story, the day where it changes, and what differs marked. @param {Story} story @param {DiffSide} side @param {Difference} difference */
function stepsOf(story, side, difference) {
  const list = element("ol", { class: "steps" });
  let day = "";
  const begin = (/** @type {string} */ next) => {
    if (next !== day) list.append(element("li", { class: "day" }, (day = next)));
  };
  story.moments.forEach((moment, index) => {
    begin(say(moment.day));
    const line = [element("span", { class: "time" }, moment.time), momentLine(moment)];
    list.append(index < side.before ? element("li", {}, ...line) : differingStep(...line, remarksList(moment.remarks)));
  });
  if (side.before < story.moments.length) return list;
  begin(say(difference.day)); // it cannot happen here, or brings nothing
  list.append(differingStep(signed(side.answer)));
  return list;
}

/** @param {Node[]} line */
const differingStep = (...line) => element("li", { class: "differs" },
  element("span", { class: "unlike" }, element("span", { "aria-hidden": "true" }, "≠ "),
    say(/** @type {DiffAnswer} */ (page.answer).differs)), ...line);

/** @param {DiffSide} side @param {Difference} difference @param {DiffAnswer} answer */
function sidePart(side, difference, answer) {
  const number = side.story;
  const story = number === null ? undefined : page.stories[number];
  const told = story && "moments" in story;
  return element("div", { class: "side" }, element("h3", {}, say(side.name)), element("p", { class: "strong" }, signed(side.answer)),
    told && story.settings.length > 0 && element("p", { class: "faint" }, our("settings") + ": " + story.settings.map(say).join(language === "ja" ? "、" : ", ")),
    told ? stepsOf(story, side, difference) : element("p", {}, say(difference.told)),
    number !== null && element("p", { class: "stories" }, storyButton(number, say(answer.open))));
}

answers["diff"] = () => {
  const answer = /** @type {DiffAnswer} */ (page.answer);
  return [
    answerInShort(answer.verdict, answer.notes),
    ...answer.differences.map((difference) => element("section", {}, element("h2", {}, say(difference.name)),
      ...difference.also.map((each) => element("p", {}, say(each))),
      element("div", { class: "sides" }, ...difference.sides.map((side) => sidePart(side, difference, answer))))),
  ];
};
