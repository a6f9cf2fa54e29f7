// SPDX-License-Identifier: Apache-2.0
// Cases from standard input, judged in Node.
//
// usage: node cases-in-node.mjs MODULE.mjs MODULE.wasm

import {readFileSync} from "node:fs";
import {pathToFileURL} from "node:url";
import {judgeCases} from "./cases.mjs";

const [mjsPath, wasmPath] = process.argv.slice(2);
const {VitrineRules} = await import(pathToFileURL(mjsPath));
const rules = await VitrineRules.load(pathToFileURL(wasmPath));
process.stdout.write(JSON.stringify(judgeCases(rules, JSON.parse(readFileSync(0, "utf8")))));
