// SPDX-License-Identifier: Apache-2.0
/**
 * Rule packs for storefronts: the evaluator as a WebAssembly module, in browsers and in Node.
 *
 *     const rules = await VitrineRules.load();
 *     const pack = rules.loadPack(await (await fetch("pack.json")).text());
 *     const result = pack.evaluate({currency: "EUR", lines: [{sku: "A", quantity: 2}]});
 *     pack.free();
 *
 * Types are in vitrine-rules.d.mts.
 */

const MODULE_VERSION = 1;
const LARGE = 1 << 20; // bytes of a text that no room is kept for
const TELL_ALL = 0;
const TELL_OUTCOME = 1;
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", {ignoreBOM: true});

/** What the evaluator refuses, or cannot do. */
export class RulesError extends Error {
  /**
   * @param {string} code "syntax", "schema", "version", "digest", "limit", "range", "overflow", "currency", "memory";
   *   "freed" for a pack that was freed, "broken" after a fault of the module
   * @param {string} message one line, English
   * @param {string} [path] where in the pack or cart: "$.lines[2].sku"
   * @param {number} [offset] byte in the text, for what is not JSON
   */
  constructor(code, message, path = "", offset = 0) {
    super(message);
    this.name = "RulesError";
    this.code = code;
    this.path = path;
    this.offset = offset;
  }
}

function isUrl(source) {
  return typeof source === "string" || source instanceof URL;
}

async function readUrl(source) {
  const url = new URL(source, import.meta.url);
  if (url.protocol === "file:" && typeof process === "object") {
    const {readFile} = await import("node:fs/promises");
    return readFile(url);
  }
  const response = await fetch(url);
  if (!response.ok)
    throw new Error(`${url}: ${response.status} ${response.statusText}`);
  return response.arrayBuffer();
}

async function compile(source) {
  if (source instanceof WebAssembly.Module)
    return source;
  if (isUrl(source))
    source = await readUrl(source);
  else if (typeof Response === "function" && source instanceof Response)
    source = await source.arrayBuffer();
  return WebAssembly.compile(source);
}

/** Text as it is, bytes as they are, anything else as JSON. */
function toText(value) {
  if (typeof value === "string" || value instanceof Uint8Array)
    return value;
  if (value instanceof ArrayBuffer)
    return new Uint8Array(value);
  return JSON.stringify(value) ?? "";
}

/** Amounts are 64 bits; what a Number would round is an error, never a wrong number. */
function parseResult(text) {
  if (!/[0-9]{16}/.test(text))
    return JSON.parse(text);
  return JSON.parse(text, (_key, value) => {
    if (typeof value === "number" && !Number.isSafeInteger(value))
      throw new RulesError("overflow", "an amount does not fit a Number; use evaluateText()");
    return value;
  });
}

/** One instance of the module: its memory, and the calls into it. */
class Module {
  #exports;
  #room = 0; // a block that texts are put into, kept for the next
  #roomSize = 0;
  #isBroken = false;

  constructor(instance) {
    this.#exports = instance.exports;
    const version = this.#exports.vitrine_get_version();
    if (version !== MODULE_VERSION)
      throw new RulesError("version", `the module speaks version ${version}, this file ${MODULE_VERSION}`);
  }

  get memoryUsed() {
    return this.#exports.vitrine_get_memory_used() >>> 0;
  }

  get memorySize() {
    return this.#exports.memory.buffer.byteLength;
  }

  setMemoryLimit(nBytes) {
    this.#exports.vitrine_set_memory_limit(Math.min(Math.max(Math.trunc(nBytes), 0), 0xffffffff));
  }

  /** A fault leaves the module's memory as it was in the middle of its work: nothing can be told of it any more. */
  #call(name, ...parameters) {
    if (this.#isBroken)
      throw new RulesError("broken", "the module has failed before; load it anew");
    try {
      return this.#exports[name](...parameters) >>> 0;
    } catch (fault) {
      this.#isBroken = true;
      throw new RulesError("broken", `the module has failed: ${fault.message}`);
    }
  }

