// SPDX-License-Identifier: GPL-3.0-or-later
// The job as a rule pack and carts of Vitrine's; run by itself it writes them for the program in C.
//
// usage: node pack.mjs N_PROMOTIONS FOLDER

import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {makeJob} from "./job.mjs";

const CURRENCY = "USD";

function makeOffer({id, kind, sku, category, buy, get, percent}) {
  const offer = {id, name: id, reward: {percent: String(percent)}};
  const select = kind === "category" ? {categories: [[category]]} : {skus: [sku]};
  return kind === "buy_get" ? {...offer, kind: "volume", select, buy, get} : {...offer, kind: "markdown", select};
}

/** Not sealed. */
export function makePack({products, promotions}) {
  return {
    format: "vitrine-rule-pack", version: 1, id: "bench", revision: 1, currency: CURRENCY, minor_digits: 2,
    products: products.map(({sku, category, price}) => ({sku, title: sku, price, category: [category]})),
    offers: promotions.map(makeOffer),
  };
}

export function makeCart(lines) {
  return {currency: CURRENCY, lines: lines.map(({sku, quantity}) => ({sku, quantity}))};
}

function main(nPromotions, folder) {
  const job = makeJob(Number(nPromotions));
  const write = (name, lines) => writeFileSync(join(folder, name), lines.map((line) => line + "\n").join(""));
  write("pack.json", [JSON.stringify(makePack(job))]);
  write("carts.jsonl", job.carts.map((cart) => JSON.stringify(makeCart(cart))));
  write("expected.txt", job.expected.map((nets) => nets.join(" ")));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  main(...process.argv.slice(2));
