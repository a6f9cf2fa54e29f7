// SPDX-License-Identifier: GPL-3.0-or-later
// The WebAssembly module and its ES module, as a storefront uses them. Run by Node, says what it finds in TAP.
//
// usage: node test-wasm-module.mjs MODULE.mjs MODULE.wasm SCHEMAS

import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {pathToFileURL} from "node:url";

const MAX_BYTES = 256 * 1000;
const [mjsPath, wasmPath, schemasPath] = process.argv.slice(2);
const {RulePack, RulesError, VitrineRules} = await import(pathToFileURL(mjsPath));
const bytes = readFileSync(wasmPath);
const source = pathToFileURL(wasmPath);

const PACK = {
  format: "vitrine-rule-pack", version: 1, id: "wasm", revision: 1, currency: "EUR", minor_digits: 2,
  products: [{sku: "A", title: "Äpfel 🍎", price: 1000}, {sku: "B", title: "B", price: 333}],
  offers: [{id: "set", kind: "bundle", name: "Set", components: [{sku: "A", quantity: 1}, {sku: "B", quantity: 1}],
            reward: {percent: "10"}}],
};
const CART = {currency: "EUR", lines: [{sku: "A", quantity: 1}, {sku: "B", quantity: 2}]};

function throwsRules(work, expected) {
  assert.throws(work, (error) => {
    assert.ok(error instanceof RulesError && error instanceof Error, String(error));
    assert.equal(error.name, "RulesError");
    for (const [key, value] of Object.entries(expected))
      assert.ok(value instanceof RegExp ? value.test(error[key]) : error[key] === value,
                `${key} is ${JSON.stringify(error[key])}`);
    return true;
  });
}

async function loadBoth() {
  const rules = await VitrineRules.load(source);
  return {rules, pack: rules.loadPack(rules.seal(PACK))};
}

