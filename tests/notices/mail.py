"""Mail from end to end, against a real mail server (aiosmtpd): a person joins, saves a search, and is told by mail of what is
published; the mail server defers, refuses, drops the line and hangs; the node is killed while a message is on its way.

  /usr/bin/python3 tests/notices/mail.py --bch build/dev/bch
"""
import asyncio
import email
import email.policy
import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

from aiosmtpd.controller import Controller

PROGRAM = sys.argv[sys.argv.index('--bch') + 1]
FOLDER = tempfile.mkdtemp(prefix='mail')
NODE = os.path.join(FOLDER, 'node')
PATIENCE = 60  # seconds that anything may take


def must(holds, what):
    if not holds:
        raise AssertionError(what)


def soon(happens, what):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        got = happens()
        if got:
            return got
        time.sleep(0.1)
    raise AssertionError('never: ' + what)


class Sink:
    """Takes mail, but does to some addresses what mail servers do."""

    def __init__(self):
        self.taken = []
        self.arrived = threading.Event()  # a message whose sender gets no answer
        self.hangs = False

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith('later@'):
            return '451 4.7.1 come back later'
        if address.startswith('nobody@'):
            return '550 5.1.1 no such user here'
        envelope.rcpt_tos.append(address)
        return '250 OK'

    async def handle_DATA(self, server, session, envelope):
        to = envelope.rcpt_tos[0]
        if to.startswith('drop@'):
            server.transport.abort()
            return '451 gone'
        if to.startswith('refused@'):
            return '554 5.7.1 not wanted here'
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        message.raw = envelope.content
        self.taken.append((to, message))
        if self.hangs:
            self.arrived.set()
            await asyncio.sleep(PATIENCE)
        return '250 OK taken'