  #reserve(size) {
    if (size <= this.#roomSize)
      return;
    this.#call("vitrine_free", this.#room);
    this.#room = this.#roomSize = 0;
    const room = this.#call("vitrine_alloc", size);
    if (room === 0)
      throw new RulesError("memory", "out of memory");
    this.#room = room;
    this.#roomSize = size;
  }

  /** Returns how many bytes the text has. */
  #put(text) {
    if (typeof text === "string" && 3 * text.length > LARGE)
      text = encoder.encode(text);
    const isBytes = typeof text !== "string";
    this.#reserve(isBytes ? text.length : 3 * text.length);
    const target = new Uint8Array(this.#exports.memory.buffer, this.#room, this.#roomSize);
    if (!isBytes)
      return encoder.encodeInto(text, target).written;
    target.set(text);
    return text.length;
  }

  /** A large text, as that of a pack, gives its room back. */
  #trim() {
    if (this.#roomSize <= LARGE || this.#isBroken)
      return;
    this.#call("vitrine_free", this.#room);
    this.#room = this.#roomSize = 0;
  }

  #readString(name) {
    const bytes = new Uint8Array(this.#exports.memory.buffer, this.#call(name));
    return decoder.decode(bytes.subarray(0, bytes.indexOf(0)));
  }

  #makeError() {
    return new RulesError(
      this.#readString("vitrine_error_get_code"), this.#readString("vitrine_error_get_message"),
      this.#readString("vitrine_error_get_path"), this.#call("vitrine_error_get_offset"));
  }

  /** Calls a function whose last parameters are a text and its length, and which returns no 0 unless it failed. */
  callWithText(name, first, text) {
    try {
      const length = this.#put(text);
      const value = this.#call(name, ...first, this.#room, length);
      if (value === 0)
        throw this.#makeError();
      return value;
    } finally {
      this.#trim();
    }
  }

