// Studies: the answer, its charts and figures, what compares with it, and an order to step through.
import { strict as assert } from "node:assert";

/** Opens all that is folded, and what is folded within it. */
async function unfold(tab) {
  for (const closed = tab.locator("details:not(.json):not([open]) > summary"); await closed.count() > 0; ) await closed.first().click();
}

export default async function tryStudies({ page, open, quiet, judged, ok, whole }) {
  const written = page("study", "simulate", "mega-sale", "--what-helps", "--replications", "6", "--lang", "ja");
  {
    const opened = await open(written);
    const { tab } = opened;
    assert.match(await tab.locator(".sentence h2").innerText(), /配送遅延になった注文は注文の.+目標の5 %を上回ります/);
    assert.match(await tab.locator("main").innerText(), /最も役に立つのは「梱包を二人増やす」/);
    const charts = tab.locator("svg.days");
    assert.equal(await charts.count(), 6);
    for (const label of await charts.evaluateAll((all) => all.map((each) => each.getAttribute("aria-label"))))
      assert.match(label, /最大は.+で、2026-/);
    const days = await charts.first().locator(".day").count();
    await tab.locator("figure summary").first().click();
    const rows = await tab.locator("figure").first().locator("tbody tr").count();
    assert.ok(rows > 20 && rows <= days, `a row for each day that has a figure: ${rows} of ${days}`);
    ok("the answer first, and every chart with its figures");
    assert.equal(await tab.locator(".part .plot").nth(1).locator("svg[role=img]").count(), 6, "as it is, and five levers");
    const order = await tab.locator(".plot").nth(1).locator(".dot circle").evaluateAll((all) => all.map((each) => parseFloat(each.getAttribute("cx"))));
    assert.ok(order.at(-1) > order[0], "entering dates every day makes it worse, and stands last");
    ok("levers against the target");
    await unfold(tab);
    const across = await tab.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(across <= 1280, `tables, too, are no wider than the window: ${across}`);
    assert.match(await tab.locator("main").innerText(), /発送予定日の早い順に梱包する/);
    await judged(tab);
    ok("axe finds nothing, all of it unfolded");
    await tab.getByText("English").click();
    assert.match(await tab.locator(".sentence h2").innerText(), /orders that were delayed: .+ above the target of 5 %/);
    assert.match(await tab.locator("main").innerText(), /packs, the earliest date first/, "what was unfolded stays so");
    assert.doesNotMatch(await tab.locator("main").innerText(), /[ぁ-ん]/, "nothing is left in Japanese");
    ok("the other language");
    await quiet(opened);
    await tab.close();
  }
  {
    const opened = await open(written);
    const { tab } = opened;
    assert.match(await tab.locator(".part.story").innerText(), /件の一つです（反復1の注文[\d,]+、乱数種 1）/);
    await tab.getByText("この注文の話を開く").click();
    await tab.waitForSelector(".card");
    assert.match(await tab.locator("body").innerText(), /配送遅延/);
    assert.ok(await tab.locator(".card").count() > 4);
    await tab.locator(".card", { hasText: "発送予定日を入力する" }).first().click();
    await tab.waitForSelector(".form h3");
    await tab.getByText("← 一覧").click();
    await tab.waitForSelector(".sentence h2");
    ok("a late order, step by step, and back");
    await quiet(opened);
    await tab.close();
  }
  for (const [name, ...words] of [
    ["narrow-help", "mega-sale", "--what-helps", "--replications", "3"],
    ["narrow-variant", "small", "--set", "staff.packers.count=2", "--replications", "4"],
    ["narrow-sweep", "small", "--sweep", "staff.packers.count=1..3", "--replications", "4"],
    ["narrow-backlog", "after-work", "--backlog", "scenarios/morning/orders.json", "--replications", "4"],
    ["narrow-alone", "small", "--only", "2"],
  ]) {
    const opened = await open(page(name, "simulate", ...words, "--lang", "ja", "--static"), { width: 360, height: 740 });
    const { tab } = opened;
    await tab.emulateMedia({ colorScheme: "dark" });
    await unfold(tab);
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 360, `${name}: nothing is wider than the window: ${wide}`);
    await judged(tab);
    await quiet(opened);
    await tab.close();
  }
  ok("narrow and dark: what helps, a variant, a sweep, a backlog, one run");
  if (whole) { // Firefox is not told of paper
    const { tab } = await open(written);
    await tab.emulateMedia({ media: "print", colorScheme: "dark" });
    const paper = await tab.evaluate(() => ({
      buttons: [...document.querySelectorAll("main button")].filter((each) => each.checkVisibility()).length,
      ink: getComputedStyle(document.querySelector(".sentence h2 span + span")).color,
      charts: [...document.querySelectorAll("svg.days")].filter((each) => each.checkVisibility()).length,
    }));
    assert.deepEqual(paper, { buttons: 0, ink: "rgb(29, 33, 41)", charts: 6 }, "ink on paper, no buttons");
    assert.ok((await tab.pdf({ format: "A4" })).length > 20_000);
    ok("printed");
    await tab.close();
  }
}
