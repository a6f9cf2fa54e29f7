// SPDX-License-Identifier: Apache-2.0
// Judges cases by the WebAssembly module, wherever that runs.

function judge(rules, packs, {bare, pack, cart, expected}) {
  if (!packs.has(pack)) {
    const sealed = rules.seal(bare);
    if (sealed !== pack)
      return `sealed as ${sealed}\nnot as    ${pack}`;
    packs.set(pack, rules.loadPack(pack));
  }
  const got = packs.get(pack).evaluateText(cart);
  if (got !== expected)
    return `expected ${expected}\ngot      ${got}`;
  const again = packs.get(pack).evaluateText(cart);
  return again === got ? null : `got first ${got}\nthen      ${again}`;
}

/** What is wrong with each case; null for those that went well. */
export function judgeCases(rules, cases) {
  const packs = new Map();
  return cases.map((each) => {
    try {
      return judge(rules, packs, each);
    } catch (error) {
      return `${error.stack} (${error.code} ${error.path})`;
    }
  });
}
