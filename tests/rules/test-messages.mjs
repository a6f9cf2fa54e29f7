// SPDX-License-Identifier: GPL-3.0-or-later
// Messages filled in, as a storefront does it. Run by Node, says what it finds in TAP.
//
// usage: node test-messages.mjs MODULE.mjs CASES.json README

import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {pathToFileURL} from "node:url";

const [mjsPath, casesPath, readmePath] = process.argv.slice(2);
const {fillMessage, messageFormat} = await import(pathToFileURL(mjsPath));
const cases = JSON.parse(readFileSync(casesPath, "utf8"));
const types = readFileSync(mjsPath.replace(/\.mjs$/, ".d.mts"), "utf8");
const readme = readFileSync(readmePath, "utf8");

const tests = {
  "null and undefined stand for nothing, 0 and false do not": () => {
    assert.equal(fillMessage("{a}", {a: null}), null);
    assert.equal(fillMessage("{a}", {a: undefined}), null);
    assert.equal(fillMessage("{a} {b}", {a: 0, b: false}), "0 false");
  },

  "a shop's own placeholders are filled as well": () => {
    assert.equal(fillMessage("Dear {first_name}, {saving} off", {first_name: "Ada", saving: "1"}), "Dear Ada, 1 off");
  },

  "the format is told value and name, and only of what has one": () => {
    const told = [];
    fillMessage("{{a}} {a} {b} {c}", {a: 1, b: [2]}, (...each) => told.push(each));
    assert.deepEqual(told, [[1, "a"], [[2], "b"]]);
  },

  "values are written as a locale has it": () => {
    const text = "{saving}|{price}|{list}|{threshold}|{more}|{count}|{products}|{until}|{product}";
    const values = {saving: 123456, price: -5, list: 0, threshold: 5000, more: "2", count: 1234, products: ["A", "B", "C"],
                    until: "2026-12-01T00:00:00Z", product: "1 < 2"};
    const format = messageFormat({locale: "en-GB", currency: "GBP"});
    assert.equal(fillMessage(text, values, format),
                 "£1,234.56|-£0.05|£0.00|£50.00|2|1,234|A, B and C|30 November 2026|1 < 2");
    const german = fillMessage(text, values, messageFormat({locale: "de", currency: "EUR", timeZone: "Europe/Berlin"}));
    assert.equal(german.replaceAll("\u00a0", " "),
                 "1.234,56 €|-0,05 €|0,00 €|50,00 €|2|1.234|A, B und C|1. Dezember 2026|1 < 2");
  },

  "money has the digits of its currency": () => {
    const yen = messageFormat({locale: "en", currency: "JPY", minorDigits: 0});
    const dinar = messageFormat({locale: "en", currency: "KWD", minorDigits: 3});
    assert.equal(fillMessage("{price}", {price: 1980}, yen), "¥1,980");
    assert.equal(fillMessage("{price}", {price: 1980}, dinar).replace("\u00a0", " "), "KWD 1.980");
  },

  "types and the page on packs name every placeholder": () => {
    const names = Object.keys(cases.find((each) => each.name === "every-one").values);
    assert.equal(names.length, 11);
    for (const name of names) {
      assert.match(types, new RegExp(`^  ${name}\\?:`, "m"));
      assert.ok(readme.includes(`\`{${name}}\``), name);
    }
    for (const name of ["fillMessage", "messageFormat"])
      assert.match(types, new RegExp(`export function ${name}\\b`));
  },
};

for (const {name, text, values, filled} of cases)
  tests[`case ${name}`] = () => assert.equal(fillMessage(text, values), filled);

let n = 0;
console.log(`1..${Object.keys(tests).length}`);
for (const [name, test] of Object.entries(tests)) {
  try {
    await test();
    console.log(`ok ${++n} - ${name}`);
  } catch (error) {
    process.exitCode = 1;
    console.log(`not ok ${++n} - ${name}`);
    console.log(String(error.stack).replace(/^/gm, "# "));
  }
}
