// A story: what it is, how it ends, and its parts beside each other or as tabs.

/** @param {Story} story */
function storyHeader(story) {
  const found = page.answer !== null; // by the program, which expects what came of it: nothing to say
  return element("header", {},
    element("h1", {}, say(story.title)),
    isChanged() ? element("span", { class: "verdict notice" }, "✎ " + our("changed"))
      : !(found && story.holds) && element("span", { class: "verdict " + (story.holds ? "good" : "bad") }, our(story.holds ? "asExpected" : "notAsExpected")),
    isChanged() && element("div", { class: "tools" }, element("button", { click: undo }, our("undo")),
      element("button", { click: reset }, our("reset")), element("button", { click: save }, our("save")),
      linkTooLong && element("span", { class: "caution" }, our("noLink"))),
    tools(),
    element("p", { class: "faint" },
      /** @type {[Word, string][]} */ ([["source", say(story.source)], ["rulebook", say(story.rulebook)], ["file", story.file]])
        .flatMap(([word, text]) => (text === "" ? [] : [`${our(word)}: ${text}`])).join(" · ")));
}

/** The scenario as it is told now; where the page has none, what it knows of its story. @param {Story} story */
function dataOf(story) {
  const { actors, events, fields, statuses, hazards, topics, ways, ...told } = story; // without the rulebook's rows
  return draftNow()?.scenario ?? told;
}

const mostOutcomes = 30;

/** How orders end: of many, those around the chosen moment. @param {Story} story */
function outcomesDrawn(story) {
  if (story.orders.length <= mostOutcomes) return story.outcome;
  const near = new Set();
  for (let away = 0; near.size < mostOutcomes && away < mostDrawn; ++away)
    for (const moment of [momentAt(story, chosen - away), momentAt(story, chosen + away)]) if (moment) near.add(moment.order);
  return story.outcome.filter(({ order }) => near.has(order));
}

/** What stands before what happens, and what it means. @type {[sign: string, style: string, meaning: Word][]} */
const signs = [["✓", "good", "signAccepted"], ["✗", "bad", "signRefused"], ["▪", "plain", "signWorld"], ["◷", "notice", "signTime"],
  ["⚑", "bad", "signBreach"], ["⚠", "bad", "signHazard"], ["✉", "notice", "signMail"], ["◉", "notice", "signShown"],
  ["◌", "notice", "signHidden"], ["✎", "faint", "signNote"], ["●", "strong", "signNew"]];

/** @param {Story} story */
function aboutSection(story) {
  /** @type {(Node | null | false)[]} */
  const parts = [say(story.says) !== "" && element("p", {}, say(story.says))];
  if (story.settings.length > 0)
    parts.push(element("p", { class: "faint" }, our("settings") + ": " + story.settings.map(say).join(language === "ja" ? "、" : ", ")));
  const outcomes = outcomesDrawn(story);
  parts.push(element("h3", {}, our("outcome")), element("ul", {}, ...outcomes.map(({ order, status, lines }) =>
    element("li", {}, element("span", { class: "strong" }, `${story.orders[order]}  ${say(status)}`), remarksList(lines)))));
  if (outcomes.length < story.orders.length) parts.push(element("p", { class: "faint" }, our("moreOrders").replace("{}", String(story.orders.length))));
  if (story.failures.length > 0 && !isChanged()) // nobody expects anything of a changed story
    parts.push(element("h3", { class: "bad" }, our("failures")), element("ul", {}, ...story.failures.map((failure) =>
      element("li", {}, say(failure.text), element("span", { class: "faint" }, ` (${our("line")} ${failure.line})`)))));
  if (story.advice.length > 0)
    parts.push(element("h3", {}, our("advice")), remarksList(story.advice));
  parts.push(...whatIfParts(story), folded("signs", words.signs, () => [element("ul", { class: "signs" }, ...signs.map(([sign, style, word]) =>
    element("li", {}, element("span", { class: style }, sign), our(word))))]), jsonPart(() => dataOf(story)));
  return element("section", { class: "about", "aria-label": our("about") }, element("h2", {}, our("about")), ...parts);
}

/** What would have avoided each trouble; where nobody has looked yet, the engine does. @param {Story} story */
function whatIfParts(story) {
  if (story.what_if)
    return [element("h3", {}, our("whatIf")), ...(story.what_if.length > 0 ? story.what_if.map(whatIfPart)
      : [element("p", { class: "faint" }, our("noTrouble"))])];
  return engine && page.scenarios?.[shown] ? [element("p", { class: "no-print" }, element("button", { click: findChanges }, our("findChange")))] : [];
}

/** @param {WhatIf} whatIf */
function whatIfPart(whatIf) {
  const remedies = whatIf.remedies.map((remedy) => element("div", { class: "change" },
    element("span", { class: "strong" }, say(remedy.kind)),
    engine && element("button", { class: "try", click: () => tryChange(remedy.change) }, our("tryIt")),
    say(remedy.gone) !== "" && element("del", {}, say(remedy.gone)),
    say(remedy.come) !== "" && element("ins", {}, say(remedy.come)),
    element("span", { class: "faint" }, say(remedy.left))));
  if (remedies.length === 0) remedies.push(element("p", { class: "change faint" }, our("noChange")));
  return element("div", {}, remarksList(whatIf.troubles), ...remedies);
}

/** @param {Story} story */
function storyPage(story) {
  const sections = [aboutSection(story), lanesSection(story), momentSection(story), waysSection(story)];
  sections.forEach((section, index) => section.classList.toggle("shown", tabs[index] === tab));
  const row = element("nav", { class: "tabs", "aria-label": say(story.title) }, element("div", { role: "tablist" }, ...tabs.map((name) =>
    element("button", { role: "tab", id: "tab-of-" + name, "aria-selected": name === tab ? "true" : "false", tabindex: name === tab ? 0 : -1,
      click: () => showTab(name) }, our(name)))));
  return [storyHeader(story), row, element("main", { class: "story" }, ...sections.slice(0, 2), element("div", { class: "side" }, ...sections.slice(2)))];
}

/** @param {Unreadable} file */
function unreadablePage(file) {
  return [
    element("header", {}, element("h1", {}, file.file), element("span", { class: "verdict bad" }, our("unreadable")), tools()),
    element("main", { class: "answer-of list" }, element("ul", {}, ...file.problems.map((problem) => element("li", {}, say(problem))))),
  ];
}
