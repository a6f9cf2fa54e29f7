// SPDX-License-Identifier: GPL-3.0-or-later
// The WebAssembly module.

import {pathToFileURL} from "node:url";
import {makeCart, makePack} from "./pack.mjs";

async function loadPack(job) {
  const {VitrineRules} = await import(pathToFileURL(process.env.VITRINE_RULES_MJS));
  const rules = await VitrineRules.load(pathToFileURL(process.env.VITRINE_RULES_WASM));
  return {rules, pack: rules.loadPack(rules.seal(makePack(job)))};
}

const readNets = (result) => result.lines.map((line) => line.net);

async function make(job, options, {isText}) {
  const {rules, pack} = await loadPack(job);
  const carts = job.carts.map(makeCart);
  return {
    carts: isText ? carts.map((cart) => JSON.stringify(cart)) : carts,
    evaluate: isText ? (cart) => pack.evaluateText(cart, options) : (cart) => pack.evaluate(cart, options),
    readNets: isText ? (text) => readNets(JSON.parse(text)) : readNets,
    getMemory: () => rules.memorySize,
  };
}

export const variants = {
  "objects": (job) => make(job, {explain: false}, {isText: false}),
  "JSON to JSON": (job) => make(job, {explain: false}, {isText: true}),
  "with every verdict": (job) => make(job, {explain: true}, {isText: true}),
};
export const label = "wasm";