  /** The text that such a function returns, which has to be freed if it is no longer the module's. */
  readWithText(name, first, text, {isOurs}) {
    const answer = this.callWithText(name, first, text);
    const bytes = new Uint8Array(this.#exports.memory.buffer, answer, this.#call("vitrine_get_length"));
    const answerText = decoder.decode(bytes);
    if (isOurs)
      this.#call("vitrine_free", answer);
    return answerText;
  }

  freePack(handle) {
    if (!this.#isBroken)
      this.#call("vitrine_pack_free", handle);
  }
}

/** Frees packs that were forgotten. */
const forgotten = new FinalizationRegistry(({module, handle}) => module.freePack(handle));

/** A pack that was loaded; VitrineRules.loadPack() makes them. */
export class RulePack {
  #module;
  #handle;

  /** @private */
  constructor(module, handle) {
    this.#module = module;
    this.#handle = handle;
    forgotten.register(this, {module, handle}, this);
  }

  /**
   * What a cart costs.
   * @param {object|string|Uint8Array} cart an object, or its JSON
   * @param {{explain?: boolean}} [options] without explain the result does not say of every offer why it applied or
   *   not, which is most of it where there are many
   * @returns {object} as result-1.schema.json says
   */
  evaluate(cart, options) {
    return parseResult(this.evaluateText(toText(cart), options));
  }

  /**
   * The same in canonical JSON: the same bytes as every evaluator gives.
   * @param {string|Uint8Array} cartText JSON
   * @param {{explain?: boolean}} [options]
   * @returns {string}
   */
  evaluateText(cartText, {explain = true} = {}) {
    if (this.#handle === 0)
      throw new RulesError("freed", "the pack was freed");
    const tell = explain ? TELL_ALL : TELL_OUTCOME;
    return this.#module.readWithText("vitrine_evaluate", [this.#handle, tell], cartText, {isOurs: false});
  }

  /** Gives its memory back. A second time does nothing. */
  free() {
    if (this.#handle === 0)
      return;
    forgotten.unregister(this);
    this.#module.freePack(this.#handle);
    this.#handle = 0;
  }
}

/** An amount of minor units, as people of a locale write it. */
function formatMoney(minor, {locale, currency, minorDigits = 2}) {
  const format = new Intl.NumberFormat(locale, {
    style: "currency", currency, minimumFractionDigits: minorDigits, maximumFractionDigits: minorDigits,
  });
  return format.format(minor / 10 ** minorDigits);
}

/** The day of the last second before an instant. */
function formatLastDay(instant, {locale, timeZone = "UTC"}) {
  return new Intl.DateTimeFormat(locale, {dateStyle: "long", timeZone}).format(new Date(Date.parse(instant) - 1000));
}

const MONEY_PLACEHOLDERS = new Set(["saving", "price", "list", "threshold", "more"]);

/**
 * How fillMessage() writes values in a locale.
 * @param {{locale?: string, currency: string, minorDigits?: number, timeZone?: string}} options the pack's currency and
 *   minor_digits, and the name of its time zone
 * @returns {(value: unknown, name: string) => string}
 */
export function messageFormat(options) {
  return (value, name) => {
    if (Array.isArray(value))
      return new Intl.ListFormat(options.locale, {type: "conjunction"}).format(value);
    if (name === "until")
      return formatLastDay(value, options);
    if (typeof value === "number")
      return MONEY_PLACEHOLDERS.has(name) ? formatMoney(value, options)
        : new Intl.NumberFormat(options.locale).format(value);
    return String(value);
  };
}

/**
 * A message as the shopper reads it: plain text, to be shown as such.
 * @param {string} text the message or reason of a prompt or an offer
 * @param {Record<string, unknown>} values what each placeholder stands for; what is absent, undefined or null stands for
 *   nothing
 * @param {(value: unknown, name: string) => string} [format] how a value is written
 * @returns {string|null} null if a placeholder stands for nothing: then there is nothing to show
 */
export function fillMessage(text, values, format = String) {
  let isWhole = true;
  const filled = text.replace(/\{\{|\}\}|\{([a-z][a-z0-9_]{0,31})\}/g, (match, name) => {
    if (name === undefined)
      return match[0];
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    isWhole &&= value !== undefined && value !== null;
    return isWhole ? format(value, name) : "";
  });
  return isWhole ? filled : null;
}

/** The evaluator. One serves any number of packs, one call after the other; a worker loads its own. */
export class VitrineRules {
  #module;

  /** @private */
  constructor(module) {
    this.#module = module;
  }

  /**
   * @param {string|URL|ArrayBuffer|Uint8Array|Response|WebAssembly.Module} [source] the module, its bytes or where it
   *   is; otherwise vitrine-rules.wasm beside this file
   * @param {{maxMemory?: number}} [options] how many bytes it may take: what needs more is an error of code "memory"
   * @returns {Promise<VitrineRules>}
   */
  static async load(source = new URL("vitrine-rules.wasm", import.meta.url), {maxMemory} = {}) {
    const module = new Module(await WebAssembly.instantiate(await compile(source), {}));
    if (maxMemory !== undefined)
      module.setMemoryLimit(maxMemory);
    return new VitrineRules(module);
  }

  /**
   * @param {string|Uint8Array|ArrayBuffer|object} json a sealed pack
   * @returns {RulePack}
   */
  loadPack(json) {
    return new RulePack(this.#module, this.#module.callWithText("vitrine_pack_load", [], toText(json)));
  }

  /**
   * For who writes packs: canonical JSON with the digest set.
   * @param {string|Uint8Array|ArrayBuffer|object} json
   * @returns {string}
   */
  seal(json) {
    return this.#module.readWithText("vitrine_seal", [], toText(json), {isOurs: true});
  }

  /**
   * Any JSON in canonical form.
   * @param {string|Uint8Array|ArrayBuffer|object} json
   * @returns {string}
   */
  canonicalize(json) {
    return this.#module.readWithText("vitrine_canonicalize", [], toText(json), {isOurs: true});
  }

  /** Bytes that packs and what was left of the last call take. */
  get memoryUsed() {
    return this.#module.memoryUsed;
  }

  /** Bytes of the module's memory, in use or not. It grows, and never shrinks. */
  get memorySize() {
    return this.#module.memorySize;
  }
}
