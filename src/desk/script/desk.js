// What the form of a draft does better with a script (docs/decisions/0016); its texts stand in #desk.
(function () {
  'use strict';
  const desk = document.getElementById('desk');
  const form = desk && desk.closest('form');
  if (!form || !window.fetch || !window.URLSearchParams || !form.replaceChildren) return;
  const say = desk.dataset;
  const status = document.getElementById('desk-saved');
  const trouble = document.getElementById('desk-trouble');
  const all = (selector, root) => Array.from((root || form).querySelectorAll(selector));
  const make = (tag, properties, parts) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...(parts || []));
    return made;
  };
  const json = 'application/json';
  const isTick = each => each.type === 'checkbox' || each.type === 'radio';
  const isOff = each => each.matches(':disabled');
  document.documentElement.classList.add('scripted');

  // Conditions: ["all", ...] and so on, as desk/live_condition.h says.
  const said = test => all('[name]').filter(each => test(each.name) && !isOff(each) && (!isTick(each) || each.checked));
  const isAmong = (path, values) => said(name => name === path).some(each => values.includes(each.value));
  const kinds = {
    all: parts => parts.every(holds),
    any: parts => parts.some(holds),
    none: parts => !holds(parts[0]),
    yes: parts => isAmong(parts[0], ['true']),
    no: parts => isAmong(parts[0], ['false']),
    given: parts => said(name => name === parts[0] || name.startsWith(parts[0] + '.')).some(each => each.value.trim() !== ''),
    is: parts => isAmong(parts[0], parts[1]),
    several: parts => parts[1].filter(values => isAmong(parts[0], values)).length > 1
  };
  function holds(condition) {
    return kinds[condition[0]](condition.slice(1));
  }
  const asked = all('[data-when]').map(element => ({ element, condition: JSON.parse(element.dataset.when) }));
  function askAgain() {
    let changed = asked.length > 0;
    for (let round = 0; changed && round < 9; ++round) {  // what is hidden may decide what else is
      changed = false;
      asked.forEach(({ element, condition }) => {
        const hide = !holds(condition);
        changed = changed || element.hidden !== hide;
        element.hidden = hide;
        if ('disabled' in element) element.disabled = hide;
      });
    }
  }

  // Languages: one at a time, the same one everywhere on the page.
  const tabs = [];
  function showLanguage(language, pressed) {
    tabs.forEach(({ tab, panel, of, group }) => {
      if (!tabs.some(other => other.group === group && other.of === language)) return;
      const isIt = of === language;
      panel.hidden = !isIt;
      tab.setAttribute('aria-selected', isIt);
      tab.tabIndex = isIt ? 0 : -1;
      if (isIt && pressed === group) tab.focus();
    });
  }
  all('.tongues').forEach(group => {
    const panels = all('.tongue', group);
    if (panels.length < 2) return;
    const list = make('div', { className: 'tabs' });
    list.setAttribute('role', 'tablist');
    panels.forEach(panel => {
      const label = panel.querySelector('label');
      const of = panel.querySelector('[lang]').lang;
      const tab = make('button', { type: 'button', id: 't-' + label.htmlFor }, [label.textContent]);
      if (panel.querySelector('[aria-invalid=true]')) tab.className = 'wrong';
      tab.setAttribute('role', 'tab');
      tab.setAttribute('aria-controls', panel.id = 'p-' + label.htmlFor);
      panel.setAttribute('role', 'tabpanel');
      panel.setAttribute('aria-labelledby', tab.id);
      tab.onclick = () => showLanguage(of, group);
      tab.onkeydown = event => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
        const isBack = (event.key === 'ArrowLeft') === (getComputedStyle(list).direction === 'ltr');
        const next = isBack ? tab.previousSibling : tab.nextSibling;
        if (next) next.click();
      };
      list.append(tab);
      tabs.push({ tab, panel, of, group });
    });
    group.prepend(list);
  });
  if (tabs.length) showLanguage(tabs[0].of);

  // Long lists get a box that narrows them.
  const folded = text => text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  all('.terms.long').forEach(list => {
    const box = make('input', { type: 'search', placeholder: say.filter });
    box.setAttribute('aria-label', say.filter);
    box.oninput = () => {
      const words = folded(box.value.trim());
      all('li', list).forEach(item => {
        item.hidden = !folded(item.textContent).includes(words) && !item.querySelector(':checked');
      });
    };
    list.before(box);
  });

  // Records are proposed while somebody types; a button takes one.
  all('[data-seek]').forEach(seek => {
    const box = seek.querySelector('input');
    const hits = make('div', { className: 'hits' });
    const name = 'pick.' + seek.dataset.seek;
    let timer = 0;
    let words = '';
    hits.setAttribute('role', 'status');
    seek.append(hits);
    function propose() {
      const query = new URLSearchParams({ field: seek.dataset.seek, q: words });
      const asked = words;
      fetch(say.base + '/records?' + query, { credentials: 'same-origin', headers: { Accept: json } })
        .then(answer => answer.ok ? answer.json() : [])
        .then(records => asked === words && hits.replaceChildren(...records.slice(0, 10).map(record =>
          make('button', { name, value: record.id },
            [make('bdi', {}, [record.title]), ' ', make('bdi', {}, [record.number])]))))
        .catch(() => hits.replaceChildren());
    }
    box.onkeydown = event => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      seek.querySelector('button').click();
    };
    box.oninput = () => {
      clearTimeout(timer);
      words = box.value.trim();
      if (words.length > 1) timer = setTimeout(propose, 300); else hits.replaceChildren();
    };
  });

  // Keeping: what changed since it was last saved, question by question.
  const isAnswer = each => !/^(answers$|do$|find\.|file\.|pick\.)/.test(each.name);
  const questions = all('[name=answers]').map(mark => ({ mark, path: mark.value, box: mark.parentNode }));
  const controls = question => all('[name]', question.box).filter(each => isAnswer(each) && !isOff(each));
  const entries = question => controls(question)
    .filter(each => !isTick(each) || each.checked).map(each => [each.name, each.value]);
  const saved = {};
  const texts = {};
  function remember({ question, now }) {
    saved[question.path] = JSON.stringify(now);
    now.forEach(([name, value]) => { texts[name] = value; });
  }
  const hidden = asked.filter(({ element }) => element.disabled);
  hidden.forEach(({ element }) => { element.disabled = false; });
  questions.forEach(question => remember({ question, now: entries(question) }));
  hidden.forEach(({ element }) => { element.disabled = true; });

  const store = 'bch ' + say.base;
  function kept() {
    try { return JSON.parse(localStorage.getItem(store)) || {}; } catch (error) { return {}; }
  }
  // With the version that a sent form was made from: once there is a newer one, it has arrived.
  const version = () => (form.elements.version || {}).value;
  function keep(changed, isSaved, sent) {
    const answers = kept();
    changed.forEach(({ question, now }) => {
      if (isSaved) delete answers[question.path]; else answers[question.path] = { now, sent };
    });
    try {
      if (Object.keys(answers).length) localStorage.setItem(store, JSON.stringify(answers));
      else localStorage.removeItem(store);
    } catch (error) { /* no room, or not allowed */ }
  }
  const changes = () => questions.filter(question => !isOff(question.mark))
    .map(question => ({ question, now: entries(question) }))
    .filter(({ question, now }) => JSON.stringify(now) !== saved[question.path]);

  // "from:deleted:length:inserted", never through the middle of a character.
  function splice(before, after) {
    const isHalf = (at, least) => (before.charCodeAt(at) & 0xFC00) === least;
    const most = Math.min(before.length, after.length);
    let from = 0;
    let end = 0;
    while (from < most && before[from] === after[from]) ++from;
    if (from && isHalf(from - 1, 0xD800)) --from;
    while (end < most - from && before[before.length - 1 - end] === after[after.length - 1 - end]) ++end;
    if (end && isHalf(before.length - end, 0xDC00)) --end;
    return [from, before.length - from - end, before.length, after.slice(from, after.length - end)].join(':');
  }
  function written(changed) {
    const body = new URLSearchParams();
    ['token', 'version'].forEach(name => form.elements[name] && body.append(name, form.elements[name].value));
    changed.forEach(({ question, now }) => {
      const long = controls(question).filter(each => each.dataset.splice === 'true').map(each => each.name);
      body.append('answers', question.path);
      now.forEach(([name, value]) => {
        const before = texts[name];
        if (!long.includes(name) || before === undefined) body.append(name, value);
        else if (before !== value && before.length > 400) body.append('splice.' + name, splice(before, value));
        else if (before !== value) body.append(name, value);
      });
    });
    return body;
  }

  const usual = 10000;
  let pause = usual;
  let timer = 0;
  let isStopped = false;
  let isBusy = false;
  let waiting = null;  // the button that was pressed meanwhile
  const later = () => { clearTimeout(timer); timer = setTimeout(save, pause); };
  function stop(detail) {
    isStopped = true;
    status.textContent = '';
    trouble.replaceChildren(make('p', {}, [detail || '', ' ', say.stopped, ' ',
      make('a', { href: say.compareAt }, [say.compare])]));
  }
  function offline() {
    pause = Math.min(pause * 2, 300000);
    status.textContent = '';
    trouble.replaceChildren(make('p', {}, [say.offline]));
  }
  function settle(changed, answer, told) {
    if (!answer.ok || !told.version) return stop(told.detail);
    if (form.elements.version) form.elements.version.value = told.version;
    changed.forEach(remember);
    keep(changed, true);
    pause = usual;
    trouble.replaceChildren();
    status.textContent = told.saved;
  }
  function save() {
    const changed = isStopped || isBusy ? [] : changes();
    if (!changed.length) return later();
    isBusy = true;
    keep(changed);
    const body = written(changed);
    const keepalive = String(body).length < 60000;  // browsers allow no more
    fetch(say.base + '/autosave', { method: 'POST', body, credentials: 'same-origin', keepalive, headers: { Accept: json } })
      .then(answer => answer.status >= 500 ? offline()
        : answer.json().catch(() => ({})).then(told => settle(changed, answer, told)))
      .catch(offline)
      .then(() => {
        isBusy = false;
        later();
        if (waiting) waiting.click();
      });
  }
  form.addEventListener('submit', event => {
    if (isBusy) {  // the version that is being made has to be known first
      event.preventDefault();
      waiting = event.submitter || document.activeElement;
      return;
    }
    keep(changes(), false, version());
    isStopped = true;
  });
  form.addEventListener('input', askAgain);
  form.addEventListener('change', askAgain);
  document.addEventListener('visibilitychange', () => document.hidden && save());
  window.addEventListener('online', () => { pause = usual; save(); });
  window.addEventListener('pagehide', save);
  window.addEventListener('pageshow', event => event.persisted && location.reload());

  // What an earlier visit could not send.
  function offer() {
    const before = kept();
    const here = questions.filter(({ path }) => before[path]).map(question => ({ question }));
    const isNews = ({ question: { path } }) => JSON.stringify(before[path].now) !== saved[path] &&
      (!before[path].sent || before[path].sent === version());
    const news = here.filter(isNews);
    keep(here.filter(each => !isNews(each)), true);
    if (!news.length) return;
    const restore = () => {
      news.forEach(({ question }) => all('[name]', question.box).filter(isAnswer).forEach(each => {
        const values = before[question.path].now.filter(([name]) => name === each.name).map(answer => answer[1]);
        if (isTick(each)) each.checked = values.includes(each.value);
        else if (values.length && each.type !== 'hidden') each.value = values[0];
      }));
      askAgain();
      trouble.replaceChildren();
      save();
    };
    const forget = () => {
      keep(news, true);
      trouble.replaceChildren();
    };
    trouble.replaceChildren(make('p', {}, [say.kept, ' ',
      make('button', { type: 'button', onclick: restore }, [say.restore]), ' ',
      make('button', { type: 'button', onclick: forget }, [say.forget])]));
  }

  // A large file goes in pieces, so that a broken line costs one of them; chosen again, it goes on where it was.
  const pieceBytes = 262144;
  function number(file) {
    const text = [file.name, file.size, file.lastModified].join('|');
    return Array.from(text).reduce((sum, sign) => (sum * 31 + sign.codePointAt(0)) % 9007199254740, 7).toString(36);
  }
  function send(file, box) {
    const to = say.base + '/upload/' + number(file);
    const head = { Accept: json, 'Content-Type': 'application/octet-stream', 'X-Form-Token': form.elements.token.value };
    const read = answer => answer.json().then(told => Object.assign(told, { ok: answer.ok }));
    const ask = (address, options) => fetch(address, Object.assign({ credentials: 'same-origin' }, options)).then(read);
    const go = at => {
      status.textContent = say.sending.replace('%', Math.floor(100 * at / file.size) + ' %');
      const end = Math.min(at + pieceBytes, file.size);
      const last = end < file.size ? {} : { field: box.name.slice(5), name: file.name };
      const query = new URLSearchParams(Object.assign({ at }, last));
      return ask(to + '?' + query, { method: 'POST', headers: head, body: file.slice(at, end) })
        .then(told => told.ok ? end < file.size ? go(end) : told : Promise.reject(told));
    };
    const begin = () => ask(to, { headers: { Accept: json } }).then(told => go(told.bytes)).catch(told => {
      if (told instanceof TypeError) return new Promise(retry => setTimeout(retry, pause)).then(begin);
      return stop(told.detail);
    });
    return begin();
  }
  all('input[type=file]').forEach(box => {
    box.onchange = () => {
      const file = box.files[0];
      if (!file || file.size <= pieceBytes) return;
      box.disabled = true;
      send(file, box).then(told => {
        if (!told || !told.version) return;
        isStopped = true;
        location.reload();
      });
    };
  });
  askAgain();
  offer();
  later();
}());
