#!/usr/bin/env bash
# A mail server for tests and for trying things by hand, on free ports of the loopback interface:
#   bash tests/mail-servers.sh start FOLDER      exim4 (SMTP) and Dovecot (IMAP), everything they need and keep in FOLDER
#   bash tests/mail-servers.sh stop FOLDER       ends both; the folder stays
#   bash tests/mail-servers.sh stop-imap FOLDER  and start-imap FOLDER: only Dovecot, on the same ports
#   bash tests/mail-servers.sh install           installs the Debian packages if they are missing (as root or with sudo)
# FOLDER/environment tells the tests where everything is:  . FOLDER/environment
#
# Every address at tuofan.example has a mailbox; the part after a plus sign is cut off (workflow+abc@ goes to workflow@). Whoever
# signs in does so as the address, with the password "secret". Recipients named busy are refused for now (451), those named nobody
# for good (550). The server notes in an Authentication-Results field of mx.tuofan.example whether the sender is who he says: yes
# if he signed in with the address that stands in From.
# Neither program touches the configuration, the mails or the ports of the machine's own mail server.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
packages=(exim4-daemon-light dovecot-imapd dovecot-lmtpd openssl)

fail() { printf 'tests/mail-servers.sh: %s\n' "$*" >&2; exit 2; }

is_installed() { [ -x /usr/sbin/exim4 ] && [ -x /usr/sbin/dovecot ] && [ -x /usr/lib/dovecot/imap ] && [ -x /usr/lib/dovecot/lmtp ] && command -v openssl >/dev/null; }

install_packages() {
  is_installed && return
  command -v apt-get >/dev/null || fail "these programs are missing and this is no Debian machine: ${packages[*]}; install them first."
  local as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo -n)
  # Only the programs are wanted: nothing of theirs is started, also where no policy forbids it.
  local quiet=(env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1)
  "${as_root[@]}" "${quiet[@]}" apt-get update -qq || fail "apt-get update failed; check the network and /etc/apt/sources.list."
  "${as_root[@]}" "${quiet[@]}" apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null \
    || fail "apt-get could not install ${packages[*]}; install them by hand and run this again."
}