const tests = {
  "imports nothing": async () => {
    assert.deepEqual(WebAssembly.Module.imports(await WebAssembly.compile(bytes)), []);
  },

  "is small": () => {
    assert.ok(bytes.length < MAX_BYTES, `${bytes.length} bytes`);
  },

  "exports what is declared": async () => {
    const names = WebAssembly.Module.exports(await WebAssembly.compile(bytes)).map((each) => each.name);
    const header = readFileSync(new URL("wasm-module.h", pathToFileURL(mjsPath)), "utf8");
    const declared = [...header.matchAll(/\b(vitrine_\w+) \(/g)].map((match) => match[1]);
    assert.ok(declared.length >= 10);
    assert.deepEqual(names.sort(), [...new Set(declared), "memory"].filter((name) => name !== "vitrine_error_").sort());
  },

  "loads from every kind of source": async () => {
    const {buffer, byteOffset, length} = bytes;
    const sources = [
      source, source.href, bytes, buffer.slice(byteOffset, byteOffset + length), await WebAssembly.compile(bytes),
      new Response(bytes, {headers: {"content-type": "text/plain"}}),
    ];
    for (const each of sources)
      assert.equal((await VitrineRules.load(each)).canonicalize("{ }"), "{}");
    await assert.rejects(VitrineRules.load(new URL("nowhere.wasm", source)));
  },

  "evaluates objects, texts and bytes alike": async () => {
    const {pack} = await loadBoth();
    const text = pack.evaluateText(JSON.stringify(CART));
    assert.ok(pack instanceof RulePack);
    assert.equal(pack.evaluateText(new TextEncoder().encode(JSON.stringify(CART))), text);
    assert.deepEqual(pack.evaluate(CART), JSON.parse(text));
    assert.deepEqual(pack.evaluate(JSON.stringify(CART)), JSON.parse(text));
    assert.deepEqual(pack.evaluate(CART).totals,
                     {list: 1666, item_discount: -133, order_discount: 0, shipping: 0, due: 1533});
  },

  "tells the outcome alone": async () => {
    const {pack} = await loadBoth();
    const {explain, ...outcome} = pack.evaluate(CART);
    assert.equal(explain.length, 1);
    assert.deepEqual(pack.evaluate(CART, {explain: false}), outcome);
    assert.deepEqual(JSON.parse(pack.evaluateText(JSON.stringify(CART), {explain: false})), outcome);
    assert.deepEqual(pack.evaluate(CART, {explain: true}), {explain, ...outcome});
  },

  "loads packs from objects, texts and bytes alike": async () => {
    const {rules, pack} = await loadBoth();
    const sealed = rules.seal(PACK);
    const asBytes = new TextEncoder().encode(sealed);
    for (const form of [sealed, asBytes, asBytes.buffer, JSON.parse(sealed)])
      assert.deepEqual(rules.loadPack(form).evaluate(CART), pack.evaluate(CART));
  },

  "canonical form is that of every evaluator": async () => {
    const {rules} = await loadBoth();
    assert.equal(rules.canonicalize('{"b":[1,true,null],"a":"\\u00e4\\ud83c\\udf4e\\u0007\\/"}'),
                 '{"a":"ä🍎\\u0007/","b":[1,true,null]}');
    assert.equal(rules.canonicalize("[-9223372036854775808]"), "[-9223372036854775808]");
    assert.match(rules.seal(PACK), /"digest":"sha256:[0-9a-f]{64}"/);
  },

  "errors have code, path, message and offset": async () => {
    const {rules, pack} = await loadBoth();
    throwsRules(() => pack.evaluateText('{"currency":"EUR",,}'), {code: "syntax", offset: 18, message: /./});
    throwsRules(() => pack.evaluate({...CART, lines: [{sku: "A", quantity: 1}, {sku: "A", quantity: 0}]}),
                {code: "range", path: "$.lines[1].quantity", message: /./});
    throwsRules(() => pack.evaluate({...CART, nix: 1}), {code: "schema", path: "$.nix"});
    throwsRules(() => pack.evaluate({...CART, currency: "USD"}), {code: "currency"});
    throwsRules(() => pack.evaluate({...CART, lines: [{sku: "A", quantity: 1.5}]}), {code: "schema", path: "$.lines[0]"});
    throwsRules(() => rules.loadPack({...PACK, version: 2}), {code: "version", path: "$.version"});
    throwsRules(() => rules.loadPack({...PACK, digest: "sha256:" + "0".repeat(64)}), {code: "digest"});
    throwsRules(() => rules.seal("["), {code: "syntax", offset: 1});
    throwsRules(() => rules.canonicalize(new Uint8Array([0x22, 0xff, 0x22])), {code: "syntax", offset: 1});
    throwsRules(() => pack.evaluateText(""), {code: "syntax"});
    throwsRules(() => pack.evaluate(undefined), {code: "syntax"});
    assert.equal(pack.evaluate(CART).totals.due, 1533);
  },

  "an amount that no Number holds is an error, not another amount": async () => {
    const {pack} = await loadBoth();
    const line = {sku: "A", quantity: 2, unit_price: Number.MAX_SAFE_INTEGER};
    const cart = {currency: "EUR", lines: [line]};
    assert.match(pack.evaluateText(JSON.stringify(cart)), /"list":18014398509481982,/);
    throwsRules(() => pack.evaluate(cart), {code: "overflow"});
    assert.equal(pack.evaluate({...cart, lines: [{...line, quantity: 1}]}).totals.list, Number.MAX_SAFE_INTEGER);
    assert.equal(pack.evaluate({...CART, lines: [{id: "4006381333931000042", sku: "A", quantity: 1}]}).lines[0].id,
                 "4006381333931000042");
  },

  "a pack that was freed is not evaluated": async () => {
    const {pack} = await loadBoth();
    pack.free();
    pack.free();
    throwsRules(() => pack.evaluate(CART), {code: "freed"});
  },

  "nothing is left behind": async () => {
    const {rules, pack} = await loadBoth();
    const work = () => {
      const other = rules.loadPack(rules.seal(PACK));
      other.evaluate(CART);
      other.free();
      pack.evaluate(CART);
      throwsRules(() => pack.evaluate({...CART, nix: 1}), {});
      throwsRules(() => rules.loadPack("{}"), {});
      rules.canonicalize(`[${"1,".repeat(500000)}1]`);
    };
    work();
    const before = rules.memoryUsed;
    for (let i = 0; i < 20; i++)
      work();
    assert.equal(rules.memoryUsed, before);
  },

  "carts one after the other take no memory": async () => {
    const {rules, pack} = await loadBoth();
    const carts = [CART, {...CART, lines: []}, {...CART, lines: Array(500).fill({sku: "B", quantity: 3})}];
    const work = () => carts.map((cart) => [pack.evaluateText(JSON.stringify(cart)), pack.evaluate(cart, {explain: false})]);
    const first = work();
    const {memoryUsed, memorySize} = rules;
    for (let i = 0; i < 200; i++)
      assert.deepEqual(work(), first);
    assert.equal(rules.memoryUsed, memoryUsed);
    assert.equal(rules.memorySize, memorySize);
  },

  "packs do not mix": async () => {
    const {rules, pack} = await loadBoth();
    const dearer = rules.loadPack(rules.seal({...PACK, products: [{...PACK.products[0], price: 2000}, PACK.products[1]]}));
    assert.equal(pack.evaluate(CART).totals.list, 1666);
    assert.equal(dearer.evaluate(CART).totals.list, 2666);
    pack.free();
    assert.equal(dearer.evaluate(CART).totals.list, 2666);
  },

  "memory is bounded, and goes on after": async () => {
    const rules = await VitrineRules.load(source, {maxMemory: 8 << 20});
    const pack = rules.loadPack(rules.seal(PACK));
    const before = rules.memoryUsed;
    for (const n of [200000, 1000000, 20000000])
      throwsRules(() => rules.canonicalize(`[${"1,".repeat(n)}1]`), {code: "memory", message: "out of memory"});
    assert.ok(rules.memoryUsed <= before);
    assert.equal(pack.evaluate(CART).totals.due, 1533);
  },

  "a large text has room": async () => {
    const {rules} = await loadBoth();
    const text = `["${"ä".repeat(4000000)}"]`;
    assert.equal(rules.canonicalize(text), text);
    assert.ok(rules.memoryUsed < 1 << 20, "a room of its size was kept");
    throwsRules(() => rules.canonicalize(" ".repeat((64 << 20) + 1)), {code: "limit"});
  },

  "types name what there is": () => {
    const types = readFileSync(mjsPath.replace(/\.mjs$/, ".d.mts"), "utf8");
    const members = (kind) => Object.getOwnPropertyNames(kind).filter((name) => !["length", "name", "prototype"].includes(name));
    for (const kind of [RulesError, RulePack, VitrineRules]) {
      assert.match(types, new RegExp(`export class ${kind.name}\\b`));
      for (const name of [...members(kind), ...members(kind.prototype)])
        assert.match(types, new RegExp(`\\b${name}\\b`));
    }
  },

  "types name what the schemas have": () => {
    const types = readFileSync(mjsPath.replace(/\.mjs$/, ".d.mts"), "utf8");
    const words = new Set();
    for (const name of ["cart-1", "result-1"]) {
      const schema = JSON.parse(readFileSync(`${schemasPath}/${name}.schema.json`, "utf8"), (key, value) => {
        if (key === "properties")
          Object.keys(value).forEach((word) => words.add(word));
        if ((key === "verdict" || key === "action") && value.enum)
          value.enum.forEach((word) => words.add(word));
        return value;
      });
      assert.equal(schema.type, "object");
    }
    assert.deepEqual([...words].filter((word) => !new RegExp(`\\b${word}\\??:|"${word}"`).test(types)), []);
    assert.ok(words.size > 50);
  },
};

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
