#!/usr/bin/env bash
# Measures a running demo (./holdfast demo --orders 1) from outside: orders one after another, first
# some that warm the JVM up, then those that count. Needs curl, jq and awk.
# Usage: docs/measure.sh [WARM_UP] [ORDERS]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
warm_up="${1:-200}" orders="${2:-40}"
gateway="${GATEWAY:-http://127.0.0.1:8080}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

buyer="$(./holdfast wallet sign-in --node buyer)"
provider="$(./holdfast wallet sign-in --node provider)"

# post TOKEN PATH [JSON]: the body goes to $work/answer, the seconds it took to standard output
post() {
  curl -s -o "$work/answer" -w '%{time_total}\n' "$gateway$2" -X POST \
    -H "Authorization: Bearer $1" -H "Idempotency-Key: $(cat /proc/sys/kernel/random/uuid)" \
    -H 'Content-Type: application/json' -H 'Prefer: wait=10' ${3:+-d "$3"}
}

quantiles() {
  sort -n | awk -v what="$1" '{ a[NR] = $1 * 1000 }
    END { printf "%s: p50 %.0f ms, p99 %.0f ms, of %d\n", what, a[int((NR + 1) / 2)], a[int((NR * 99 + 99) / 100)], NR }'
}

post "$provider" /v1/offers '{"title": "Nothing", "description": "To be measured",
  "input_schema": {}, "output_schema": {}, "price": {"model": "fixed", "amount_msat": 2000000},
  "delivery_seconds": 3600, "review_seconds": 3600, "dispute_seconds": 3600,
  "max_open_orders": 1000}' >/dev/null
offer="$(jq -r .offer_id "$work/answer")"
order="{\"offer_id\": \"$offer\", \"input\": {}}"

for ((i = 0; i < warm_up; i++)); do
  post "$buyer" /v1/orders "$order" >/dev/null
  post "$buyer" "/v1/orders/$(jq -r .order_id "$work/answer")/cancellation" >/dev/null
done

for ((i = 0; i < orders; i++)); do
  post "$buyer" /v1/orders "$order" >>"$work/payable"
  jq -r '[.order_id, .legs[].payment_request] | @tsv' "$work/answer" >>"$work/orders"
  if ((i % 20 == 19 || i == orders - 1)); then
    cut -f 2 "$work/orders" | tail -n $((i % 20 + 1)) | xargs ./holdfast wallet pay --node buyer >/dev/null
  fi
done
quantiles "POST to payable" <"$work/payable"

while read -r id _; do
  invoice="$(./holdfast wallet invoice 1980000 --node provider)"
  post "$provider" "/v1/orders/$id/delivery" "{\"result\": {}, \"payout_invoice\": \"$invoice\"}" >/dev/null
  began="$(date +%s%N)"
  post "$buyer" "/v1/orders/$id/acceptance" >/dev/null
  sleep 0.7
  # The events carry the time at which the market knew; its clock is this machine's.
  curl -s "$gateway/v1/orders/$id/events" -H "Authorization: Bearer $buyer" \
    -H 'Accept: text/event-stream' -N --max-time 0.3 >"$work/events" || true
  paid="$(grep -A 1 'event:order.paid' "$work/events" | sed -n 's/^data://p' | jq -r .at)"
  echo "$(date -d "$paid" +%s%N) $began" | awk '{ printf "%.6f\n", ($1 - $2) / 1e9 }' >>"$work/paid"
done <"$work/orders"
quantiles "acceptance to paid" <"$work/paid"

# Shared pages are counted once, divided among those that share them.
market="$(pgrep -f 'dev.holdfast.launcher.Holdfast demo' | head -n 1)"
for process in "$market" $(pgrep postgres); do
  awk '/^Pss:/ { print $2 }' "/proc/$process/smaps_rollup"
done | awk '{ sum += $1 } END { printf "memory with PostgreSQL (PSS): %.0f MiB\n", sum / 1024 }'
