// Opens web pages in a real browser without a network, and prints what axe-core finds, as JSON:
// as it is, in forced colours, and how wide it is in a window of 320 pixels (WCAG 2.2, 1.4.10).
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
const quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic"];
const [chromium, ...files] = process.argv.slice(2);
const browser = await puppeteer.launch({ executablePath: chromium, args: quiet });
const found = {};
for (const file of files) {
  const page = await browser.newPage();
  await page.setBypassCSP(true); // the page's own policy forbids every script, axe too
  await page.setViewport({ width: 1100, height: 900 });
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(axe);
  const judged = async () => {
    const said = await page.evaluate((tags) => window.axe.run({ runOnly: tags }), rules);
    return said.violations.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 120)}`);
  };
  const usual = await judged();
  await page.emulateMediaFeatures([{ name: "forced-colors", value: "active" }]).catch(() => {});
  const forced = await judged();
  await page.setViewport({ width: 320, height: 600 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  found[file] = { usual, forced, wide };
  await page.close();
}
await browser.close();
console.log(JSON.stringify(found));
