--- What runs in the page, in a world of its own that the page cannot see: finding elements, waiting until one can take what
--- is to be done to it, and doing it. One call from here is one evaluate, however long it waits.

return [==[
(() => {
  if (globalThis.bctrl) return;
  const words = text => (text || '').replace(/\s+/g, ' ').trim();
  const rooted = root => {
    const list = [root];
    for (const el of root.querySelectorAll('*')) if (el.shadowRoot) list.push(...rooted(el.shadowRoot));
    return list;
  };
  const each = (root, css) => rooted(root).flatMap(r => [...r.querySelectorAll(css)]);
  // "Pay" is exact, Pay is a part in whichever case.
  const matcher = wanted => {
    const quoted = /^(["'])(.*)\1$/.exec(wanted);
    if (quoted) return text => words(text) === words(quoted[2]);
    const low = words(wanted).toLowerCase();
    return text => words(text).toLowerCase().includes(low);
  };
  const ROLES = {
    button: 'button,input[type=button],input[type=submit],input[type=reset],input[type=image],summary', link: 'a[href],area[href]',
    heading: 'h1,h2,h3,h4,h5,h6', textbox: 'input:not([type]),input[type=text],input[type=email],input[type=tel],input[type=url],input[type=password],textarea',
    searchbox: 'input[type=search]', checkbox: 'input[type=checkbox]', radio: 'input[type=radio]', combobox: 'select:not([multiple])', listbox: 'select[multiple]',
    option: 'option', spinbutton: 'input[type=number]', slider: 'input[type=range]', list: 'ul,ol', listitem: 'li', img: 'img', image: 'img', table: 'table', row: 'tr',
    cell: 'td', columnheader: 'th', navigation: 'nav', main: 'main', article: 'article', dialog: 'dialog', form: 'form', paragraph: 'p',
  };
  const nameOf = el => {
    const by = el.getAttribute('aria-labelledby');
    if (by) return by.split(/\s+/).map(id => el.getRootNode().getElementById(id)?.textContent).join(' ');
    return el.getAttribute('aria-label') || (el.labels?.length ? [...el.labels].map(l => l.textContent).join(' ') : '') || el.getAttribute('alt')
      || (/^(submit|button|reset)$/.test(el.type) && el.value) || el.textContent || el.getAttribute('title') || el.getAttribute('placeholder');
  };
  const SILENT = /^(SCRIPT|STYLE|HEAD|TITLE|TEMPLATE|NOSCRIPT)$/;
  const textOf = el => {
    if (el.tagName === 'INPUT') return /^(submit|button|reset)$/.test(el.type) ? el.value : '';
    if (!el.querySelector('script,style,template,noscript')) return el.textContent;
    return [...el.childNodes].map(node => node.nodeType === 3 ? node.data : node.nodeType === 1 && !SILENT.test(node.tagName) ? textOf(node) : '').join('');
  };
  const ENGINES = {
    css: (root, css) => each(root, css),
    text: (root, wanted) => {
      const matches = matcher(wanted);
      const found = each(root, '*').filter(el => !SILENT.test(el.tagName) && matches(textOf(el)));
      const all = new Set(found);
      return found.filter(el => ![...el.children].some(child => all.has(child)));
    },
    xpath: (root, path) => {
      const document = root.ownerDocument || root;
      const result = document.evaluate(root === document ? path : path.replace(/^\//, './'), root, null, 7, null);
      return Array.from({ length: result.snapshotLength }, (_, i) => result.snapshotItem(i)).filter(node => node.nodeType === 1);
    },
    role: (root, wanted) => {
      const parts = /^(\w+)(?:\[name=(.*)\])?$/.exec(wanted);
      if (!parts) throw new SyntaxError(`role=NAME or role=NAME[name=TEXT] expected, got role=${wanted}`);
      const role = parts[1], matches = parts[2] && matcher(parts[2]);
      const css = `[role=${role}]` + (ROLES[role] ? ',' + ROLES[role].split(',').map(s => s + ':not([role])').join(',') : '');
      return each(root, css).filter(el => !matches || matches(nameOf(el)));
    },
  };
  const query = selector => {
    let roots = [document];
    for (const part of selector.split(/\s+>>\s+/)) {
      if (/^(css|text|xpath|role)=\s*$/.test(part)) throw new SyntaxError(`nothing follows ${part.trim()}`);
      const [, engine, rest] = /^(css|text|xpath|role)=([^]*)$/.exec(part) || (/^\(*\/\//.test(part) ? [, 'xpath', part] : [, 'css', part]);
      const found = new Set();
      for (const root of roots) for (const el of ENGINES[engine](root, rest)) found.add(el);
      roots = [...found];
    }
    return roots;
  };
  const describe = el => {
    let text = '<' + el.tagName.toLowerCase();
    for (const name of ['id', 'class', 'name', 'type']) if (el.getAttribute(name)) text += ` ${name}=${el.getAttribute(name).slice(0, 40)}`;
    return text + '>';
  };
  const visible = el => {
    const box = el.getBoundingClientRect();
    if (el.tagName === 'OPTION') return visible(el.closest('select') || el.parentElement);
    return box.width > 0 && box.height > 0 && getComputedStyle(el).visibility === 'visible' && (!el.checkVisibility || el.checkVisibility());
  };
  const disabled = el => el.matches(':disabled') || !!el.closest('[aria-disabled=true]');
  const control = el => el.matches('label') && el.control || el;
  const up = el => el.parentNode instanceof ShadowRoot ? el.parentNode.host : el.parentNode;
  const at = (x, y) => {
    let hit = document.elementFromPoint(x, y);
    for (let inner; hit?.shadowRoot && (inner = hit.shadowRoot.elementFromPoint(x, y)) && inner !== hit;) hit = inner;
    return hit;
  };
  const middle = el => {
    const view = [...el.getClientRects()].find(r => r.width > 0 && r.height > 0) || el.getBoundingClientRect();
    const left = Math.max(view.left, 0), right = Math.min(view.right, innerWidth), top = Math.max(view.top, 0), bottom = Math.min(view.bottom, innerHeight);
    return { x: (left + right) / 2, y: (top + bottom) / 2, inside: left < right && top < bottom };
  };
  const frame = () => new Promise(go => { const timer = setTimeout(go, 50); requestAnimationFrame(() => { clearTimeout(timer); go(); }); });
  const fire = (el, ...names) => names.forEach(name => el.dispatchEvent(new Event(name, { bubbles: true, composed: true })));
  const editable = el => el.isContentEditable || (/^(INPUT|TEXTAREA)$/.test(el.tagName)
    && !/^(checkbox|radio|submit|button|reset|image|file|hidden)$/.test(el.type));

  // What is missing until something can be done to an element: words, or nothing.
  const NEEDS = {
    attached: () => null,
    visible: el => visible(el) ? null : `${describe(el)} is not visible`,
    enabled: el => NEEDS.visible(el) || (disabled(control(el)) ? `${describe(el)} is disabled` : null),
    editable: el => NEEDS.enabled(el) || (el.readOnly || el.getAttribute('aria-readonly') === 'true' ? `${describe(el)} is read-only` : null),
    still: (el, seen) => {
      const missing = NEEDS.enabled(el);
      if (missing) return missing;
      if (!middle(el).inside) el.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      const box = el.getBoundingClientRect(), place = [box.x, box.y, box.width, box.height].join();
      const moved = seen.el !== el || seen.place !== place;
      seen.el = el, seen.place = place;
      return moved ? `${describe(el)} moves` : null;
    },
    reachable: (el, seen) => {
      const missing = NEEDS.still(el, seen);
      if (missing) return missing;
      const { x, y, inside } = middle(el);
      if (!inside) return `${describe(el)} is outside of the page's view`;
      const hit = at(x, y);
      for (let node = hit; node; node = up(node)) if (node === el) return null;
      if (hit && (hit.closest('label')?.control === el || el.closest('label')?.contains(hit))) return null;
      return `${describe(el)} is covered by ${hit ? describe(hit) : 'nothing that takes a click'}`;
    },
  };
  // op: what it needs, and what it does; [again] is what is still missing.
  const OPS = {
    attached: ['attached', () => true],
    visible: ['visible', () => true],
    enabled: ['enabled', () => true],
    point: ['reachable', middle],
    force: ['attached', el => { el.scrollIntoView({ block: 'center', behavior: 'instant' }); return middle(el); }],
    focus: ['visible', el => { el.focus(); return true; }],
    scroll: ['attached', el => { el.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' }); return true; }],
    text: ['attached', el => el.innerText ?? el.textContent],
    value: ['attached', el => 'value' in el ? (el.multiple ? [...el.selectedOptions].map(o => o.value) : el.value) : { bad: `${describe(el)} has no value` }],
    checked: ['attached', el => control(el).checked ?? el.getAttribute('aria-checked') === 'true'],
    attribute: ['attached', (el, name) => el.getAttribute(name)],
    box: ['attached', el => { const b = el.getBoundingClientRect(); return { x: b.x + scrollX, y: b.y + scrollY, width: b.width, height: b.height }; }],
    fill: ['editable', (el, text) => {
      el = control(el);
      if (!editable(el)) return { bad: `${describe(el)} cannot be filled in` };
      el.focus();
      if (el.isContentEditable) { getSelection().selectAllChildren(el); return 'insert'; }
      const plain = el.tagName === 'TEXTAREA' || /^(text|search|tel|url|password|email|number)$/.test(el.type);
      if (plain && text !== '') { el.select(); return 'insert'; }
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(el), 'value').set.call(el, text);
      if (el.value !== text) return { bad: `${describe(el)} does not take ${JSON.stringify(text)}` };
      fire(el, 'input', 'change');
      return 'done';
    }],
    select: ['enabled', (el, values) => {
      if (el.tagName !== 'SELECT') return { bad: `${describe(el)} is no <select>` };
      const options = [...el.options];
      const chosen = values.map(v => options.find(o => o.value === v) || options.find(o => words(o.label) === words(v)));
      const missing = chosen.indexOf(undefined);
      if (missing >= 0) return { again: `${describe(el)} has no option ${JSON.stringify(values[missing])}` };
      if (chosen.length > 1 && !el.multiple) return { bad: `${describe(el)} takes one option` };
      for (const option of options) option.selected = chosen.includes(option);
      fire(el, 'input', 'change');
      return chosen.map(o => o.value);
    }],
    upload: ['attached', (el, files) => {
      el = control(el);
      if (el.type !== 'file') return { bad: `${describe(el)} takes no files` };
      const transfer = new DataTransfer();
      for (const { name, type, bytes } of files) {
        const content = Uint8Array.from(atob(bytes), c => c.charCodeAt(0));
        transfer.items.add(new File([content], name, { type }));
      }
      if (files.length > 1 && !el.multiple) return { bad: `${describe(el)} takes one file` };
      el.files = transfer.files;
      fire(el, 'input', 'change');
      return true;
    }],
  };
  const run = async (selector, op, argument, ms) => {
    const end = performance.now() + ms, seen = {};
    for (;;) {
      let found, missing;
      try { found = query(selector); } catch (error) { return { error: 'selector', message: error.message }; }
      const el = found[0];
      if (op === 'hidden') {
        if (!el || !visible(el)) return { value: true };
        missing = `${describe(el)} is visible`;
      } else if (!el) {
        missing = 'nothing in the page matches it';
      } else {
        const [need, act] = OPS[op];
        missing = NEEDS[need](el, seen);
        if (!missing) {
          const value = act(el, argument);
          if (value?.bad) return { error: 'unfit', message: value.bad };
          missing = value?.again;
          if (!missing) return { value: value ?? null };
        }
      }
      if (performance.now() >= end) return { error: 'timeout', message: missing, count: found.length };
      await frame();
    }
  };
  const now = (selector, op, argument) => {
    let found;
    try { found = query(selector); } catch (error) { return { error: 'selector', message: error.message }; }
    if (op === 'count') return { value: found.length };
    if (op === 'exists') return { value: found.length > 0 };
    if (op === 'visible') return { value: found.length > 0 && visible(found[0]) };
    return { value: found.map(el => {
      const item = {};
      if (argument.text) item.text = el.innerText ?? el.textContent;
      for (const name of argument.attributes || []) item[name] = el.getAttribute(name);
      return item;
    }) };
  };
  // Does the mouse's next move come to this document?
  let moved;
  const listen = () => {
    moved = new Promise(tell => {
      addEventListener('mousemove', () => tell(true), { capture: true, once: true });
      setTimeout(tell, 50, false);
    });
  };
  globalThis.bctrl = { run, now, query, listen, moved: () => moved };
})();
]==]
