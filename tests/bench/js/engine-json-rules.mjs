// SPDX-License-Identifier: GPL-3.0-or-later
// json-rules-engine: a rule for each promotion, whose event says the discount. One engine for all carts; the facts of a
// cart are given to run(), as its documentation has it. All rules are of one priority, which is the fastest: whatever
// discounts the events name come to the same in any order.

import {createRequire} from "node:module";

const {Engine} = createRequire(process.env.BENCH_MODULES)("json-rules-engine");

/** A cart has no fact of what it does not have, and the condition does not hold. */
function makeRule({id, kind, sku, category, buy, get, percent}) {
  const conditions = {
    sku: {fact: "skus", operator: "contains", value: sku},
    category: {fact: "categories", operator: "contains", value: category},
    buy_get: {fact: `units of ${sku}`, operator: "greaterThanInclusive", value: buy + get},
  };
  return {
    name: id,
    conditions: {all: [conditions[kind]]},
    event: {type: kind, params: {sku, category, buy, get, percent}},
  };
}

function makeFacts(cart) {
  const facts = {skus: cart.map((line) => line.sku), categories: [...new Set(cart.map((line) => line.category))]};
  for (const line of cart)
    facts[`units of ${line.sku}`] = line.quantity;
  return facts;
}

/** What is left of a line's price after one event. */
function apply(net, line, {type, params}) {
  if (type === "category")
    return params.category === line.category ? net * (100 - params.percent) / 100 : net;
  if (params.sku !== line.sku)
    return net;
  if (type === "sku")
    return net * (100 - params.percent) / 100;
  const units = Math.floor(line.quantity / (params.buy + params.get)) * params.get;
  return net * (100 * line.quantity - params.percent * units) / (100 * line.quantity);
}

function makeEngine(job) {
  const engine = new Engine(job.promotions.map(makeRule), {allowUndefinedFacts: true});
  return {
    carts: job.carts,
    evaluate: async (cart) => {
      const {events} = await engine.run(makeFacts(cart));
      return cart.map((line) => events.reduce((net, event) => apply(net, line, event), line.price * line.quantity));
    },
    readNets: (nets) => nets,
  };
}

export const variants = {"objects": makeEngine};
export const label = "json-rules-engine";
