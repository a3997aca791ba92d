#!/usr/bin/env bash
# Streams whose client vanishes without a FIN, as a laptop does whose lid closes.
#
#     bench/vanish.sh target/tidings.jar [further arguments for the jar]
#
# A network namespace with a veth pair is the client's network: 20 streams of one person (the most that one may have) are
# opened from inside, then its link goes down. From then on the same person asks for a 21st stream from elsewhere, once a
# second, until it gets one; printed is what the kernel knows of the dead connections, each answer, and how long it took.
# Needs root, ip (Debian's package iproute2), python3 and a java from 21 on. Everything is taken away again at the end.
set -euo pipefail

jar=$(realpath "${1:?which jar?}")
shift
port=${PORT:-18431}
patience=${PATIENCE:-120}
space=tidings-vanish
here=10.231.7.1
there=10.231.7.2
data=$(mktemp -d)

clean() {
  set +e
  [ -n "${streams:-}" ] && kill "$streams" 2>/dev/null
  [ -n "${server:-}" ] && kill "$server" 2>/dev/null && wait "$server" 2>/dev/null
  ip netns del "$space" 2>/dev/null
  ip link del tidings0 2>/dev/null
  rm -rf "$data"
}
trap clean EXIT

token=$(python3 - <<'PYTHON'
import base64, hashlib, hmac, json, time
b64 = lambda b: base64.urlsafe_b64encode(b).rstrip(b"=")
text = b64(b'{"alg":"HS256"}') + b"." + b64(json.dumps({"sub": "vanisher", "exp": int(time.time()) + 3600}).encode())
print((text + b"." + b64(hmac.digest(b"tidings-demo-secret-of-32-bytes!", text, "sha256"))).decode())
PYTHON
)

ip netns add "$space"
ip link add tidings0 type veth peer name tidings1
ip link set tidings1 netns "$space"
ip addr add "$here/30" dev tidings0
ip link set tidings0 up
ip -n "$space" addr add "$there/30" dev tidings1
ip -n "$space" link set tidings1 up

(cd "$data" && exec "${JAVA:-java}" -jar "$jar" --spring.profiles.active=demo --server.port="$port" "$@" >"$data/log" 2>&1) &
server=$!
until curl -sf -o /dev/null "http://$here:$port/actuator/health/readiness"; do
  kill -0 "$server" || { cat "$data/log"; exit 1; }
  sleep 0.5
done

ip netns exec "$space" python3 - "$here" "$port" "$token" >"$data/streams" <<'PYTHON' &
import socket, sys, time
host, port, token = sys.argv[1], int(sys.argv[2]), sys.argv[3]
open_ones = []
for i in range(20):
    s = socket.create_connection((host, port))
    s.sendall(f"GET /sse HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\n\r\n".encode())
    while b"event: ready" not in s.recv(4096):
        pass
    open_ones.append(s)
print("open", flush=True)
time.sleep(3600)
PYTHON
streams=$!
until grep -q open "$data/streams"; do sleep 0.2; done

ask() { # the status of a stream that is let go after two seconds at most
  curl -s -o /dev/null -w '%{http_code}' -m 2 -H "Authorization: Bearer $token" "http://127.0.0.1:$port/sse" || true
}

# In the kernel's table: remote address there, established; the column "tr tm->when retrnsmt" tells of retransmits.
dead() {
  cat /proc/net/tcp /proc/net/tcp6 | awk -v far="0207E70A:" '
    index($3, far) && $4 == "01" { n++; if (substr($6, 1, 2) == "01") waiting++; if ($7 != "00000000") again++ }
    END { printf "%d connections to the vanished, %d of them unacknowledged, %d retransmitted", n, waiting, again }'
}

echo "20 streams are open; a 21st while they live: $(ask)"
echo "before: $(dead)"
ip -n "$space" link set tidings1 down
start=$(date +%s%N)
echo "the link is down"
status=none
while [ "$status" != 200 ]; do
  status=$(ask)
  passed=$((($(date +%s%N) - start) / 1000000))
  echo "after $passed ms: $status; $(dead)"
  [ "$passed" -lt $((patience * 1000)) ] || { echo "given up after $patience s"; break; }
  [ "$status" = 200 ] || sleep 1
done
echo "log: $(grep -cE 'WARN|ERROR' "$data/log" || true) warnings and errors"
grep -E 'WARN|ERROR|^	at ' "$data/log" | head -5 || true
