// A contender: puppeteer-core. Arguments as of bench/browser.lua.
'use strict';

const puppeteer = require('puppeteer-core');
const timed = require('./browser_timed.js');

(async () => {
  const browser = await puppeteer.connect({ browserWSEndpoint: timed.url, defaultViewport: timed.view });
  const page = await browser.newPage();
  await page.goto(timed.page);
  const session = await page.createCDPSession();
  await timed.run({
    send: (method, params) => session.send(method, params),
    listen: fn => page.on('console', fn),
    screenshot: () => page.screenshot({ optimizeForSpeed: true }),
    click: () => page.locator('#b').click(),
  });
  await page.close();
  await browser.disconnect();
})().catch(error => { console.error(error); process.exit(1); });
