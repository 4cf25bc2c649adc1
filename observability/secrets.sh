#!/bin/sh
# Makes files of variables. In the first folder, of MONITORING_PASSWORD: web.yml, by which Prometheus and Alertmanager
# check it, and password, for what asks them. In the second, what Alertmanager sends with. No list of processes shows
# a variable: they go through pipes and the shell alone.
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

printf %s "$SLACK_WEBHOOK_URL" | write "$2/slack_webhook_url"
printf %s "$PAGERDUTY_SERVICE_KEY" | write "$2/pagerduty_service_key"
printf %s "$SMTP_PASSWORD" | write "$2/smtp_password"
