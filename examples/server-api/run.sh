#!/usr/bin/env bash
# What a program asks of the server: upload, train, predict with a key, by curl; then the same by the typed client.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
field() { node -pe "JSON.parse(require('node:fs').readFileSync(0))$1"; }

# A server of our own, unless URL names another.
if [ -z "${URL:-}" ]; then
  PORT=$(node -e "const s = require('node:net').createServer().listen(0, () => { console.log(s.address().port); s.close() })")
  export PORT CSVA_DATA_DIR="$PWD/data" CSVA_BASE_URL="http://localhost:$PORT" CSVA_SNAPSHOT_HOURS=0
  csvanalyzer-server > server.log 2>&1 &
  server=$!
  trap 'kill $server' EXIT
  URL=$CSVA_BASE_URL
  until curl -sf "$URL/healthz" > /dev/null; do
    kill -0 $server 2> /dev/null || { cat server.log; exit 1; }
    sleep 0.2
  done
fi

# A person signs up and makes a key: keys are made by people, in the page or here. It is shown this once.
curl -sf -c jar -o /dev/null --json '{"email":"ada@example.org","password":"correct horse battery"}' "$URL/api/v1/auth/sign-up"
KEY=$(curl -sf -b jar --json '{"name":"program","scopes":["read","write","predict"],"expiresInDays":30}' "$URL/api/v1/keys" | field .key)

# From here on the key alone.
with_key() { curl -sf -H "authorization: Bearer $KEY" "$@"; }
DATASET=$(with_key -H 'content-type: text/csv' --data-binary "@$here/../data/penguins.csv" "$URL/api/v1/datasets?name=penguins.csv" | field .id)
MODEL=$(with_key -H 'idempotency-key: penguins-1' --json '{"target":"species","effort":"low","seed":7}' "$URL/api/v1/datasets/$DATASET/trainings" | field .id)
with_key -N "$URL/api/v1/jobs/$MODEL/events" | grep '^event: ' | uniq        # queued, started, progress …, done
with_key "$URL/api/v1/models/$MODEL" | field '.name'
with_key --json '{"rows":[{"island":"Biscoe","bill_length_mm":50,"bill_depth_mm":15,"flipper_length_mm":222,"body_mass_g":5600}]}' \
  "$URL/api/v1/models/$MODEL/predict" | field '.predictions[0].prediction'

URL=$URL KEY=$KEY MODEL=$MODEL node "$here/client.ts"

# A revoked key is refused at once.
ID=$(curl -sf -b jar "$URL/api/v1/keys" | field '.items[0].id')
curl -sf -b jar -X DELETE "$URL/api/v1/keys/$ID"
curl -s -o /dev/null -w '%{http_code}\n' -H "authorization: Bearer $KEY" "$URL/api/v1/models/$MODEL"
