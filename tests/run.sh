#!/usr/bin/env bash
# Runs every test of the repository on a bare Debian 12 machine with the .NET 10 SDK and Node:
#   bash tests/run.sh             all tests
#   bash tests/run.sh --long      the same with longer campaigns (more races, more kills)
#   bash tests/run.sh Crm Engine  only these test projects
# Missing Debian packages are installed with apt-get (as root or with sudo). The tests get a PostgreSQL of their own, on a
# free port in a temporary folder, and mail servers of their own (tests/mail-servers.sh); all are stopped at the end, however the
# run ends.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
exec </dev/null

say() { printf '%s\n' "$*"; }
stop_with() { printf 'tests/run.sh: %s\n' "$*" >&2; exit 2; }

only=()
for argument in "$@"; do
  case $argument in
    --long) export WORKFLOWCRM_TEST_LONG=1 ;;
    -*) stop_with "unknown option $argument; the only one is --long." ;;
    *) only+=("$argument") ;;
  esac
done

# --- prerequisites -----------------------------------------------------------------------------------------------------
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en MSBUILDDISABLENODEREUSE=1
[ -z "${HOME:-}" ] && export HOME=/tmp
command -v dotnet >/dev/null || stop_with "the .NET SDK is missing; install the .NET 10 SDK from https://dotnet.microsoft.com/download and put dotnet on the PATH."
dotnet --list-sdks | grep -q '^10\.' || stop_with "the .NET 10 SDK is missing (found: $(dotnet --list-sdks | cut -d' ' -f1 | tr '\n' ' ')); install it from https://dotnet.microsoft.com/download."
command -v node >/dev/null || stop_with "Node.js is missing; install Node 20 or newer (https://nodejs.org) and put node and npm on the PATH."
command -v npm >/dev/null || stop_with "npm is missing; install it together with Node.js (https://nodejs.org)."

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo -n "$@"
  else stop_with "installing Debian packages needs root; run this as root or install sudo, or install postgresql-15, chromium and fonts-noto-cjk yourself."; fi
}

