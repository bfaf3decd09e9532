"""Starts the server that `make test` built, and gives each test a client of it.

The clients are the real ones, told nothing but another endpoint: what passes here works for whoever
changes that one line.
"""

import os
import pathlib
import re
import subprocess
import uuid

import boto3
import pytest
from botocore.config import Config

ROOT = pathlib.Path(__file__).resolve().parents[2]
SERVER = os.environ.get("GRANARY_SERVER", str(ROOT / ".build/debug/granary-server"))
REGION = "eu-west-2"


def start(store, *options):
    """Starts a server over a store, and returns its process and its address."""
    process = subprocess.Popen(
        [SERVER, "--store", str(store), "--port", "0", "--durability", "relaxed",
         "--region", REGION, *options],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    for line in process.stdout:
        found = re.search(r"https?://[0-9.]+:\d+", line)
        if found:
            return process, found.group(0)
    raise AssertionError("the server ended without saying where it listens")


def stop(process):
    """Tells a server to end, and checks that it does so cleanly."""
    process.terminate()
    assert process.wait(timeout=20) == 0, "SIGTERM ends the server cleanly"


@pytest.fixture(scope="session")
def endpoint(tmp_path_factory):
    """The address of a server over an empty store, for the whole session."""
    process, address = start(tmp_path_factory.mktemp("store") / "app.granary")
    yield address
    stop(process)


@pytest.fixture(scope="session")
def arguments(endpoint):
    """What every client of the server is made with."""
    return {
        "endpoint_url": endpoint, "region_name": REGION,
        "aws_access_key_id": "local", "aws_secret_access_key": "local",
        "config": Config(retries={"max_attempts": 3, "mode": "standard"},
                         max_pool_connections=32),
    }


@pytest.fixture(scope="session")
def dynamodb(arguments):
    """The low-level client."""
    return boto3.client("dynamodb", **arguments)


@pytest.fixture(scope="session")
def resource(arguments):
    """The high-level resource, with its own conversion of values."""
    return boto3.resource("dynamodb", **arguments)


@pytest.fixture(scope="session")
def streams(arguments):
    """The client of DynamoDB Streams."""
    return boto3.client("dynamodbstreams", **arguments)


def key_schema(*names):
    return [{"AttributeName": name, "KeyType": kind}
            for name, kind in zip(names, ("HASH", "RANGE"))]


def definitions(**types):
    return [{"AttributeName": name, "AttributeType": kind} for name, kind in types.items()]


@pytest.fixture
def table(dynamodb):
    """A table with a string PK and SK, gone after the test."""
    name = f"test-{uuid.uuid4()}"
    dynamodb.create_table(
        TableName=name, BillingMode="PAY_PER_REQUEST", KeySchema=key_schema("PK", "SK"),
        AttributeDefinitions=definitions(PK="S", SK="S"))
    dynamodb.get_waiter("table_exists").wait(TableName=name)
    yield name
    dynamodb.delete_table(TableName=name)
    dynamodb.get_waiter("table_not_exists").wait(TableName=name)
