<?php
// The plainest pages of the same records that a server makes: /record/GUID with its fields, the titles of what it refers to
// and what refers to it; /country/CODE with counts by format, the newest of each and the newest of all. No cache of pages.
$database = new PDO('sqlite:' . $_SERVER['DATABASE'], null, null, [PDO::ATTR_PERSISTENT => true]);

function ask(string $sql, array $values): array {
  global $database;
  $statement = $database->prepare($sql);
  $statement->execute($values);
  return $statement->fetchAll(PDO::FETCH_ASSOC);
}
function said(string $text): string { return htmlspecialchars($text, ENT_QUOTES); }
function link_to(array $record): string {
  return '<a href="/record/' . said($record['id']) . '">' . said($record['title']) . '</a>';
}
function value(mixed $value): string {
  if (!is_array($value)) return said(is_bool($value) ? ($value ? 'yes' : 'no') : (string)$value);
  if (is_string($value['identifier'] ?? null)) {
    $found = ask('SELECT id, title FROM record WHERE id = ?', [$value['identifier']]);
    return $found ? link_to($found[0]) : said($value['identifier']);
  }
  $lines = '';
  foreach ($value as $name => $each) $lines .= '<li>' . (is_int($name) ? '' : said($name) . ': ') . value($each) . '</li>';
  return "<ul>$lines</ul>";
}
function listed(array $records): string {
  $lines = '';
  foreach ($records as $record) $lines .= '<li>' . link_to($record) . ' ' . said($record['format']) . ' ' . said($record['date']) . '</li>';
  return "<ul>$lines</ul>";
}
function page(string $title, string $body): void {
  header('Content-Type: text/html; charset=utf-8');
  echo '<!DOCTYPE html><html lang="en"><head><title>' . said($title) . '</title></head><body><h1>' . said($title) . "</h1>$body</body></html>";
}

[, $kind, $name] = explode('/', parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH)) + ['', '', ''];
if ($kind === 'record') {
  $found = ask('SELECT * FROM record WHERE id = ?', [$name]);
  if (!$found) { http_response_code(404); exit; }
  $body = '<p>' . said($found[0]['format']) . '</p><dl>';
  foreach (json_decode($found[0]['body'], true) as $field => $value) $body .= '<dt>' . said($field) . '</dt><dd>' . value($value) . '</dd>';
  $referring = ask('SELECT id, title, format, date FROM reference JOIN record ON id = source WHERE target = ? ORDER BY format, date DESC LIMIT 100', [$name]);
  page($found[0]['title'], "$body</dl><h2>Referring</h2>" . listed($referring));
} else {
  $party = strtolower($name);
  $body = '';
  foreach (ask('SELECT format, count(*) AS n FROM record WHERE party = ? GROUP BY format', [$party]) as $each)
    $body .= '<h2>' . said($each['format']) . ' ' . $each['n'] . '</h2>' .
      listed(ask('SELECT id, title, format, date FROM record WHERE party = ? AND format = ? ORDER BY date DESC LIMIT 5', [$party, $each['format']]));
  page($name, $body . '<h2>Newest</h2>' . listed(ask('SELECT id, title, format, date FROM record WHERE party = ? ORDER BY date DESC LIMIT 10', [$party])));
}
