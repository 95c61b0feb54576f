<?php
// The plainest desk that a server makes: /drafts with counts and the newest fifty drafts of a country, /draft/ID with a box for each
// field. No session, no rights, no checks, no translation.
$database = new PDO('sqlite:' . $_SERVER['DATABASE'], null, null, [PDO::ATTR_PERSISTENT => true]);

function ask(string $sql, array $values): array {
  global $database;
  $statement = $database->prepare($sql);
  $statement->execute($values);
  return $statement->fetchAll(PDO::FETCH_ASSOC);
}
function said(string $text): string { return htmlspecialchars($text, ENT_QUOTES); }
function boxes(string $name, mixed $value): string {
  if (is_array($value)) {
    $all = '';
    foreach ($value as $member => $each) $all .= boxes("$name.$member", $each);
    return $all;
  }
  return '<p><label>' . said($name) . ' <input name="' . said($name) . '" value="' . said(is_bool($value) ? ($value ? 'yes' : 'no') : (string)$value) . '"></label></p>';
}
function page(string $title, string $body): void {
  header('Content-Type: text/html; charset=utf-8');
  echo '<!DOCTYPE html><html lang="en"><head><title>' . said($title) . '</title></head><body><h1>' . said($title) . "</h1>$body</body></html>";
}

[, $kind, $name] = explode('/', parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH)) + ['', '', ''];
if ($kind === 'draft') {
  $found = ask('SELECT * FROM draft WHERE id = ?', [$name]);
  if (!$found) { http_response_code(404); exit; }
  $body = '<form method="post">';
  foreach (json_decode($found[0]['body'], true) as $field => $value) $body .= boxes($field, $value);
  page($found[0]['title'], "$body<button>Save</button></form>");
} else {
  $body = '';
  foreach (['requested', 'draft'] as $state) {
    [['n' => $count]] = ask('SELECT count(*) AS n FROM draft WHERE party = ? AND state = ?', ['xa', $state]);
    $body .= '<h2>' . said($state) . " $count</h2><ul>";
    foreach (ask('SELECT id, title, changed FROM draft WHERE party = ? AND state = ? ORDER BY changed DESC LIMIT 25', ['xa', $state]) as $each)
      $body .= '<li><a href="/draft/' . said($each['id']) . '">' . said($each['title']) . '</a> ' . date('Y-m-d', intdiv($each['changed'], 1000)) . '</li>';
    $body .= '</ul>';
  }
  page('Drafts', $body);
}
