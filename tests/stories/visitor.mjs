// A visitor who signs in: keeps cookies, fills in the forms of pages as a browser without scripts does, has her list of codes.
const unescape = (text) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&');
const attribute = (tag, name) => {
  const found = tag.match(new RegExp(`\\s${name}="([^"]*)"`));
  return found ? unescape(found[1]) : undefined;
};

// What a form would send, and its buttons: [name, value] each.
function read_form(html) {
  const fields = [];
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const type = attribute(tag, 'type') ?? 'text';
    if (type === 'checkbox' && !/\schecked/.test(tag)) continue;
    if (type !== 'file' && attribute(tag, 'name')) fields.push([attribute(tag, 'name'), attribute(tag, 'value') ?? '']);
  }
  for (const [, tag, inside] of html.matchAll(/(<select[^>]*>)(.*?)<\/select>/gs)) {
    const options = [...inside.matchAll(/<option[^>]*>/g)].map(([option]) => option);
    const chosen = options.find((option) => / selected/.test(option)) ?? options[0];
    fields.push([attribute(tag, 'name'), chosen ? attribute(chosen, 'value') : '']);
  }
  for (const [, tag, text] of html.matchAll(/(<textarea[^>]*>)(.*?)<\/textarea>/gs)) fields.push([attribute(tag, 'name'), unescape(text)]);
  const buttons = [...html.matchAll(/<button[^>]*>/g)].map(([tag]) => [attribute(tag, 'name'), attribute(tag, 'value')]);
  const may_be_ticked = [...html.matchAll(/<input[^>]*type="checkbox"[^>]*>/g)].map(([tag]) => attribute(tag, 'name'));
  const files = [...html.matchAll(/<input[^>]*type="file"[^>]*>/g)].map(([tag]) => attribute(tag, 'name'));
  return { fields, buttons, files, names: [...fields.map(([name]) => name), ...may_be_ticked, ...files] };
}

export class Visitor {
  cookies = new Map();
  codes = [];
  page = '';
  status = 0;
  path = '';

  constructor(base) { this.base = base; }

  async ask(path, options = {}) {
    const headers = { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '), ...options.headers };
    const answer = await fetch(this.base + path, { redirect: 'manual', ...options, headers });
    for (const line of answer.headers.getSetCookie()) {
      const [pair] = line.split(';');
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    this.status = answer.status;
    this.path = path;
    this.type = answer.headers.get('content-type');
    const location = answer.headers.get('location');
    if (location && [302, 303].includes(answer.status)) return this.ask(location.replace(this.base, ''));
    this.page = await answer.text();
  }

  open(path) { return this.ask(path); }

  // Sends the form of the page that leads to `action` and has all that is to be typed, chosen or pressed. Values that begin with
  // "@" are files: "@letter.pdf:text of it".
  async send(action, typed = {}) {
    const wanted = Object.entries(typed);
    const forms = [...this.page.matchAll(/<form[^>]*>.*?<\/form>/gs)].map(([html]) => html)
      .filter((html) => attribute(html.match(/<form[^>]*>/)[0], 'action') === action)
      .map((html) => ({ html, ...read_form(html) }));
    const form = forms.find(({ names, buttons }) => wanted.every(([name, value]) =>
      names.includes(name) || buttons.some((button) => button[0] === name && button[1] === value)));
    if (!form) throw new Error(`the page ${this.path} (${this.status}) has no form for ${action} with ${Object.keys(typed)}`);
    const fields = [...form.fields.filter(([name]) => !(name in typed)), ...wanted];
    if (form.buttons.length > 0 && form.buttons[0][0] && !form.buttons.some(([name]) => name in typed)) fields.push(form.buttons[0]);
    if (!form.html.includes('multipart/form-data')) return this.post(action, new URLSearchParams(fields));
    const data = new FormData();
    for (const [name, value] of fields) {
      const file = value.match(/^@([^:]+):(.*)$/s);
      if (file) data.append(name, new Blob([file[2]]), file[1]);
      else data.append(name, value);
    }
    return this.post(action, data);
  }

  post(action, body) { return this.ask(action, { method: 'POST', body }); }

  // Takes an invitation by its printed code, and keeps the list of codes.
  async join(code, login, password) {
    await this.open(`/en/desk/join?code=${encodeURIComponent(code)}`);
    const typed = { password, again: password };
    if (this.page.includes('name="login"')) typed.login = login;
    if (this.page.includes('name="name"')) typed.name = login;
    await this.send(`/en/desk/join/${code}`, typed);
    this.codes = [...this.page.matchAll(/<li><code>([^<]+)<\/code>/g)].map(([, each]) => each);
  }

  // Anew, in the same browser: it still shows that it has signed in before.
  async sign_in(login, password) {
    this.cookies.delete('bch-session');
    await this.open('/en/desk/sign-in');
    await this.send('/en/desk/sign-in', { login, password });
  }

  async prove() {
    await this.send(this.path, { proof: this.codes.shift() });
  }
}
