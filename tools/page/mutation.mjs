// Changes of the rules that nothing notices: both stories of each open; those of changed rules stay as they are.
import { readFileSync, writeFileSync } from "node:fs";
import { strict as assert } from "node:assert";

export default async function tryMutation({ page, open, quiet, judged, ok, folder }) {
  {
    const opened = await open(page("mutation", "mutate", "report/expected/cloakroom.json", "report/expected/cloakroom.forgotten.json", "--lang", "en"));
    const { tab } = opened;
    assert.match(await tab.locator(".sentence").innerText(), /tried: 37\. Nothing would notice 13/);
    assert.equal(await tab.locator(".mutants:not(.small) > li").count(), 13);
    assert.equal(await tab.locator(".bar span").count(), 3, "nothing is undecided");
    const change = tab.locator(".mutants > li", { hasText: "ticket/from+back" });
    const [before, after] = await change.locator(".one-answer").all();
    assert.match(await before.innerText(), /as they are[\s\S]*✗[\s\S]*refused/);
    assert.match(await after.innerText(), /change[\s\S]*✓[\s\S]*accepted/);
    await before.getByText("step through it").click();
    await tab.waitForSelector(".form h3");
    assert.match(await tab.locator('.card[aria-current="step"]').innerText(), /✗ [\s\S]*shows the ticket/);
    await tab.getByText("leave it out").click();
    await tab.waitForSelector(".verdict.notice");
    ok("a survivor's story with the rules as they are can be changed");
    await tab.getByText("← all").click();
    await after.getByText("step through it").click();
    assert.match(await tab.locator('.card[aria-current="step"]').innerText(), /✓ [\s\S]*shows the ticket/);
    assert.equal(await tab.locator(".form").count(), 0, "the engine knows the rules as they are alone");
    await tab.getByText("← all").click();
    assert.ok(!(await tab.locator(".mutants.small > li").first().isVisible()));
    await tab.locator("summary").first().click();
    assert.ok(await tab.locator(".mutants.small > li").first().isVisible());
    await judged(tab);
    await tab.emulateMedia({ colorScheme: "dark" });
    await judged(tab);
    await tab.getByText("日本語").click();
    assert.match(await tab.locator(".sentence").innerText(), /13件には、何も気づきません/);
    await tab.setViewportSize({ width: 360, height: 740 });
    assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth) <= 360, "nothing is wider than the window");
    assert.ok((await tab.pdf({ format: "A4" })).length > 10_000);
    await tab.emulateMedia({ media: "print" });
    assert.ok(await tab.locator("details:not(.json) > summary").last().isVisible(), "paper names what stays folded");
    await quiet(opened);
    await tab.close();
    ok("changes of rules: stories, folded groups, dark, narrow, printed, judged by axe");
  }
  {
    const hostile = "<img src=x onerror=alert(1)></script><script>alert(1)</script>";
    const rulebook = JSON.parse(readFileSync("report/expected/cloakroom.json", "utf8"));
    for (const rows of [rulebook.events, rulebook.statuses])
      for (const row of Object.values(rows)) row.label = { ja: hostile, en: hostile };
    const file = `${folder}/hostile-cloakroom.json`;
    writeFileSync(file, JSON.stringify(rulebook));
    const opened = await open(page("hostile-mutation", "mutate", file));
    opened.tab.on("dialog", () => assert.fail("a text of a file ran"));
    assert.equal(await opened.tab.locator("body img, main svg, main script").count(), 0);
    assert.match(await opened.tab.locator(".mutants").first().innerText(), /<img src=x/);
    await quiet(opened);
    await opened.tab.close();
    ok("changes of a hostile rulebook stay text");
  }
}