# Distinct free ports: all are held until the last one is known.
free_ports() {
  local held=() port tries=0
  while [ ${#held[@]} -lt "$1" ]; do
    port=$((20000 + RANDOM % 12000))
    tries=$((tries + 1))
    [ "$tries" -lt 500 ] || fail "no free ports."
    [[ " ${held[*]-} " == *" $port "* ]] && continue
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && continue
    held+=("$port")
  done
  printf '%s\n' "${held[*]}"
}

# --- who runs them -----------------------------------------------------------------------------------------------------
# Mails must not belong to root: exim refuses to deliver as root, and Dovecot to read as root.
if [ "$(id -u)" = 0 ]; then mail_user=Debian-exim; else mail_user=$(id -un); fi

certificates() {
  local ca=$folder/tls
  mkdir -p "$ca"
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj "/CN=Test authority" \
    -addext "basicConstraints=critical,CA:TRUE" -addext "keyUsage=critical,keyCertSign" -keyout "$ca/ca.key" -out "$folder/ca.pem" 2>/dev/null
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=mail.tuofan.example" -keyout "$ca/server.key" -out "$ca/server.csr" 2>/dev/null
  printf 'subjectAltName=DNS:mail.tuofan.example,DNS:localhost,IP:127.0.0.1\nbasicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\n' >"$ca/server.ext"
  openssl x509 -req -in "$ca/server.csr" -CA "$folder/ca.pem" -CAkey "$ca/ca.key" -CAcreateserial -days 30 -extfile "$ca/server.ext" -out "$ca/server.pem" 2>/dev/null
}

exim_configuration() {
  cat <<END
primary_hostname = mx.tuofan.example
exim_user = $mail_user
exim_group = $mail_group
deliver_drop_privilege = true
spool_directory = $folder/spool
log_file_path = $folder/log/exim-%slog
pid_file_path = $folder/run/exim.pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = $smtp : $smtps
tls_on_connect_ports = $smtps
tls_advertise_hosts = *
tls_certificate = $folder/tls/server.pem
tls_privatekey = $folder/tls/server.key
host_lookup =
rfc1413_query_timeout = 0s
helo_allow_chars = _
accept_8bitmime = false
chunking_advertise_hosts =
pipelining_advertise_hosts =
message_size_limit = 50M
smtp_accept_max = 200
smtp_accept_max_per_connection = 0
smtp_accept_queue_per_connection = 0
queue_run_max = 5
never_users =
keep_environment =
add_environment = PATH=/usr/bin:/bin
acl_smtp_auth = accept
acl_smtp_mail = accept
acl_smtp_rcpt = rcpt
acl_smtp_data = data
auth_advertise_hosts = \${if eq{\$tls_in_cipher}{}{}{*}}

begin acl

rcpt:
  defer   local_parts = busy
          message     = Try again later
  deny    local_parts = nobody
          message     = No such mailbox here
  accept  domains     = tuofan.example
  deny    message     = Relaying is not permitted

data:
  accept  authenticated = *
          condition     = \${if eqi{\${address:\$h_from:}}{\$authenticated_id}}
          add_header    = :at_start:Authentication-Results: mx.tuofan.example; auth=pass smtp.auth=\$authenticated_id; dmarc=pass header.from=tuofan.example
  accept  add_header    = :at_start:Authentication-Results: mx.tuofan.example; dmarc=fail header.from=\${domain:\${address:\$h_from:}}

begin routers

mailboxes:
  driver = accept
  domains = tuofan.example
  transport = dovecot

begin transports

dovecot:
  driver = smtp
  protocol = lmtp
  hosts = 127.0.0.1
  hosts_override
  port = $lmtp
  allow_localhost
  return_path_add = false

begin retry

*  *  F,1h,2s

begin authenticators

plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${if eq{\$auth3}{secret}}
  server_set_id = \$auth2

login:
  driver = plaintext
  public_name = LOGIN
  server_prompts = Username:: : Password::
  server_condition = \${if eq{\$auth2}{secret}}
  server_set_id = \$auth1
END
}

dovecot_configuration() {
  cat <<END
protocols = imap lmtp
listen = 127.0.0.1
base_dir = $folder/run/dovecot
state_dir = $folder/run/dovecot-state
log_path = $folder/log/dovecot.log
instance_name = $(basename "$folder")
ssl = required
ssl_cert = <$folder/tls/server.pem
ssl_key = <$folder/tls/server.key
auth_failure_delay = 0
mail_location = maildir:~/Maildir
mail_max_userip_connections = 100
first_valid_uid = 1
first_valid_gid = 1
recipient_delimiter = +
lmtp_save_to_detail_mailbox = no
lda_mailbox_autocreate = yes
postmaster_address = postmaster@tuofan.example
hostname = mx.tuofan.example
protocol lmtp {
  auth_username_format = %Lu
}
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=$mail_user gid=$mail_group home=$folder/mail/%Ln allow_all_users=yes
}
namespace inbox {
  inbox = yes
}
service imap-login {
  inet_listener imap {
    port = $imap
  }
  inet_listener imaps {
    port = $imaps
    ssl = yes
  }
}
service lmtp {
  user = $mail_user
  inet_listener lmtp {
    address = 127.0.0.1
    port = $lmtp
  }
}
END
  if [ "$(id -u)" != 0 ]; then
    # Without root nobody can become anybody else, nor be shut up in a folder.
    cat <<END
default_internal_user = $mail_user
default_internal_group = $mail_group
default_login_user = $mail_user
service anvil {
  chroot =
}
service imap-login {
  chroot =
}
END
  fi
}

answers() { # on a port, within five seconds
  for _ in $(seq 100); do
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null && return
    sleep 0.05
  done
  return 1
}

start_imap() {
  /usr/sbin/dovecot -c "$folder/dovecot.conf" </dev/null >"$folder/log/dovecot-start.log" 2>&1 \
    && answers "$(sed -n 's/^imaps=//p' "$folder/ports")"
}

# As the user that owns the mails, so that exim gives away nothing later.
start_smtp() {
  as_mail_user /usr/sbin/exim4 -C "$folder/exim.conf" -bd -q30s </dev/null >"$folder/log/exim-start.log" 2>&1 && answers "$smtp"
}

stop_imap() {
  [ -f "$folder/run/dovecot/master.pid" ] || return 0
  /usr/sbin/dovecot -c "$folder/dovecot.conf" stop >/dev/null 2>&1 || true
}

start() {
  is_installed || fail "install the packages first: bash tests/mail-servers.sh install"
  mkdir -p "$folder"
  folder=$(cd "$folder" && pwd)
  [ ! -e "$folder/run/exim.pid" ] || fail "servers run in $folder already; stop them first."
  chmod 755 "$folder"
  mkdir -p "$folder"/{log,run,spool,mail}
  mail_group=$(id -gn "$mail_user")
  certificates
  local attempt
  for attempt in 1 2 3; do # somebody else may take a port before the servers do
    choose_ports
    start_imap && start_smtp && break
    stop
    [ "$attempt" -lt 3 ] || { cat "$folder"/log/* >&2; fail "the servers did not start (see above)."; }
  done
  cat >"$folder/environment" <<END
export WORKFLOWCRM_TEST_MAIL=$folder
export WORKFLOWCRM_TEST_SMTP=127.0.0.1:$smtp
export WORKFLOWCRM_TEST_SMTPS=127.0.0.1:$smtps
export WORKFLOWCRM_TEST_IMAP=127.0.0.1:$imap
export WORKFLOWCRM_TEST_IMAPS=127.0.0.1:$imaps
export WORKFLOWCRM_TEST_MAIL_CA=$folder/ca.pem
END
  printf 'SMTP listens on 127.0.0.1:%s (STARTTLS) and :%s (TLS), IMAP on :%s (STARTTLS) and :%s (TLS)\n' "$smtp" "$smtps" "$imap" "$imaps"
}

choose_ports() {
  read -r smtp smtps imap imaps lmtp < <(free_ports 5)
  printf 'smtp=%s\nsmtps=%s\nimap=%s\nimaps=%s\nlmtp=%s\n' "$smtp" "$smtps" "$imap" "$imaps" "$lmtp" >"$folder/ports"
  exim_configuration >"$folder/exim.conf"
  dovecot_configuration >"$folder/dovecot.conf"
  chmod 644 "$folder/exim.conf" "$folder/dovecot.conf"
  if [ "$(id -u)" = 0 ]; then
    chown -R "$mail_user:$mail_group" "$folder"/{log,spool,mail,tls}
    chown "$mail_user:$mail_group" "$folder/run"
  fi
}

as_mail_user() {
  if [ "$(id -u)" = 0 ]; then setpriv --reuid="$mail_user" --regid="$mail_group" --clear-groups "$@"
  else "$@"; fi
}

stop() {
  stop_imap
  if [ -f "$folder/run/exim.pid" ]; then
    local pid
    pid=$(cat "$folder/run/exim.pid")
    kill "$pid" 2>/dev/null || true
    for _ in $(seq 40); do kill -0 "$pid" 2>/dev/null || break; sleep 0.05; done
    rm -f "$folder/run/exim.pid"
  fi
}

command=${1:-}
folder=${2:-}
[ "$command" = install ] || [ -n "$folder" ] || { sed -n '2,7p' "${BASH_SOURCE[0]}" >&2; exit 2; }
case $command in
  install) install_packages ;;
  start) start ;;
  stop) stop ;;
  start-imap) start_imap || { cat "$folder"/log/dovecot* >&2; fail "Dovecot did not start (see above)."; } ;;
  stop-imap) stop_imap ;;
  *) sed -n '2,7p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
esac
