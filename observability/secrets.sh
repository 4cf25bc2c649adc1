#!/bin/sh
# Makes files of MONITORING_PASSWORD in a folder: web.yml, by which Prometheus and Alertmanager check it, and password,
# for what asks them. No list of processes shows it: it goes through pipes and the shell alone.
set -eu
: "${MONITORING_PASSWORD:?is empty}"

# Whole files at once, because they are read again whenever they are needed.
write() {
  cat > "$1.new"
  mv "$1.new" "$1"
}

line=$(printf %s "$MONITORING_PASSWORD" | htpasswd -niB -C 10 admin)
printf 'basic_auth_users:\n  admin: "%s"\n' "${line#*:}" | write "$1/web.yml"
printf %s "$MONITORING_PASSWORD" | write "$1/password"
