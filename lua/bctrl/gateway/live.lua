-- The live view of a run: a page that shows its browser's newest page, frame by frame, and passes clicks and keys on where the
-- start has asked for control = "input". The page speaks the DevTools protocol through the gateway, which lets through only
-- what a viewer may say: the page's own script is not to be trusted with that.
local json = require "bctrl.gateway.wire.json"
local reply = require "bctrl.gateway.wire.reply"

local live = {}

-- Methods and their parameters' types.
local VIEWING = {
  ["Target.setDiscoverTargets"] = { discover = "boolean" },
  ["Target.attachToTarget"] = { targetId = "string", flatten = "boolean" },
  ["Target.detachFromTarget"] = { sessionId = "string" },
  ["Page.startScreencast"] = {
    format = "string", quality = "integer", maxWidth = "integer", maxHeight = "integer", everyNthFrame = "integer",
  },
  ["Page.stopScreencast"] = {},
  ["Page.screencastFrameAck"] = { sessionId = "integer" },
}
local INPUT = {
  ["Input.dispatchMouseEvent"] = {
    type = "string", x = "number", y = "number", modifiers = "integer", button = "string", buttons = "integer",
    clickCount = "integer", deltaX = "number", deltaY = "number",
  },
  ["Input.dispatchKeyEvent"] = {
    type = "string", modifiers = "integer", text = "string", unmodifiedText = "string", code = "string", key = "string",
    windowsVirtualKeyCode = "integer", nativeVirtualKeyCode = "integer", autoRepeat = "boolean", location = "integer",
  },
}

local function is(value, kind)
  local found = json.type(value)
  return found == kind or kind == "number" and found == "integer"
end

---@param control "none"|"input"
---@return fun(text: string): string? what is said to the browser in the place of a viewer's message; nil for nothing
function live.judge(control)
  return function(text)
    local message = json.decode(text)
    if json.type(message) ~= "object" or not is(message.id, "integer") or type(message.method) ~= "string" then return nil end
    local known = VIEWING[message.method] or control == "input" and INPUT[message.method]
    if not known then return nil end
    -- Written anew from what was read, so that the browser cannot read it in another way.
    local params = json.object()
    for name, value in pairs(json.type(message.params) == "object" and message.params or {}) do
      if not known[name] or not is(value, known[name]) then return nil end
      params[name] = value
    end
    return json.encode(json.object {
      id = message.id, method = message.method, params = params, sessionId = is(message.sessionId, "string") and message.sessionId or nil,
    })
  end
end