def run(*words, language='en'):
    done = subprocess.run([PROGRAM, words[0], '--data', NODE, *words[1:], '--language', language], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


class Server:
    def __init__(self):
        self.process = subprocess.Popen([PROGRAM, 'serve', '--data', NODE, '--listen', '127.0.0.1:0', '--json', '--quiet'],
                                        stdout=subprocess.PIPE)
        listening = json.loads(self.process.stdout.readline())['listening']
        self.address = urllib.parse.urlsplit(listening).netloc

    def end(self, how):
        self.process.send_signal(how)
        self.process.wait()


class Browser:
    def __init__(self, server):
        self.server = server
        self.cookies = {}

    def ask(self, method, path, fields=None):
        line = http.client.HTTPConnection(self.server.address)
        headers = {'Cookie': '; '.join(f'{name}={value}' for name, value in self.cookies.items())}
        body = None
        if fields is not None:
            headers['Content-Type'] = 'application/x-www-form-urlencoded'
            body = urllib.parse.urlencode(fields)
        line.request(method, path, body, headers)
        answer = line.getresponse()
        for name, value in answer.getheaders():
            if name.lower() == 'set-cookie':
                key, rest = value.split('=', 1)
                self.cookies[key] = rest.split(';')[0]
        return answer.status, answer.getheader('Location'), answer.read().decode()

    def send(self, path, fields):
        status, _, page = self.ask('GET', path)
        must(status == 200, f'{path}: {status}')
        hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
        return self.ask('POST', path, {**hidden, **fields})


def check_answers(sink):
    code, said = run('mail', '--test', 'ana@office.example', language='ar')
    must(code == 0 and '250 OK taken' in said, said)
    to, message = sink.taken.pop()
    must(message['Auto-Submitted'] == 'auto-generated' and message['Subject'] == 'رسالة تجريبية', message['Subject'])
    must('مشغل' in message.get_content(), message.get_content())
    for address, key in [('later@office.example', 'mail.later'), ('nobody@office.example', 'mail.no-such-address'),
                         ('refused@office.example', 'mail.refused'), ('drop@office.example', 'mail.no-line')]:
        code, said = run('mail', '--test', address, '--json')
        must(code != 0 and key in said, f'{address}: {code} {said}')
    code, said = run('mail', '--test', 'nobody@@office', '--json')
    must(code != 0 and 'command.mail.bad-address' in said, said)


def join(browser):
    _, said = run('invite', '--json')
    path = urllib.parse.urlsplit(json.loads(said.splitlines()[0])['invitation']).path
    fields = {'name': 'Ana', 'login': 'ana.x', 'password': 'seven green lizards', 'again': 'seven green lizards'}
    status, _, page = browser.ask('POST', path, fields)
    must(status == 200 and 'bch-session' in browser.cookies, page)


def publish(name):
    code, said = run('import', name)
    must(code == 0 or 'Published' in said, said)


def counts():
    return json.loads(run('mail', '--json')[1])


def messages_about(sink, words):
    return [message for _, message in sink.taken if words in message.get_content()]


def tell(sink, server):
    browser = Browser(server)
    join(browser)
    status, _, page = browser.send('/fr/desk/preferences', {'email': 'ana@office.example', 'language': 'fr'})
    must(status == 303, page)
    status, _, page = browser.ask('GET', '/en/search?q=biosafety')
    saving = re.search(r'href="([^"]*desk/searches\?save=[^"]+)"', page).group(1)
    status, _, page = browser.ask('GET', saving)
    must('value="q=biosafety"' in page, page)
    for path in ('q=biosafety', 'https://bch.example/en/search?q=nothing-has-this-word'):
        status, location, page = browser.send('/en/desk/searches', {'name': 'Ma recherche', 'address': path, 'pace': 'at-once', 'mail': '1'})
        must(status == 303, page)
    publish('tests/records/xa.ndjson')
    message = soon(lambda: messages_about(sink, 'Ma recherche'), 'a message')[0]
    must(message['To'].addresses[0].addr_spec == 'ana@office.example', message['To'])
    must(message['Content-Language'] == 'fr' and 'Dossiers nouveaux' in message['Subject'], message['Subject'])
    must('https://bch.example/fr/search?q=biosafety' in message.get_content(), message.get_content())
    must(message['List-Unsubscribe'] == '<https://bch.example/fr/desk/preferences>', message['List-Unsubscribe'])
    must(all(len(line) <= 78 for line in message.raw.splitlines()), 'long lines')
    soon(lambda: counts()['reached'] == 1 and counts()['waiting'] == 0, 'an empty outbox')
    status, _, page = browser.ask('GET', '/fr/desk/notices')
    must('Ma recherche' in page, page)
    status, _, page = browser.send('/fr/desk/notices', {'all': '1'})
    must(status == 303, page)
    status, _, page = browser.ask('GET', '/fr/desk/deliveries')
    must('courrier électronique' in page and 'sur le site' in page and '250 OK taken' in page, page)
    return browser


def kill_on_the_way(sink, server):
    sink.hangs = True
    publish('tests/records/xb.ndjson')
    must(sink.arrived.wait(PATIENCE), 'nothing came')
    server.end(signal.SIGKILL)
    sink.hangs = False
    must(counts()['sending'] == 1, counts())
    again = Server()
    both = soon(lambda: len(messages_about(sink, 'Ma recherche')) == 3 and messages_about(sink, 'Ma recherche')[1:], 'the message again')
    must(both[0]['Message-ID'] == both[1]['Message-ID'], 'another Message-ID')
    must(both[0].get_content() == both[1].get_content(), 'another text')
    soon(lambda: counts()['sending'] == 0 and counts()['reached'] == 2, 'an empty outbox')
    return again


# A record that has changed is news again; the address is not there any more.
def bounce(browser):
    browser.send('/en/desk/preferences', {'email': 'nobody@office.example', 'language': 'en'})
    path = os.path.join(FOLDER, 'changed.ndjson')
    with open('tests/records/xa.ndjson', encoding='utf8') as file:
        text = file.read()
    with open(path, 'w', encoding='utf8') as file:
        file.write(text.replace('Office of the Biosafety Focal Point', 'Bureau of the Biosafety Focal Point'))
    publish(path)
    soon(lambda: counts()['refused'] == 1, 'a refusal')
    _, _, page = browser.ask('GET', '/en/desk/preferences')
    must('550 5.1.1 no such user here' in page and 'nobody@office.example' in page, page)
    status, _, page = browser.send('/en/desk/preferences', {'again': '1'})
    must(status == 303, page)
    _, _, page = browser.ask('GET', '/en/desk/preferences')
    must('550 5.1.1' not in page, page)


def main():
    sink = Sink()
    with socket.create_server(('127.0.0.1', 0)) as free:
        port = free.getsockname()[1]
    post = Controller(sink, hostname='127.0.0.1', port=port)
    post.start()
    code, said = run('init', '--number', '0', '--demonstration')
    must(code == 0, said)
    toml = os.path.join(NODE, 'node.toml')
    with open(toml, encoding='utf8') as file:
        text = file.read().replace('[node]\n', '[node]\nsite = "https://bch.example"\n', 1)
    with open(toml, 'w', encoding='utf8') as file:
        file.write(text + f'\n[mail]\nserver = "smtp://127.0.0.1:{port}"\nfrom = "bch@node.example"\n')
    check_answers(sink)
    server = Server()
    try:
        browser = tell(sink, server)
        server = kill_on_the_way(sink, server)
        browser.server = server
        bounce(browser)
    finally:
        server.end(signal.SIGTERM)
        post.stop()
        shutil.rmtree(FOLDER)
    print('Mail arrives, is tried again, and survives a crash.')


main()
