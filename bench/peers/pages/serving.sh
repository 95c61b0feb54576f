# Plain pages of nginx, PHP and SQLite, the peer of portal.sh and desk.sh. To be sourced; needs $folder and started=().
#
#   serve_peer SCRIPT DATABASE     sets peer_port; the page of "/" and of every other address is made by the script

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

serve_peer() {
  local script=$1 database=$2 socket=$folder/php.sock user=()
  peer_port=$(free_port)
  cat >"$folder/php.conf" <<TXT
[global]
error_log = $folder/php.log
daemonize = no
[pages]
listen = $socket
listen.mode = 0666
pm = static
pm.max_children = 1
php_admin_value[opcache.enable] = 1
TXT
  chmod 755 "$folder"
  chmod a+r "$database"
  [ "$(id -u)" -ne 0 ] || { user=(-R); printf 'user = www-data\ngroup = www-data\n' >>"$folder/php.conf"; }
  taskset -c 0 php-fpm8.2 "${user[@]}" -F -y "$folder/php.conf" >/dev/null 2>&1 &
  started+=($!)
  cat >"$folder/peer.conf" <<TXT
worker_processes 1; daemon off; pid $folder/peer.pid; error_log $folder/peer.error;
events { worker_connections 64; }
http {
  access_log off; gzip on; gzip_comp_level 6; gzip_types text/html; keepalive_requests 1000000;
  client_body_temp_path $folder/1; proxy_temp_path $folder/2; fastcgi_temp_path $folder/3; uwsgi_temp_path $folder/4; scgi_temp_path $folder/5;
  server {
    listen 127.0.0.1:$peer_port;
    location / {
      include /etc/nginx/fastcgi_params;
      fastcgi_param SCRIPT_FILENAME $script;
      fastcgi_param DATABASE $database;
      fastcgi_buffers 64 16k;
      fastcgi_pass unix:$socket;
    }
  }
}
TXT
  taskset -c 0 nginx -p "$folder" -c "$folder/peer.conf" 2>/dev/null &
  started+=($!)
  until curl -so /dev/null "http://127.0.0.1:$peer_port/"; do sleep 0.1; done
}
