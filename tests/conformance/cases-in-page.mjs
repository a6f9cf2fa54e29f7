// SPDX-License-Identifier: Apache-2.0
// The page's part of in-chromium.py: judges the cases, and sends back what it found.

import {judgeCases} from "./cases.mjs";
import {VitrineRules} from "./vitrine-rules.mjs";

async function judgeAll() {
  try {
    const [rules, cases] = await Promise.all([VitrineRules.load(), fetch("cases.json").then((answer) => answer.json())]);
    return {agent: navigator.userAgent, problems: judgeCases(rules, cases)};
  } catch (error) {
    return {failure: String(error.stack)};
  }
}

const report = JSON.stringify(await judgeAll());
document.body.textContent = report;
await fetch("report", {method: "POST", body: report});
