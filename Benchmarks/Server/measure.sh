#!/bin/sh
# Requests a second of granary-server, of a route that echoes the same requests, and of moto's server,
# in one run with 32 connections; and what the server takes to be ready and to idle.
set -eu

seconds=${SECONDS_EACH:-8}
granary=$(realpath "$GRANARY")
ECHO=$(realpath "$ECHO")
cd "$(dirname "$0")"
folder=$(mktemp -d)
running=
trap 'kill $running 2>/dev/null; rm -rf "$folder"' EXIT

command -v wrk >/dev/null || {
    echo "wrk is missing: apt-get install wrk" >&2
    exit 1
}

# The rate of one operation: rate ADDRESS OPERATION
rate() {
    wrk -t1 -c32 -d"${seconds}s" -s requests.lua "$1" -- "$2" |
        awk '/Requests\/sec/ { rate = $2 } /Non-2xx/ { bad = $NF } END { print rate, bad + 0 }'
}

wait_for() {
    until curl -s -o "$folder/answer" "$1"; do sleep 0.05; done
}

create_table() {
    curl -s -X POST "$1" -H "X-Amz-Target: DynamoDB_20120810.CreateTable" \
        -H "Content-Type: application/x-amz-json-1.0" \
        -H "Authorization: AWS4-HMAC-SHA256 Credential=local/20261128/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0" \
        -d '{"TableName":"bench","BillingMode":"PAY_PER_REQUEST",
             "KeySchema":[{"AttributeName":"PK","KeyType":"HASH"},
                          {"AttributeName":"SK","KeyType":"RANGE"}],
             "AttributeDefinitions":[{"AttributeName":"PK","AttributeType":"S"},
                                     {"AttributeName":"SK","AttributeType":"S"}]}' >"$folder/answer"
}

began=$(date +%s%N)
"$granary" --store "$folder/bench.granary" --port 8091 --durability relaxed >"$folder/ready" &
server=$!
running=$server
until grep -q http "$folder/ready"; do :; done
echo "ready in $((($(date +%s%N) - began) / 1000000)) ms"
sleep 1
echo "idle $(awk '/VmRSS/ { print $2 }' "/proc/$server/status") kB," \
    "$(awk '/RssAnon/ { print $2 }' "/proc/$server/status") kB of them its own"
create_table http://127.0.0.1:8091/

"$ECHO" 8092 >"$folder/echo" 2>&1 &
running="$running $!"
wait_for http://127.0.0.1:8092/
sleep 1
echo "idle, the echo $(awk '/VmRSS/ { print $2 }' "/proc/$!/status") kB"

printf '%-28s %12s %8s\n' "operation" "requests/s" "refused"
for operation in PutItem GetItem PutItem GetItem; do
    printf '%-28s %12s %8s\n' "echo $operation" $(rate http://127.0.0.1:8092/ "$operation")
    printf '%-28s %12s %8s\n' "granary $operation" $(rate http://127.0.0.1:8091/ "$operation")
done
echo "after load $(awk '/VmRSS/ { print $2 }' "/proc/$server/status") kB"

if [ -n "${MOTO:-}" ]; then
    "$MOTO" -p 8093 >"$folder/moto" 2>&1 &
    running="$running $!"
    wait_for http://127.0.0.1:8093/
    create_table http://127.0.0.1:8093/
    for operation in PutItem GetItem; do
        printf '%-28s %12s %8s\n' "moto $operation" $(rate http://127.0.0.1:8093/ "$operation")
    done
fi
