#!/bin/sh
# Drives the built server with the real clients, boto3 and the AWS CLI, in a virtual environment of
# their own, which it makes when it is missing or when what is wanted has changed.
set -eu
cd "$(dirname "$0")/.."

environment=.build/clients
wanted=Tests/Clients/requirements.txt
server=${GRANARY_SERVER:-"$(${SWIFT:-swift} build --show-bin-path)/granary-server"}

if ! cmp -s "$wanted" "$environment/requirements.txt"; then
    rm -rf "$environment"
    python3 -m venv "$environment"
    "$environment/bin/pip" install --quiet --disable-pip-version-check --requirement "$wanted"
    cp "$wanted" "$environment/requirements.txt"
fi

GRANARY_SERVER=$server exec "$environment/bin/python" -m pytest --quiet -p no:cacheprovider \
    Tests/Clients "$@"
