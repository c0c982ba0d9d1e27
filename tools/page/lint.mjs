// What lint found: each finding leads to its line; the rulebook's text stays text.
import { readFileSync, writeFileSync } from "node:fs";
import { strict as assert } from "node:assert";

export default async function tryLint({ page, open, quiet, judged, ok, folder }) {
  {
    const opened = await open(page("lint", "lint", "report/expected/bakery.json", "--lang", "ja"));
    const { tab } = opened;
    assert.match(await tab.locator(".sentence").innerText(), /直したほうがよいところが10件/);
    assert.equal(await tab.locator(".findings > li").count(), 10);
    assert.equal(await tab.locator(".at-line").count(), 10);
    await tab.locator(".findings a").last().click();
    const finding = tab.locator(".at-line:target");
    assert.match(await finding.innerText(), /order_bread\.gift/);
    assert.ok(await finding.evaluate((each) => each.getBoundingClientRect().top < innerHeight), "it is in sight");
    assert.match(await finding.locator("xpath=../*[1]").innerText(), /^49\s+"gift": \{"type": "bool"/);
    ok("a finding leads to its line");
    assert.ok(!(await tab.getByText('"tick": "day"').isVisible()), "lines far from any finding are folded");
    await tab.locator("summary").first().click();
    assert.ok(await tab.getByText('"tick": "day"').isVisible());
    await tab.locator(".findings a").first().click();
    await tab.waitForTimeout(200);
    assert.ok(await tab.getByText('"tick": "day"').isVisible(), "what was unfolded stays so on the way to a finding");
    await tab.getByText("English").click();
    assert.match(await tab.locator(".sentence").innerText(), /To be put right: 10/);
    await judged(tab);
    await tab.emulateMedia({ colorScheme: "dark" });
    await judged(tab);
    assert.ok((await tab.pdf({ format: "A4" })).length > 10_000);
    await quiet(opened);
    await tab.close();
    ok("what lint found: folded, in the other language, dark, printed, judged by axe");
  }
  {
    const opened = await open(page("clean", "lint", "ec-cube-4", "--lang", "en"), { width: 360, height: 740 });
    const { tab } = opened;
    assert.match(await tab.locator(".sentence").innerText(), /^✓/);
    assert.equal(await tab.locator(".findings").count(), 0);
    await tab.locator("summary").first().click();
    assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth) <= 360, "nothing is wider than the window");
    await quiet(opened);
    await tab.close();
    ok("a clean rulebook says so, narrow");
  }
  {
    const hostile = "<img src=x onerror=alert(1)></script><script>alert(1)</script>\u202E{{7*7}}";
    const rulebook = JSON.parse(readFileSync("report/expected/bakery.json", "utf8"));
    rulebook.title = { ja: hostile, en: hostile };
    rulebook.fields.pick_up.label = { ja: hostile, en: hostile };
    rulebook.mails.receipt.label = { ja: hostile, en: hostile };
    const file = `${folder}/hostile-rulebook.json`;
    writeFileSync(file, JSON.stringify(rulebook)); // all of it in one line
    const opened = await open(page("hostile-lint", "lint", file));
    opened.tab.on("dialog", () => assert.fail("a text of a file ran"));
    assert.equal(await opened.tab.locator("body img, body svg, main script").count(), 0);
    assert.match(await opened.tab.locator(".source").innerText(), /<img src=x onerror=alert\(1\)>/);
    assert.match(await opened.tab.locator(".source").innerText(), /\\u202e/, "what hides is seen");
    assert.ok(await opened.tab.locator(".source mark").count() > 0);
    await quiet(opened);
    await opened.tab.close();
    ok("a hostile rulebook stays text");
  }
}
