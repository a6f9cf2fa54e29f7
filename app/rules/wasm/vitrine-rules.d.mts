// SPDX-License-Identifier: Apache-2.0
// Types of vitrine-rules.mjs. What the fields mean is in cart-1.schema.json and result-1.schema.json; money is an
// integer in minor units, a discount is negative.

export type RulesErrorCode =
  | "syntax" | "schema" | "version" | "digest" | "limit" | "range" | "overflow" | "currency" | "memory"
  | "freed" | "broken";

/** What the evaluator refuses, or cannot do. */
export class RulesError extends Error {
  constructor(code: RulesErrorCode, message: string, path?: string, offset?: number);
  readonly name: "RulesError";
  readonly code: RulesErrorCode;
  /** Where in the pack or cart: "$.lines[2].sku"; empty where it is nowhere. */
  readonly path: string;
  /** Byte in the text, for what is not JSON. */
  readonly offset: number;
}

export interface CartLine {
  id?: string;
  sku: string;
  quantity: number;
  unit_price?: number;
  /** Grams of one unit. */
  weight?: number;
  attributes?: Record<string, string>;
  subscription?: {delivery?: number};
  instead_of?: string;
  [extension: `x-${string}`]: unknown;
}

export interface Cart {
  currency: string;
  lines: CartLine[];
  /** "2026-11-27T09:00:00Z" */
  now?: string;
  channel?: string;
  placement?: string;
  locale?: string;
  budget?: number;
  declined?: string[];
  used?: {offer: string; customer?: number; total?: number; discount?: number}[];
  customer?: {id?: string; segments?: string[]; orders?: {at: string; skus?: string[]}[]};
  coupons?: string[];
  shipping?: {price: number; method?: string};
  [extension: `x-${string}`]: unknown;
}

export interface ResultLine {
  id: string;
  sku: string;
  quantity: number;
  unit_price: number;
  list: number;
  net: number;
  adjustments: {offer: string; units: number; amount: number; cut?: number}[];
}

export interface Need {
  sku?: string;
  quantity?: number;
  coupon?: string;
  condition?: string;
  amount?: number;
  weight?: number;
}

export type Verdict =
  | "applied" | "beaten" | "not_met" | "outside_schedule" | "outside_audience" | "outside_channel" | "spent"
  | "suppressed" | "no_benefit" | "prompted";

export interface Explanation {
  offer: string;
  verdict: Verdict;
  times: number;
  amount: number;
  by?: string;
  lead?: number;
  /** What suppressed it, or the limit that leaves nothing. */
  guard?: string;
  /** What it would have prompted besides, and what held each back. */
  holds?: {guard: string; sku?: string}[];
  needs?: Need[];
}

/** What to put before the shopper next. */
export interface Prompt {
  offer: string;
  action: "add" | "replace" | "subscribe" | "spend" | "pay_later" | "remind";
  items: {sku: string; quantity: number}[];
  /** replace: what the line has to say of that once it is accepted. */
  instead_of?: string;
  /** The line to replace, or to have delivered again. */
  line?: string;
  amount?: number;
  /** How much more is due once it is accepted. */
  change: number;
  margin_change?: number;
  payments?: {days: number; amount: number}[];
  coupon?: string;
  message?: string;
  reason?: string;
}

export interface Result {
  version: 1;
  currency: string;
  lines: ResultLine[];
  order_adjustments: {offer: string; amount: number; cut?: number; parts: {line: string; amount: number}[]}[];
  shipping: {list: number; net: number; adjustments: {offer: string; amount: number; cut?: number}[]};
  gifts: {offer: string; sku: string; quantity: number}[];
  /** The best first. */
  prompts: Prompt[];
  totals: {
    list: number;
    item_discount: number;
    order_discount: number;
    shipping: number;
    due: number;
    margin?: number;
  };
  /** One for each offer, in the order of the pack. */
  explain: Explanation[];
  proof: {choose: "lowest_total" | "priority"; proven: boolean; gap: number};
}

export interface EvaluateOptions {
  /** Whether to say of every offer why it applied or not, which is most of the result where there are many; true. */
  explain?: boolean;
}

/** What placeholders in a message may stand for; a shop may add its own. What each means is in data/schema/README.md. */
export interface MessageValues {
  saving?: number | string;
  price?: number | string;
  list?: number | string;
  product?: string;
  products?: string | string[];
  count?: number | string;
  /** schedule.until as it is in the pack. */
  until?: string;
  coupon?: string;
  gift?: string;
  threshold?: number | string;
  more?: number | string;
  [name: string]: unknown;
}

export interface MessageFormatOptions {
  /** Without one: that of the environment. */
  locale?: string;
  currency: string;
  /** 2 if absent. */
  minorDigits?: number;
  /** UTC if absent. */
  timeZone?: string;
}

/** Writes a value into a message. */
export type MessageFormat = (value: unknown, name: string) => string;

/** Numbers of saving, price, list, threshold and more are money in minor units, others counts; arrays are lists. */
export function messageFormat(options: MessageFormatOptions): MessageFormat;

/**
 * A message as the shopper reads it, plain text; null if a placeholder stands for nothing: then there is nothing to show.
 * Without a format values are written as String() does.
 */
export function fillMessage(text: string, values: MessageValues, format?: MessageFormat): string | null;

/** A pack that was loaded. */
export class RulePack {
  private constructor();
  /** What a cart costs. Throws RulesError, of code "overflow" too where an amount does not fit a Number. */
  evaluate(cart: Cart | string | Uint8Array, options?: {explain?: true}): Result;
  evaluate(cart: Cart | string | Uint8Array, options: EvaluateOptions): Omit<Result, "explain">;
  /** The same from JSON to canonical JSON: the same bytes as every evaluator gives. */
  evaluateText(cartText: string | Uint8Array, options?: EvaluateOptions): string;
  /** Gives its memory back. A second time does nothing. */
  free(): void;
}

/** The evaluator. One serves any number of packs, one call after the other; a worker loads its own. */
export class VitrineRules {
  private constructor();
  /** Without a source: vitrine-rules.wasm beside vitrine-rules.mjs. */
  static load(
    source?: string | URL | ArrayBuffer | Uint8Array | Response | WebAssembly.Module,
    options?: {maxMemory?: number},
  ): Promise<VitrineRules>;
  /** Throws RulesError for what is no sealed pack. */
  loadPack(json: string | Uint8Array | ArrayBuffer | object): RulePack;
  /** For who writes packs: canonical JSON with the digest set. */
  seal(json: string | Uint8Array | ArrayBuffer | object): string;
  /** Any JSON in canonical form. */
  canonicalize(json: string | Uint8Array | ArrayBuffer | object): string;
  /** Bytes that packs and what was left of the last call take. */
  readonly memoryUsed: number;
  /** Bytes of the module's memory, in use or not. It grows, and never shrinks. */
  readonly memorySize: number;
}
