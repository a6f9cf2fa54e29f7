// SPDX-License-Identifier: GPL-3.0-or-later
// Counts pairs with DuckDB and prints a row beside ours: bench.mjs MINED.json ORDERS.csv TEMPORARY-FOLDER
//
// From baskets to pairs on both sides, with two threads, the best of three: DuckDB's table has each product once an order
// already and its keys are integers. It only counts; our time is with all measures.
import { readFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'

const [minedPath, ordersPath, folder] = process.argv.slice(2)
const mined = JSON.parse(readFileSync(minedPath, 'utf8'))
const quote = text => `'${text.replaceAll("'", "''")}'`

const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
const database = await instance.connect()
await database.run(`SET temp_directory = ${quote(folder)}`)
await database.run(`SET preserve_insertion_order = false`)
await database.run(`
  CREATE TABLE basket AS
    SELECT DISTINCT "order"::INTEGER AS "order", substr(sku, 2)::INTEGER AS item
    FROM read_csv(${quote(ordersPath)}, header = true, all_varchar = true)`)
const lines = await database.runAndReadAll(
  `SELECT count(*)::INTEGER FROM read_csv(${quote(ordersPath)}, header = true, all_varchar = true)`)
if (lines.getRows()[0][0] !== mined.lines)
  throw new Error(`Other orders: ${lines.getRows()[0][0]} lines for ${mined.lines}`)

let seconds = Infinity
let processor = Infinity
let counted
for (let i = 0; i < 3; i++) {
  const before = process.hrtime.bigint()
  const usage = process.cpuUsage()
  counted = await database.runAndReadAll(`
    SELECT count(*)::INTEGER FROM (
      SELECT a.item, b.item
      FROM basket a JOIN basket b ON a."order" = b."order" AND a.item < b.item
      GROUP BY a.item, b.item
      HAVING count(*) >= ${mined.min_together})`)
  seconds = Math.min(seconds, Number(process.hrtime.bigint() - before) / 1e9)
  const { user, system } = process.cpuUsage(usage)
  processor = Math.min(processor, (user + system) / 1e6)
}
const pairs = counted.getRows()[0][0]
if (pairs !== mined.pairs) throw new Error(`DuckDB found ${pairs} pairs for ${mined.pairs}`)
const peak = process.resourceUsage().maxRSS / 1024
console.log(`${'DuckDB self-join, 2 threads'.padEnd(44)} ${seconds.toFixed(3).padStart(8)} s ` +
  `${peak.toFixed(0).padStart(7)} MiB  ${(seconds * 1e6 / mined.took_us).toFixed(1)} times ours ` +
  `(${(mined.took_us / 1e6).toFixed(3)} s, with all measures), ` +
  `${(processor * 1e6 / mined.processor_us).toFixed(1)} times the time of processors; the same ${pairs} pairs`)
