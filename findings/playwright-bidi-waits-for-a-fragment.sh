#!/bin/sh
# Playwright 1.56.1, driving Debian 12's Firefox ESR by WebDriver BiDi, does not come back from going to the
# address of the page that is open with another fragment: it waits for a "load" that no browser sends for
# that, until its time is over. The page is there all the same. Driving Chromium it comes back at once.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/common.sh"

for program in node npm chromium firefox-esr; do
  command -v "$program" >/dev/null || { echo "left out: $program is not installed" >&2; exit 2; }
done
npm install --no-audit --no-fund --silent --ignore-scripts playwright-core@1.56.1 >&2 ||
  { echo "left out: playwright-core cannot be had" >&2; exit 2; }
echo "Firefox: $(firefox-esr --version), Chromium: $(chromium --version)" >&2

echo '<!doctype html><title>A page</title><p id="one">one</p>' >page.html
cat >go.mjs <<'SCRIPT'
import playwright from "playwright-core";
const launched = {
  chromium: () => playwright.chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] }),
  firefox: () => playwright._bidiFirefox.launch({ executablePath: "/usr/bin/firefox-esr" }),
};
const said = [];
for (const [name, launch] of Object.entries(launched)) {
  const browser = await launch();
  const tab = await (await browser.newContext()).newPage();
  const address = "file://" + process.cwd() + "/page.html";
  await tab.goto(address);
  const came = await tab.goto(address + "#one", { timeout: 10_000 }).then(() => "came back", () => "did not come back");
  said.push(`${name} ${came}, at ${await tab.evaluate(() => location.hash)}`);
  await browser.close();
}
console.log(said.join("; "));
SCRIPT
conclude "$(node go.mjs)" "chromium came back, at #one; firefox did not come back, at #one"