local PAGE = [[
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Live view</title>
<style>
  html, body { height: 100%; margin: 0; background: #1b1d21; color: #d5d8dd; font: 13px system-ui, sans-serif; }
  body { display: flex; flex-direction: column; }
  header { display: flex; gap: 8px; align-items: center; padding: 6px 10px; background: #26292f; }
  #pages { display: flex; gap: 4px; flex: 1; overflow: hidden; }
  #pages button { border: 0; border-radius: 4px; padding: 3px 8px; background: #363a42; color: inherit; font: inherit;
    max-width: 220px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; cursor: pointer; }
  #pages button.shown { background: #4c6ef5; color: #fff; }
  #state::before { content: "●"; margin-right: 5px; color: #51cf66; }
  #state.ended::before { color: #ff6b6b; }
  main { flex: 1; min-height: 0; display: flex; align-items: center; justify-content: center; padding: 8px; }
  img { max-width: 100%; max-height: 100%; background: #fff; outline: none; user-select: none; }
  img:not([src]) { visibility: hidden; }
</style>
<header><div id="pages"></div><span id="state">connecting</span></header>
<main><img id="screen" tabindex="0" draggable="false" alt="the running browser"></main>
<script>
"use strict";
const CONTROL = "@CONTROL@", UNTIL = "@UNTIL@";
const screen = document.getElementById("screen"), state = document.getElementById("state");
const socket = new WebSocket(location.href.replace(/^http/, "ws").replace(/[?#].*/, "") + "/socket");
const targets = new Map();
let id = 0, session = null, shown = null, asked = null, size = null;

function send(method, params, sessionId) {
  if (socket.readyState === 1) socket.send(JSON.stringify({ id: ++id, method, params, sessionId }));
  return id;
}

function show(targetId) {
  if (session) send("Target.detachFromTarget", { sessionId: session });
  session = null;
  shown = targetId;
  asked = targetId && send("Target.attachToTarget", { targetId, flatten: true });
  list();
}

function list() {
  const box = document.getElementById("pages");
  box.replaceChildren(...[...targets.values()].map((target) => {
    const button = document.createElement("button");
    button.textContent = target.title || target.url;
    button.title = target.url;
    button.className = target.targetId === shown ? "shown" : "";
    button.onclick = () => { show(target.targetId); screen.focus(); };
    return button;
  }));
}

// The newest page, but for the blank one that every browser has from its start.
function newest() {
  const pages = [...targets.values()];
  const used = pages.filter((target) => target.url !== "about:blank");
  return (used.length ? used : pages).map((target) => target.targetId).pop() || null;
}

const on = {
  "Target.targetCreated": ({ targetInfo }) => {
    if (targetInfo.type !== "page") return;
    targets.set(targetInfo.targetId, targetInfo);
    if (newest() !== shown) show(newest()); else list();
  },
  "Target.targetInfoChanged": ({ targetInfo }) => {
    const known = targets.get(targetInfo.targetId);
    if (!known) return;
    const blank = known.url === "about:blank" && targetInfo.url !== known.url;
    targets.set(targetInfo.targetId, targetInfo);
    if (blank && newest() !== shown) show(newest()); else list();
  },
  "Target.targetDestroyed": ({ targetId }) => {
    if (!targets.delete(targetId)) return;
    if (targetId === shown) { session = null; show(newest()); } else list();
  },
  "Page.screencastFrame": ({ data, metadata, sessionId: frame }, from) => {
    send("Page.screencastFrameAck", { sessionId: frame }, from);
    if (from !== session) return;
    size = metadata;
    screen.src = "data:image/jpeg;base64," + data;
  },
};

socket.onopen = () => {
  state.textContent = (CONTROL === "input" ? "clicks and keys go to the page" : "view only") + ", until "
    + new Date(UNTIL).toLocaleTimeString();
  send("Target.setDiscoverTargets", { discover: true });
};
socket.onmessage = ({ data }) => {
  const message = JSON.parse(data);
  if (message.id === asked && message.result && message.result.sessionId) {
    session = message.result.sessionId;
    send("Page.startScreencast",
      { format: "jpeg", quality: 80, maxWidth: 1920, maxHeight: 1200, everyNthFrame: 1 }, session);
  }
  if (on[message.method]) on[message.method](message.params, message.sessionId);
};
socket.onclose = () => { state.textContent = "ended"; state.className = "ended"; };

if (CONTROL === "input") {
  const BUTTONS = ["left", "middle", "right", "back", "forward"];
  const modifiers = (event) => event.altKey * 1 + event.ctrlKey * 2 + event.metaKey * 4 + event.shiftKey * 8;
  const mouse = (type, event, more) => {
    if (!session || !size) return;
    const box = screen.getBoundingClientRect();
    send("Input.dispatchMouseEvent", { type, modifiers: modifiers(event), buttons: event.buttons,
      x: (event.clientX - box.left) / box.width * size.deviceWidth,
      y: (event.clientY - box.top) / box.height * size.deviceHeight - (size.offsetTop || 0), ...more }, session);
  };
  let moved = 0;
  screen.onmousedown = (event) => {
    event.preventDefault();
    screen.focus();
    mouse("mousePressed", event, { button: BUTTONS[event.button], clickCount: event.detail || 1 });
  };
  screen.onmouseup = (event) =>
    mouse("mouseReleased", event, { button: BUTTONS[event.button], clickCount: event.detail || 1 });
  screen.onmousemove = (event) => {
    if (event.timeStamp - moved < 16) return;
    moved = event.timeStamp;
    mouse("mouseMoved", event, {});
  };
  screen.oncontextmenu = (event) => event.preventDefault();
  screen.addEventListener("wheel", (event) => {
    event.preventDefault();
    mouse("mouseWheel", event, { deltaX: event.deltaX, deltaY: event.deltaY });
  }, { passive: false });
  const key = (type) => (event) => {
    event.preventDefault();
    if (!session) return;
    const printed = event.key.length === 1 && !event.ctrlKey && !event.metaKey;
    const text = printed ? event.key : event.key === "Enter" ? "\r" : "";
    const down = type === "keyUp" ? type : text ? "keyDown" : "rawKeyDown";
    send("Input.dispatchKeyEvent", { type: down, modifiers: modifiers(event), key: event.key, code: event.code,
      windowsVirtualKeyCode: event.keyCode, location: event.location, autoRepeat: event.repeat,
      ...(text && down === "keyDown" ? { text, unmodifiedText: text } : {}) }, session);
  };
  screen.onkeydown = key("keyDown");
  screen.onkeyup = key("keyUp");
  screen.focus();
}
</script>
</html>
]]

---The page of a link: an answer.
---@param link table control and expiresAt
function live.page(link)
  local text = PAGE:gsub("@(%u+)@", { CONTROL = link.control, UNTIL = link.expiresAt })
  return reply.whole {
    status = 200, body = text, headers = {
      "Content-Type", "text/html; charset=utf-8", "Cache-Control", "no-store", "Referrer-Policy", "no-referrer",
      "X-Content-Type-Options", "nosniff", "Content-Security-Policy",
      "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; connect-src 'self'",
    },
  }
end

return live
