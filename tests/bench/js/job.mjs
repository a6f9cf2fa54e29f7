// SPDX-License-Identifier: GPL-3.0-or-later
// The job that every engine is given: products, promotions and carts from a seed, and what each line has to cost.
//
// Only what all engines can say, and say alike: a percentage off one SKU, a percentage off a category, buy two of a SKU
// and get the third at half price. They stack, at most one of each kind on a line; a cart meets eight on average. None
// competes with another for units: json-rules-engine knows nothing of that, and Medusa takes the highest value first
// where Vitrine looks for the lowest total. Prices are multiples of 8.00 and percentages of 5, so that nothing is ever
// rounded.

const SEED = 20261128;
const N_CARTS = 500;
const N_LINES = 8;
const PRODUCTS_PER_CATEGORY = 10;

/** Numbers of 32 bits (Marsaglia, Xorshift RNGs, 2003); the function returns one from 0 to n - 1. */
function makeRandom(seed) {
  let state = seed;
  return (n) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % n;
  };
}

function shuffled(items, random) {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = random(i + 1);
    [result[i], result[j]] = [result[j], result[i]];
  }
  return result;
}

function makeProducts(n, random) {
  return Array.from({length: n}, (_, i) => ({
    sku: `P${String(i).padStart(5, "0")}`,
    category: `C${String(Math.floor(i / PRODUCTS_PER_CATEGORY)).padStart(4, "0")}`,
    price: 800 * (1 + random(25)), // minor units
  }));
}

/** Of ten promotions six are for a SKU, two for a category, two of buy and get. */
function makePromotions(n, products, random) {
  const skus = products.map((product) => product.sku);
  const categories = [...new Set(products.map((product) => product.category))];
  const percent = () => 5 * (1 + random(5));
  const promotions = [
    ...shuffled(skus, random).slice(0, n * 0.6).map((sku) => ({kind: "sku", sku, percent: percent()})),
    ...shuffled(categories, random).slice(0, n * 0.2).map((category) => ({kind: "category", category, percent: percent()})),
    ...shuffled(skus, random).slice(0, n * 0.2).map((sku) => ({kind: "buy_get", sku, buy: 2, get: 1, percent: 50})),
  ];
  return shuffled(promotions, random).map((promotion, i) => ({id: `offer-${String(i).padStart(4, "0")}`, ...promotion}));
}

function makeCart(products, random) {
  const lines = new Map();
  while (lines.size < N_LINES) {
    const product = products[random(products.length)];
    lines.set(product.sku, {...product, quantity: 1 + random(6)});
  }
  return [...lines.values()];
}

/** What each line of a cart costs, in minor units, by the plainest reading of the promotions. */
function priceLines(cart, promotions) {
  return cart.map((line) => {
    let net = line.price * line.quantity;
    for (const promotion of promotions.filter((each) => each.kind === "buy_get" && each.sku === line.sku)) {
      const times = Math.floor(line.quantity / (promotion.buy + promotion.get));
      net -= times * promotion.get * line.price * promotion.percent / 100;
    }
    for (const promotion of promotions.filter((each) => each.kind !== "buy_get")) {
      if (promotion[promotion.kind] === line[promotion.kind])
        net = net * (100 - promotion.percent) / 100;
    }
    if (!Number.isInteger(net))
      throw new Error(`${line.sku}: ${net} is no whole number of minor units`);
    return net;
  });
}

/**
 * @param {number} nPromotions and 2.5 times as many products, so that a cart always meets about as many promotions
 * @returns {{products: object[], promotions: object[], carts: object[][], expected: number[][]}}
 */
export function makeJob(nPromotions) {
  const random = makeRandom(SEED);
  const products = makeProducts(nPromotions * 2.5, random);
  const promotions = makePromotions(nPromotions, products, random);
  const carts = Array.from({length: N_CARTS}, () => makeCart(products, random));
  return {products, promotions, carts, expected: carts.map((cart) => priceLines(cart, promotions))};
}
