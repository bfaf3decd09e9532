"""Signatures and policies: who may do what, as SDKs sign and as AWS refuses."""

import json

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from conftest import REGION, definitions, key_schema, start, stop

TENANT = {
    "Version": "2012-10-17",
    "Statement": [{
        "Effect": "Allow",
        "Action": ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query",
                   "dynamodb:BatchGetItem", "dynamodb:Scan"],
        "Resource": f"arn:aws:dynamodb:{REGION}:*:table/app",
        "Condition": {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["TENANT#7", "TENANT#7#*"]}},
    }],
}


@pytest.fixture(scope="module")
def secured(tmp_path_factory):
    """The address of a server with two access keys: one may do all, one its own partitions."""
    folder = tmp_path_factory.mktemp("secured")
    keys = folder / "keys.json"
    keys.write_text(json.dumps([
        {"accessKeyId": "ADMIN", "secretAccessKey": "admin secret"},
        {"accessKeyId": "TENANT", "secretAccessKey": "tenant secret", "policy": TENANT}]))
    keys.chmod(0o600)
    process, address = start(folder / "app.granary", "--credentials", str(keys))
    admin = client(address, "ADMIN", "admin secret")
    admin.create_table(
        TableName="app", KeySchema=key_schema("PK", "SK"), BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=definitions(PK="S", SK="S"))
    for tenant in ("TENANT#7", "TENANT#8"):
        admin.put_item(TableName="app", Item={"PK": {"S": tenant}, "SK": {"S": "1"}})
    yield address
    stop(process)


def client(address, key, secret, region=REGION):
    return boto3.client(
        "dynamodb", endpoint_url=address, region_name=region, aws_access_key_id=key,
        aws_secret_access_key=secret, config=Config(retries={"max_attempts": 1}))


def refusal(call):
    with pytest.raises(ClientError) as failure:
        call()
    return failure.value.response["Error"]


@pytest.mark.parametrize("key,secret,region,code", [
    ("ADMIN", "another secret", REGION, "InvalidSignatureException"),
    ("NOBODY", "admin secret", REGION, "UnrecognizedClientException"),
    ("ADMIN", "admin secret", "us-west-1", "InvalidSignatureException"),
])
def test_signatures_that_are_not_good(secured, key, secret, region, code):
    error = refusal(lambda: client(secured, key, secret, region).list_tables())
    assert error["Code"] == code


def test_a_tenant_sees_its_own_partitions_and_no_others(secured):
    tenant = client(secured, "TENANT", "tenant secret")

    def key(number):
        return {"PK": {"S": f"TENANT#{number}"}, "SK": {"S": "1"}}

    assert tenant.get_item(TableName="app", Key=key(7))["Item"] == key(7)
    tenant.put_item(TableName="app", Item={"PK": {"S": "TENANT#7#ORDERS"}, "SK": {"S": "1"}})
    query = {"TableName": "app", "KeyConditionExpression": "PK = :p"}
    mine = tenant.query(**query, ExpressionAttributeValues={":p": {"S": "TENANT#7"}})
    assert mine["Count"] == 1
    for call in (
        lambda: tenant.get_item(TableName="app", Key=key(8)),
        lambda: tenant.put_item(TableName="app", Item=key(8)),
        lambda: tenant.query(**query, ExpressionAttributeValues={":p": {"S": "TENANT#8"}}),
        lambda: tenant.batch_get_item(RequestItems={"app": {"Keys": [key(7), key(8)]}}),
        lambda: tenant.transact_get_items(
            TransactItems=[{"Get": {"TableName": "app", "Key": key(8)}}]),
        lambda: tenant.scan(TableName="app"),
        lambda: tenant.delete_item(TableName="app", Key=key(7)),
        lambda: tenant.get_item(TableName="elsewhere", Key=key(7)),
        lambda: tenant.delete_table(TableName="app"),
        lambda: tenant.list_tables(),
    ):
        assert refusal(call)["Code"] == "AccessDeniedException"


def test_the_refusal_names_who_and_what(secured):
    error = refusal(lambda: client(secured, "TENANT", "tenant secret").scan(TableName="app"))
    assert error["Message"] == (
        "User: arn:aws:iam::000000000000:user/TENANT is not authorized to perform: dynamodb:Scan "
        f"on resource: arn:aws:dynamodb:{REGION}:000000000000:table/app because no "
        "identity-based policy allows the dynamodb:Scan action")
