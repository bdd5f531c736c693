// What the contenders in JavaScript share: arguments, works and measuring, as in bench/browser.lua.
'use strict';

const assert = require('assert');

const [, , work, url, page, number] = process.argv;
const count = Number(number);

exports.url = url;
exports.page = page;
exports.view = { width: 1280, height: 720 };

// Calls `run(count)` to warm up and then measured: user and system time of the process, all its threads.
async function timed(run, warmUp) {
  await run(warmUp);
  global.gc();
  const cpu = process.cpuUsage(), wall = process.hrtime.bigint();
  await run(count);
  const spent = process.cpuUsage(cpu);
  console.log(`cpu=${((spent.user + spent.system) / count).toFixed(3)}`);
  console.log(`wall=${(Number(process.hrtime.bigint() - wall) / 1000 / count).toFixed(3)}`);
}

// send(method, params) of the page; listen(fn) has each console event told; screenshot() -> bytes; click() once.
exports.run = async ({ send, listen, screenshot, click }) => {
  const evaluate = async () => {
    const { result } = await send('Runtime.evaluate', { expression: '1+1', returnByValue: true });
    assert(result.value === 2);
  };
  const emit = async calls => {
    await send('Runtime.evaluate', { expression: `for (let i = 0; i < ${calls}; i++) console.log('event', i)` });
  };
  const times = (calls, fn) => (async () => { for (let i = 0; i < calls; i++) await fn(); })();
  const works = {
    evaluate: () => timed(calls => times(calls, evaluate), 3000),
    flight: () => timed(async calls => {
      let left = calls;
      await Promise.all(Array.from({ length: 64 }, async () => { while (left-- > 0) await evaluate(); }));
    }, 3000),
    heard: async () => {
      let heard = 0;
      listen(() => { heard++; });
      await timed(async calls => {
        const wanted = heard + calls;
        await emit(calls);
        while (heard < wanted) await new Promise(setImmediate);
      }, 3000);
    },
    unheard: () => timed(emit, 3000),
    screenshot: () => timed(calls => times(calls, async () => assert((await screenshot()).length > 1000)), 5),
    large: () => timed(calls => times(calls, async () => {
      const { result } = await send('Runtime.evaluate', { expression: "'x'.repeat(20e6)", returnByValue: true });
      assert(result.value.length === 20e6);
    }), 2),
    clicks: async () => {
      await timed(calls => times(calls, click), 20);
      const { result } = await send('Runtime.evaluate', { expression: 'clicks', returnByValue: true });
      assert(result.value === count + 20);
    },
  };
  await works[work]();
};
