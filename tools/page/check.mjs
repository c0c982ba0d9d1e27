// The pages of a check and of a comparison: read, opened from their rows into stories, stepped, narrow, dark, printed.
import { readFileSync, writeFileSync } from "node:fs";
import { strict as assert } from "node:assert";

const counter = "report/expected/lunch_counter.json";

/** The files of stories that the engine within the page tells otherwise than the program did. */
const toldOtherwise = (tab) => tab.evaluate(() => page.stories.flatMap((story, index) => {
  const told = engine.tell(JSON.parse(page.scenarios[index]), index);
  return JSON.stringify(told) === JSON.stringify(story) ? [] : [story.file];
}));

const widthOf = (tab) => tab.evaluate(() => document.documentElement.scrollWidth);

export default async function tryChecks({ page, open, quiet, judged, ok, folder }) {
  // A check with findings and readings.
  {
    const opened = await open(page("check", "check", counter, "--readings", "--lang", "en"));
    const { tab } = opened;
    await tab.waitForFunction(() => engine !== null);
    assert.equal(await tab.locator(".answer-in-short .strong").innerText(), "✗ findings: 3");
    const headings = await tab.locator("h2").allInnerTexts();
    assert.deepEqual(headings.slice(0, 3), ["Findings", "Verdicts that depend on a reading", "Hazards"]);
    assert.equal(await tab.locator("section").first().locator("li.finding").count(), 3);
    assert.equal(await tab.locator('.verdicts tr[class="finding"]').count(), 2, "and marked in the tables");
    ok("a check: its verdict, findings first");
    await judged(tab);
    await tab.emulateMedia({ colorScheme: "dark" });
    await judged(tab);
    assert.deepEqual(await toldOtherwise(tab), []);
    ok("axe finds nothing, in the light and in the dark; the engine tells every story as the program did");
    const row = tab.locator(".verdicts tr", { hasText: "the lunch is cold" }).first();
    await row.locator("button").hover(); // which brings it into sight
    const top = await tab.evaluate(() => scrollY);
    await row.locator("button").click();
    await tab.waitForSelector(".form h3");
    assert.equal(await tab.locator("h1").innerText(), "the lunch is cold");
    await tab.keyboard.press("ArrowDown");
    assert.equal(await tab.locator('.card[aria-current="step"]').getAttribute("data-index"), "1");
    assert.equal(await tab.locator(".band").count(), 1);
    await tab.locator(".card", { hasText: "hands the lunch over" }).click();
    await tab.getByText("leave it out").click();
    await tab.waitForSelector(".verdict.notice");
    assert.equal(await tab.locator(".band").count(), 0, "not handed over, it is nobody's cold lunch");
    await tab.getByText("← all").click();
    assert.equal(await tab.evaluate(() => scrollY), top, "back where it was left");
    ok("a row opens its story, which steps and changes; the way back");
    await tab.getByText("violated where “money is given back after pick-up too”: yes").click();
    await tab.waitForSelector(".form h3");
    assert.match(await tab.locator(".about").innerText(), /money/);
    await tab.getByText("← all").click();
    await tab.getByText("日本語").click();
    assert.equal(await tab.locator(".answer-in-short .strong").innerText(), "✗ 見つかった問題: 3件");
    assert.equal(await tab.locator("h2").first().innerText(), "見つかった問題");
    ok("a story under another reading; the other language");
    assert.ok((await tab.pdf({ format: "A4" })).length > 10_000);
    await tab.setViewportSize({ width: 360, height: 740 });
    assert.ok(await widthOf(tab) <= 360, `nothing is wider than the window: ${await widthOf(tab)}`);
    await judged(tab);
    ok("narrow");
    await quiet(opened);
    await tab.close();
  }
  // The shipped rulebook: many rows, each with its stories.
  {
    const opened = await open(page("checked", "check", "--lang", "ja"));
    const { tab } = opened;
    await tab.waitForFunction(() => engine !== null);
    assert.match(await tab.locator(".answer-in-short").innerText(), /✓ すべて期待どおり/);
    assert.equal(await tab.locator("li.finding, tr.finding").count(), 0);
    assert.deepEqual(await toldOtherwise(tab), []);
    const stories = await tab.locator(".stories button").count();
    assert.equal(stories, await tab.evaluate(() => page.stories.length), "every story has its button");
    ok(`the shipped rulebook: ${stories} stories`);
    assert.match(await tab.locator(".answer-in-short").innerText(), /ルールのすき間）: \d+件/);
    await tab.locator("[role=search] input").fill("在庫 キャンセル");
    assert.ok(await tab.locator(".verdicts tr:not(.group) th[scope=row]:visible").count() < 10);
    assert.equal(await tab.evaluate(() => [...document.querySelectorAll("main section")].some((each) => !each.hidden && !each.querySelector("tbody:not([hidden]), .rules > li:not([hidden])"))), false, "no empty section is left");
    await tab.locator("[role=search] input").fill("");
    assert.equal(await tab.locator("main [hidden]").count(), 0);
    ok("rows are found by words");
    await quiet(opened);
    await tab.close();
  }
  // Two rulebooks, side by side.
  {
    const opened = await open(page("diff", "diff", "sim/testing/corner_shop.json", `${process.cwd()}/cli/expected/slower_shop.json`, "--lang", "ja"));
    const { tab } = opened;
    await tab.waitForFunction(() => engine !== null);
    assert.match(await tab.locator(".answer-in-short").innerText(), /動きが違います: 2件/);
    assert.deepEqual(await toldOtherwise(tab), []);
    const boxes = () => tab.evaluate(() => [...document.querySelectorAll(".side")].map((side) => side.getBoundingClientRect().toJSON()));
    const [left, right] = await boxes();
    assert.ok(left.y === right.y && left.x + left.width <= right.x, "side by side");
    assert.match(await tab.locator(".side").nth(0).locator(".differs").innerText(), /gift-untold/);
    assert.match(await tab.locator(".side").nth(1).locator(".differs").innerText(), /拒否/);
    assert.match(await tab.locator(".side").nth(3).locator(".differs").innerText(), /状態は変わらない/);
    await judged(tab);
    ok("two rulebooks: each difference side by side, what differs marked");
    await tab.locator(".side").nth(1).locator("button").click();
    await tab.waitForSelector(".form h3");
    assert.match(await tab.locator("h1").innerText(), /新: /);
    await tab.keyboard.press("ArrowDown");
    assert.match(await tab.locator('.card[aria-current="step"]').innerText(), /拒否/);
    await tab.getByText("← 一覧").click();
    await tab.getByText("English").click();
    assert.match(await tab.locator(".answer-in-short").innerText(), /behave differently: 2/);
    await tab.emulateMedia({ media: "print" });
    assert.equal(await tab.locator(".sides > .side:visible").count(), 4, "paper shows both sides");
    await tab.emulateMedia({ media: "screen" });
    assert.ok((await tab.pdf({ format: "A4" })).length > 10_000);
    await tab.setViewportSize({ width: 360, height: 740 });
    await tab.emulateMedia({ colorScheme: "dark" });
    const [above, below] = await boxes();
    assert.ok(above.y + above.height <= below.y, "one under the other");
    assert.ok(await widthOf(tab) <= 360);
    await judged(tab);
    ok("its stories open; narrow and dark");
    await quiet(opened);
    await tab.close();
  }
  // What a rulebook says stays text.
  {
    const hostile = "<img src=x onerror=alert(1)></script><script>alert(1)</script>";
    const book = JSON.parse(readFileSync(counter, "utf8"));
    const says = { ja: hostile, en: hostile };
    for (const row of [...book.norms, ...book.hazards]) Object.assign(row, { says, advice: says, source: hostile });
    for (const row of [...book.properties, ...book.permits]) Object.assign(row, { says, source: hostile });
    const file = `${folder}/hostile-rules.json`;
    writeFileSync(file, JSON.stringify(book));
    const opened = await open(page("hostile-rules", "check", file));
    opened.tab.on("dialog", () => assert.fail("a text of a file ran"));
    assert.ok(await opened.tab.getByText(hostile).count() > 10);
    assert.equal(await opened.tab.locator("main img, main script").count(), 0);
    ok("a rulebook's hostile words stay text");
    await quiet(opened);
    await opened.tab.close();
  }
}
