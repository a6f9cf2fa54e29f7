// SPDX-License-Identifier: GPL-3.0-or-later
// @medusajs/promotion: computeActions() of its service, with a list in memory in place of the database. Neither the
// query that fetches promotions nor the making of it is counted, which is in its favour.

import Module, {createRequire} from "node:module";

const require = createRequire(process.env.BENCH_MODULES);

/** The module asks for the framework, of which it needs @medusajs/utils; the rest are types. */
function loadService() {
  const resolve = Module._resolveFilename;
  Module._resolveFilename = function (request, ...others) {
    return resolve.call(this, request.startsWith("@medusajs/framework/") ? "@medusajs/utils" : request, ...others);
  };
  try {
    return require("@medusajs/promotion/dist/services/promotion-module.js").default;
  } finally {
    Module._resolveFilename = resolve;
  }
}

const rule = (attribute, value) => ({attribute, operator: "eq", values: [{value}]});

function makePromotion({id, kind, sku, category, buy, get, percent}) {
  const target = kind === "category" ? rule("items.category", category) : rule("items.variant_sku", sku);
  const method = {
    type: "percentage", target_type: "items", value: percent, currency_code: null, target_rules: [target], buy_rules: [],
  };
  const promotion = {id, code: id, is_automatic: false, is_tax_inclusive: false, rules: [], campaign: null, limit: null};
  if (kind !== "buy_get")
    return {...promotion, type: "standard", application_method: {...method, allocation: "across", max_quantity: null}};
  return {
    ...promotion, type: "buyget",
    application_method: {
      ...method, allocation: "each", max_quantity: 1000, buy_rules: [target],
      buy_rules_min_quantity: buy, apply_to_quantity: get,
    },
  };
}

/** Medusa counts in major units. */
function makeContext(cart) {
  return {
    currency_code: "usd",
    items: cart.map(({sku, category, price, quantity}) => ({
      id: sku, variant_sku: sku, category, quantity, subtotal: price * quantity / 100, is_discountable: true,
    })),
  };
}

function makeService(list) {
  const service = Object.create(loadService().prototype);
  service.baseRepository_ = {getFreshManager: () => ({})};
  service.listActivePromotions_ = async () => list.promotions;
  return service;
}

/** In parts of a minor unit too, should there be any. */
function readNets(cart, actions) {
  const off = new Map();
  for (const action of actions) {
    if (action.action !== "addItemAdjustment")
      throw new Error(`${action.code}: ${action.action}`);
    off.set(action.item_id, (off.get(action.item_id) ?? 0) + Math.round(Number(action.amount) * 1e6));
  }
  return cart.map((line) => (line.price * line.quantity * 1e4 - (off.get(line.sku) ?? 0)) / 1e4);
}

/** Whether a promotion is worth being fetched for a cart. */
function concerns(promotion, cart) {
  return cart.some((line) => line.sku === promotion.sku || line.category === promotion.category);
}

function make(job, choose) {
  const list = {promotions: []};
  const service = makeService(list);
  const all = new Map(job.promotions.map((promotion) => [promotion, makePromotion(promotion)]));
  const carts = job.carts.map((cart) => {
    const promotions = choose(job.promotions, cart).map((promotion) => all.get(promotion));
    return {cart, context: makeContext(cart), promotions, codes: promotions.map((promotion) => promotion.code)};
  });
  return {
    carts,
    evaluate: ({context, promotions, codes}) => {
      list.promotions = promotions;
      return service.computeActions(codes, context, {prevent_auto_promotions: true});
    },
    readNets: (actions, {cart}) => readNets(cart, actions),
  };
}

export const variants = {
  "only what concerns the cart": (job) => make(job, (promotions, cart) => promotions.filter((each) => concerns(each, cart))),
  "all handed in": (job) => make(job, (promotions) => promotions),
};
export const label = "Medusa";
