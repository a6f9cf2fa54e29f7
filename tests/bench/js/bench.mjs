// SPDX-License-Identifier: GPL-3.0-or-later
// Measures one engine: first that every line of every cart costs what it has to, then how long that takes. The machine is
// shared, so that processor time is counted, and of several rounds the fastest.
//
// usage: node bench.mjs ENGINE N_PROMOTIONS

import {makeJob} from "./job.mjs";

const N_ROUNDS = 9;
const ROUND_MS = 250;

async function check(job, engine) {
  for (const [i, cart] of engine.carts.entries()) {
    const nets = engine.readNets(await engine.evaluate(cart), cart);
    if (nets.join() !== job.expected[i].join())
      throw new Error(`cart ${i}: ${nets.join()} instead of ${job.expected[i].join()}`);
  }
}

function getProcessorMicros() {
  const {user, system} = process.cpuUsage();
  return user + system;
}

/** Microseconds for one evaluation, in the fastest round. What answers at once is not waited for. */
async function measure({carts, evaluate}) {
  let fastest = Infinity;
  let i = 0;
  for (let round = 0; round < N_ROUNDS; round++) {
    const start = getProcessorMicros();
    const end = performance.now() + ROUND_MS;
    const first = i;
    do {
      const answer = evaluate(carts[i++ % carts.length]);
      if (answer instanceof Promise)
        await answer;
    } while (performance.now() < end);
    fastest = Math.min(fastest, (getProcessorMicros() - start) / (i - first));
  }
  return fastest;
}

function printRow(name, micros, remark) {
  const time = `${micros.toFixed(1)} us`.padStart(10);
  const peak = `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`.padStart(11);
  console.log(`${name.padEnd(44)} ${time} ${peak}  ${remark}`);
}

const [engineName, nPromotions] = process.argv.slice(2);
const {label, variants} = await import(`./engine-${engineName}.mjs`);
const job = makeJob(Number(nPromotions));
for (const [variant, make] of Object.entries(variants)) {
  const engine = await make(job);
  await check(job, engine);
  const memory = engine.getMemory?.();
  const micros = await measure(engine);
  const grown = memory === undefined ? "" : `, module's memory grew by ${engine.getMemory() - memory} bytes`;
  printRow(`${label}, ${variant}`, micros, `${(1e6 / micros).toFixed(0)} a second${grown}`);
}
