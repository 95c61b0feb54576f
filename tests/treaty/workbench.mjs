// What the scripts of this folder share: a temporary folder with a node in it, and a list of checks that is printed.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// The packages of the tests lie in tests/browser.
export const package_of_the_tests = createRequire(new URL('../browser/package.json', import.meta.url));

export const option = (name) => process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined;
export const lines_of = (text) => text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));

export function expect(holds, what, otherwise = '') {
  if (!holds) process.exitCode = 1;
  console.log(holds ? `ok      ${what}` : `FAILED  ${what}${otherwise ? `: ${otherwise}` : ''}`);
}

export class Node {
  folder = mkdtempSync(join(tmpdir(), 'treaty'));

  path(name) { return join(this.folder, name); }
  run(words, input) {
    const { status, stdout, stderr } = spawnSync(option('--bch'), [...words, '--language', 'en'], { encoding: 'utf8', input, maxBuffer: 1 << 28 });
    return { code: status, said: stdout, troubles: stderr };
  }
  // A command about the node; one that fails ends the script.
  command([name, ...words], input) {
    const result = this.run([name, '--data', this.path('node'), ...words], input);
    if (result.code !== 0) throw new Error(`bch ${name} ended with ${result.code}: ${(result.said + result.troubles).slice(-800)}`);
    return result.said;
  }
  async serve() {
    this.server = spawn(option('--bch'), ['serve', '--data', this.path('node'), '--listen', '127.0.0.1:0', '--json', '--quiet'], { stdio: ['ignore', 'pipe', 'inherit'] });
    process.on('exit', () => this.server.kill('SIGTERM'));  // also when the script is cut short
    this.url = await new Promise((resolve, reject) => {
      this.server.stdout.on('data', (line) => resolve(JSON.parse(line).listening));
      this.server.on('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    });
  }
  async open(path, headers = {}) {
    const answer = await fetch(this.url + path, { redirect: 'manual', headers });
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  }
  end() {
    this.server?.kill('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

// Runs the checks with a node, and ends with 1 when one of them has failed.
export async function with_node(checks) {
  const node = new Node();
  try {
    await checks(node);
  } catch (error) {
    expect(false, error.stack);
  } finally {
    node.end();
  }
}

// Fills what `bch translate` has left empty in the files of a language: each text by what `translated` makes of its English.
export function fill_translations(folder, language, translated) {
  const files = readdirSync(join(folder, 'languages')).filter((name) => name.startsWith(`${language}.`));
  for (const name of files) {
    const path = join(folder, 'languages', name);
    let english = '';
    let plural = '';
    const lines = readFileSync(path, 'utf8').split('\n').map((line) => {
      const [, word, text] = line.match(/^(msg\S+) (".*")$/) ?? [];
      if (word === 'msgid') [english, plural] = [JSON.parse(text), ''];
      if (word === 'msgid_plural') plural = JSON.parse(text);
      if (!word?.startsWith('msgstr') || text !== '""' || english === '') return line;
      return `${word} ${JSON.stringify(translated(word === 'msgstr' || word === 'msgstr[0]' ? english : plural))}`;
    });
    writeFileSync(path, lines.join('\n'));
  }
}