pg_bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1 || true)
packages=()
[ -n "$pg_bin" ] && [ -x "$pg_bin/initdb" ] || packages+=(postgresql-15)
command -v chromium >/dev/null || packages+=(chromium)
ls /usr/share/fonts/opentype/noto/*CJK* >/dev/null 2>&1 || packages+=(fonts-noto-cjk)
if [ ${#packages[@]} -gt 0 ]; then
  command -v apt-get >/dev/null || stop_with "these programs are missing and this is no Debian machine: ${packages[*]}; install them first."
  say "Installing ${packages[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq || stop_with "apt-get update failed; check the network and /etc/apt/sources.list."
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null \
    || stop_with "apt-get could not install ${packages[*]}; install them by hand and run this again."
  pg_bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
fi
bash tests/mail-servers.sh install
export WORKFLOWCRM_TEST_CHROMIUM=${WORKFLOWCRM_TEST_CHROMIUM:-$(command -v chromium)}

# --- what this run starts, it stops ------------------------------------------------------------------------------------
work=$(mktemp -d "${TMPDIR:-/tmp}/workflowcrm-tests.XXXXXX")
chmod 755 "$work"
running='' # the test project's process
pg_data=$work/postgresql
pg_user=$(id -un)

# PostgreSQL refuses to run as root: root hands it to a user who owns nothing else.
if [ "$(id -u)" = 0 ]; then
  pg_user=postgres
  id -u postgres >/dev/null 2>&1 || { pg_user=workflowcrm-tests; id -u "$pg_user" >/dev/null 2>&1 || useradd --system --no-create-home --shell /usr/sbin/nologin "$pg_user"; }
fi
as_pg() {
  if [ "$(id -u)" = 0 ]; then setpriv --reuid="$pg_user" --regid="$(id -gn "$pg_user")" --clear-groups env HOME="$work" "$@"
  else "$@"; fi
}

stop_all() {
  local code=$?
  trap - EXIT INT TERM HUP
  if [ -n "$running" ]; then
    say "Ended while $name ran. Its last lines:"
    tail -5 "$results/$name.log" || true
    kill "$running" 2>/dev/null && wait "$running" 2>/dev/null || true
  fi
  [ -f "$pg_data/postmaster.pid" ] && (cd / && as_pg "$pg_bin/pg_ctl" -D "$pg_data" -m immediate -w stop >/dev/null 2>&1) || true
  [ -d "$work/mail" ] && bash "$root/tests/mail-servers.sh" stop "$work/mail" || true
  rm -rf "$work"
  exit "$code"
}
trap stop_all EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

free_port() { node -e 'const s=require("net").createServer();s.listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }

start_postgresql() {
  mkdir -p "$pg_data"
  [ "$(id -u)" = 0 ] && chown "$pg_user" "$pg_data"
  chmod 700 "$pg_data"
  (cd / && as_pg "$pg_bin/initdb" -D "$pg_data" -U workflowcrm -E UTF8 --locale=C.UTF-8 --auth=trust >"$work/initdb.log" 2>&1) \
    || { cat "$work/initdb.log" >&2; stop_with "PostgreSQL could not be initialised (see above)."; }
  local port attempt
  for attempt in 1 2 3; do
    port=$(free_port)
    if (cd / && as_pg "$pg_bin/pg_ctl" -D "$pg_data" -w -t 60 -l "$pg_data/server.log" \
        -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=on -c max_connections=200" start >/dev/null 2>&1); then
      export WORKFLOWCRM_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=workflowcrm;Database=postgres"
      say "PostgreSQL $("$pg_bin/postgres" --version | cut -d' ' -f3) listens on 127.0.0.1:$port"
      return
    fi
  done
  cat "$pg_data/server.log" >&2 || true
  stop_with "PostgreSQL did not start (see above)."
}
start_postgresql

bash tests/mail-servers.sh start "$work/mail" || stop_with "the mail servers did not start (see above)."
. "$work/mail/environment"

# --- build once --------------------------------------------------------------------------------------------------------
if [ -f tests/EndToEnd/package-lock.json ]; then
  say "Fetching the accessibility checker"
  npm ci --prefix tests/EndToEnd --no-audit --no-fund --silent || stop_with "npm ci failed in tests/EndToEnd; check the network or the npm registry."
fi
say "Building"
dotnet build WorkflowCrm.sln -v quiet -clp:ErrorsOnly -m -nodeReuse:false -p:UseSharedCompilation=false || stop_with "the build failed (see above)."

# --- run ---------------------------------------------------------------------------------------------------------------
results=$work/results
mkdir -p "$results"
projects=()
for project in tests/*/*.csproj; do
  name=$(basename "$(dirname "$project")")
  [ ${#only[@]} -eq 0 ] || [[ " ${only[*]} " == *" $name "* ]] || continue
  projects+=("$name|$project")
done
[ ${#projects[@]} -gt 0 ] || stop_with "there is no test project called ${only[*]}."

# What hangs is ended and told, long before whoever called this gives up. In the default run the longest project takes half of it.
limit=$((40 * 60))
[ "${WORKFLOWCRM_TEST_LONG:-}" = 1 ] && limit=$((10 * 60 * 60))

passed=0 failed=0 bad=0
count() { sed -n "s/.*<Counters [^>]*\b$2=\"\([0-9]*\)\".*/\1/p" "$1" | head -1; }
lines=()
for entry in "${projects[@]}"; do
  name=${entry%%|*} project=${entry#*|}
  say "== $name"
  started=$SECONDS code=0
  timeout --kill-after=30 "$limit" dotnet test "$project" --no-build --nologo -v quiet --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=normal" \
    --results-directory "$results" >"$results/$name.log" 2>&1 &
  running=$!
  wait "$running" || code=$?
  running=''
  trx=$results/$name.trx
  if [ -f "$trx" ]; then
    project_passed=$(count "$trx" passed) project_failed=$(count "$trx" failed)
  else
    project_passed=0 project_failed=0
    grep -q "No test is available" "$results/$name.log" || project_failed=1
  fi
  # A run that ended badly without a failed test (a crash, a hang) still counts as a failure.
  [ "$code" -eq 0 ] || [ "$project_failed" -gt 0 ] || project_failed=1
  if [ "$project_failed" -gt 0 ]; then
    bad=1
    if [ "$code" = 124 ] || [ "$code" = 137 ]; then
      say "$name was ended after $((limit / 60)) minutes. The last that it did:"
      tail -20 "$results/$name.log"
    fi
    grep -vE '^\s+Passed ' "$results/$name.log" | tail -400
    grep -oE '^\s+Failed .*' "$results/$name.log" | sort -u # all of them, also those whose story was cut off above
  fi
  passed=$((passed + project_passed)) failed=$((failed + project_failed))
  lines+=("$(printf '%-12s %5d passed, %d failed  (%d s)' "$name" "$project_passed" "$project_failed" $((SECONDS - started)))")
  say "   ${lines[-1]}"
done

say
for line in "${lines[@]}"; do say "$line"; done
say
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$bad" -eq 0 ] && [ "$failed" -eq 0 ]
