"""The AWS CLI, as people type it."""

import json
import os
import subprocess
import sys
import uuid

import pytest

from conftest import REGION


@pytest.fixture
def aws(endpoint):
    """Runs a command of `aws dynamodb`, and returns what it printed as JSON."""
    environment = os.environ | {
        "AWS_ACCESS_KEY_ID": "local", "AWS_SECRET_ACCESS_KEY": "local",
        "AWS_DEFAULT_REGION": REGION, "AWS_PAGER": ""}

    def run(*arguments, expecting=0):
        tool = os.path.join(os.path.dirname(sys.executable), "aws")
        done = subprocess.run(
            [sys.executable, tool, "dynamodb", *arguments, "--endpoint-url", endpoint],
            capture_output=True, text=True, env=environment, timeout=60)
        assert done.returncode == expecting, done.stderr
        if expecting:
            return done.stderr
        return json.loads(done.stdout) if done.stdout.strip() else None

    return run


def test_a_session_at_the_shell(aws):
    name = f"cli-{uuid.uuid4()}"
    aws("create-table", "--table-name", name, "--billing-mode", "PAY_PER_REQUEST",
        "--key-schema", "AttributeName=PK,KeyType=HASH", "AttributeName=SK,KeyType=RANGE",
        "--attribute-definitions", "AttributeName=PK,AttributeType=S",
        "AttributeName=SK,AttributeType=S")
    aws("wait", "table-exists", "--table-name", name)
    for number in range(3):
        aws("put-item", "--table-name", name, "--item",
            json.dumps({"PK": {"S": "a"}, "SK": {"S": f"ACTIVITY#{number}"}}))
    found = aws("query", "--table-name", name,
                "--key-condition-expression", "PK = :p AND begins_with(SK, :s)",
                "--expression-attribute-values",
                json.dumps({":p": {"S": "a"}, ":s": {"S": "ACTIVITY#"}}),
                "--query", "Items[].SK.S", "--page-size", "1")
    assert found == ["ACTIVITY#0", "ACTIVITY#1", "ACTIVITY#2"]
    message = aws("get-item", "--table-name", name, "--key", '{"PK": {"S": "a"}}',
                  expecting=255)
    assert "The provided key element does not match the schema" in message
    assert name in aws("list-tables")["TableNames"]
    aws("delete-table", "--table-name", name)
    aws("wait", "table-not-exists", "--table-name", name)
