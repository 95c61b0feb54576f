// Passkeys: hands the question of a page to the person's device, and sends what it answers with the page's own form. Texts are
// the page's; where there is no script, or no device, the parts that need it are not shown.
(() => {
  'use strict';
  const to_bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
  const to_text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const decoded = (list) => list.map((each) => ({ ...each, id: to_bytes(each.id) }));

  function question_of(form) {
    const options = JSON.parse(form.dataset.question);
    options.challenge = to_bytes(options.challenge);
    if (options.user) options.user.id = to_bytes(options.user.id);
    if (options.allowCredentials) options.allowCredentials = decoded(options.allowCredentials);
    if (options.excludeCredentials) options.excludeCredentials = decoded(options.excludeCredentials);
    return options;
  }

  function answer_of(credential) {
    const response = {};
    for (const name of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
      if (credential.response[name]) response[name] = to_text(credential.response[name]);
    }
    return JSON.stringify({ id: credential.id, rawId: to_text(credential.rawId), type: credential.type, response });
  }

  async function ask(form) {
    const publicKey = question_of(form);
    const devices = navigator.credentials;
    const credential = publicKey.user ? await devices.create({ publicKey }) : await devices.get({ publicKey });
    form.querySelector('[data-answer]').value = answer_of(credential);
    form.submit();
  }

  if (!window.PublicKeyCredential) return;
  for (const form of document.querySelectorAll('form[data-question]')) {
    form.parentElement.hidden = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const said = form.querySelector('[role=alert]');
      said.textContent = '';
      ask(form).catch(() => { said.textContent = form.dataset.failed; });
    });
  }
})();
