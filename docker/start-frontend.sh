#!/bin/sh
# Starts nginx with this container's own name server, so that it finds the backend again after a
# restart gave it another address.
set -eu

servers=$(awk '$1 == "nameserver" { print ($2 ~ /:/) ? "[" $2 "]" : $2 }' /etc/resolv.conf | tr '\n' ' ')
echo "resolver ${servers}valid=5s ipv6=off;" > /tmp/resolver.conf

exec nginx -g 'daemon off;'
