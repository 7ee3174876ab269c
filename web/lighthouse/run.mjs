// Lighthouse on a portal of its own, filled with the seeds: one page of each
// kind that visitors come to from elsewhere. Anything under 100 fails.
//
//   node web/lighthouse/run.mjs PORTAL [--keep FOLDER]
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import lighthouse from "lighthouse";
import { launch } from "chrome-launcher";

const [program, , keep] = process.argv.slice(2);
const data = await mkdtemp(join(tmpdir(), "accords-lighthouse-"));
const portal = spawn(program, ["serve", "--addr", "127.0.0.1:0", "--data-dir", data, "--log-level", "error"], { stdio: ["ignore", "pipe", "inherit"] });

// The portal prints its address when its pages are there.
const base = await new Promise((resolve, reject) => {
  portal.on("exit", (code) => reject(new Error(`the portal ended with status ${code}`)));
  let said = "";
  portal.stdout.on("data", (bytes) => {
    said += bytes;
    const found = said.match(/is at (http:\/\/\S+)\//);
    if (found) resolve(found[1]);
  });
});

// first is the first link of a list to one of its records.
async function first(list, record = "[a-z0-9-]+") {
  const page = await (await fetch(base + list)).text();
  return page.match(new RegExp(`<main.*?href="(${list}/${record})"`, "s"))[1];
}

const chrome = await launch({ chromePath: process.env.CHROME_PATH, chromeFlags: ["--headless=new", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])] });
let failed = false;
try {
  const pages = { home: "/", list: "/agreements", agreement: await first("/agreements", "[0-9a-z]{8}/[a-z0-9-]+"), country: await first("/countries"), source: await first("/sources") };
  const categories = ["performance", "accessibility", "best-practices", "seo"];
  console.log(["page".padEnd(10), ...categories.map((c) => c.padStart(15)), "shift".padStart(7)].join(""));
  for (const [name, path] of Object.entries(pages)) {
    const { lhr } = await lighthouse(base + path, { port: chrome.port, logLevel: "error", onlyCategories: categories });
    const scores = categories.map((c) => Math.round(100 * lhr.categories[c].score));
    const shift = lhr.audits["cumulative-layout-shift"].numericValue;
    console.log([name.padEnd(10), ...scores.map((s) => String(s).padStart(15)), shift.toFixed(3).padStart(7)].join(""));
    for (const c of categories) {
      for (const { id, weight } of lhr.categories[c].auditRefs) {
        const a = lhr.audits[id];
        if (weight > 0 && a.score !== null && a.score < 0.9) console.log(`  ${c}: ${a.title} ${a.displayValue ?? ""}`);
      }
    }
    failed ||= scores.some((s) => s < 100) || shift > 0;
    if (keep) await writeFile(join(keep, name + ".json"), JSON.stringify(lhr));
  }
} finally {
  chrome.kill();
  portal.removeAllListeners("exit");
  const ended = new Promise((resolve) => portal.on("exit", resolve));
  portal.kill("SIGTERM");
  await ended;
  await rm(data, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
