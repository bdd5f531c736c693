// A contender: chrome-remote-interface, which knows no clicks. Arguments as of bench/browser.lua.
'use strict';

const CDP = require('chrome-remote-interface');
const timed = require('./browser_timed.js');

(async () => {
  const { hostname: host, port } = new URL(timed.url);
  const target = await CDP.New({ host, port });
  const client = await CDP({ host, port, target });
  await client.Page.enable();
  await client.Runtime.enable();
  await client.Emulation.setDeviceMetricsOverride({ ...timed.view, deviceScaleFactor: 1, mobile: false });
  const loaded = client.Page.loadEventFired();
  await client.Page.navigate({ url: timed.page });
  await loaded;
  await timed.run({
    send: (method, params) => client.send(method, params),
    listen: fn => client.Runtime.consoleAPICalled(fn),
    screenshot: async () => {
      const { data } = await client.Page.captureScreenshot({ format: 'png', optimizeForSpeed: true });
      return Buffer.from(data, 'base64');
    },
  });
  await CDP.Close({ host, port, id: target.id });
  await client.close();
})().catch(error => { console.error(error); process.exit(1); });
