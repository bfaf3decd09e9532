"""Tables, indexes, tags and policies, with boto3's waiters and paginators."""

import json
import uuid

import pytest
from botocore.exceptions import ClientError

from conftest import definitions, key_schema


def test_a_table_from_its_creation_to_its_end(dynamodb):
    name = f"life-{uuid.uuid4()}"
    created = dynamodb.create_table(
        TableName=name, KeySchema=key_schema("PK", "SK"),
        AttributeDefinitions=definitions(PK="S", SK="N", owner="S"),
        ProvisionedThroughput={"ReadCapacityUnits": 5, "WriteCapacityUnits": 6},
        LocalSecondaryIndexes=[{
            "IndexName": "byOwner", "KeySchema": key_schema("PK", "owner"),
            "Projection": {"ProjectionType": "KEYS_ONLY"}}],
        GlobalSecondaryIndexes=[{
            "IndexName": "owners", "KeySchema": key_schema("owner"),
            "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["title"]},
            "ProvisionedThroughput": {"ReadCapacityUnits": 1, "WriteCapacityUnits": 2}}],
        Tags=[{"Key": "team", "Value": "core"}], DeletionProtectionEnabled=True)
    arn = created["TableDescription"]["TableArn"]
    dynamodb.get_waiter("table_exists").wait(TableName=name)
    table = dynamodb.describe_table(TableName=name)["Table"]
    assert table["TableStatus"] == "ACTIVE"
    assert table["KeySchema"] == key_schema("PK", "SK")
    assert table["ProvisionedThroughput"]["WriteCapacityUnits"] == 6
    assert table["LocalSecondaryIndexes"][0]["IndexName"] == "byOwner"
    index = table["GlobalSecondaryIndexes"][0]
    assert index["Projection"] == {
        "ProjectionType": "INCLUDE", "NonKeyAttributes": ["title"]}
    assert index["ProvisionedThroughput"]["WriteCapacityUnits"] == 2
    assert dynamodb.describe_table(TableName=arn)["Table"] == table

    with pytest.raises(dynamodb.exceptions.ResourceInUseException):
        dynamodb.create_table(
            TableName=name, KeySchema=key_schema("PK"), BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=definitions(PK="S"))
    with pytest.raises(ClientError) as failure:
        dynamodb.delete_table(TableName=name)
    assert failure.value.response["Error"]["Message"] == (
        "Resource cannot be deleted as it is currently protected against deletion. "
        "Disable deletion protection first.")

    dynamodb.tag_resource(ResourceArn=arn, Tags=[{"Key": "stage", "Value": "test"}])
    dynamodb.untag_resource(ResourceArn=arn, TagKeys=["team"])
    assert dynamodb.list_tags_of_resource(ResourceArn=arn)["Tags"] == [
        {"Key": "stage", "Value": "test"}]

    dynamodb.update_table(TableName=name, DeletionProtectionEnabled=False)
    assert dynamodb.delete_table(TableName=name)["TableDescription"]["TableStatus"] == "DELETING"
    dynamodb.get_waiter("table_not_exists").wait(TableName=name)


def test_an_index_is_added_to_a_table_with_items_and_dropped(dynamodb, table):
    for number in range(30):
        dynamodb.put_item(TableName=table, Item={
            "PK": {"S": f"p{number}"}, "SK": {"S": "s"}, "owner": {"S": f"o{number % 3}"}})
    dynamodb.update_table(
        TableName=table, AttributeDefinitions=definitions(owner="S"),
        GlobalSecondaryIndexUpdates=[{"Create": {
            "IndexName": "owners", "KeySchema": key_schema("owner"),
            "Projection": {"ProjectionType": "ALL"}}}])
    while True:
        indexes = dynamodb.describe_table(TableName=table)["Table"]["GlobalSecondaryIndexes"]
        if indexes[0]["IndexStatus"] == "ACTIVE":
            break
    answer = dynamodb.query(
        TableName=table, IndexName="owners", KeyConditionExpression="#o = :o",
        ExpressionAttributeNames={"#o": "owner"},
        ExpressionAttributeValues={":o": {"S": "o1"}})
    assert answer["Count"] == 10
    dynamodb.update_table(
        TableName=table, GlobalSecondaryIndexUpdates=[{"Delete": {"IndexName": "owners"}}])
    assert "GlobalSecondaryIndexes" not in dynamodb.describe_table(TableName=table)["Table"]


def test_tables_are_listed_page_by_page(dynamodb):
    prefix = f"list-{uuid.uuid4()}"
    names = [f"{prefix}-{number}" for number in range(5)]
    for name in names:
        dynamodb.create_table(
            TableName=name, KeySchema=key_schema("PK"), BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=definitions(PK="S"))
    pages = dynamodb.get_paginator("list_tables").paginate(PaginationConfig={"PageSize": 2})
    found = [name for page in pages for name in page["TableNames"] if name.startswith(prefix)]
    assert found == names
    for name in names:
        dynamodb.delete_table(TableName=name)


def test_a_resource_policy_is_kept(dynamodb, table):
    arn = dynamodb.describe_table(TableName=table)["Table"]["TableArn"]
    policy = json.dumps({"Version": "2012-10-17", "Statement": []})
    revision = dynamodb.put_resource_policy(ResourceArn=arn, Policy=policy)["RevisionId"]
    assert dynamodb.get_resource_policy(ResourceArn=arn)["RevisionId"] == revision
    dynamodb.delete_resource_policy(ResourceArn=arn)
    with pytest.raises(dynamodb.exceptions.PolicyNotFoundException):
        dynamodb.get_resource_policy(ResourceArn=arn)


def test_limits_and_endpoints_are_told(dynamodb):
    assert dynamodb.describe_limits()["TableMaxReadCapacityUnits"] == 40_000
    assert dynamodb.describe_endpoints()["Endpoints"][0]["Address"]


@pytest.mark.parametrize("name,rule", [
    ("ab", "greater than or equal to 3"), ("a" * 256, "less than or equal to 255"),
])
def test_names_that_dynamodb_refuses(dynamodb, name, rule):
    message = (f"1 validation error detected: Value '{name}' at 'tableName' failed to satisfy "
               f"constraint: Member must have length {rule}")
    with pytest.raises(ClientError) as failure:
        dynamodb.create_table(
            TableName=name, KeySchema=key_schema("PK"), BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=definitions(PK="S"))
    assert failure.value.response["Error"]["Message"] == message


def test_attribute_definitions_must_be_those_of_the_keys(dynamodb):
    with pytest.raises(ClientError) as failure:
        dynamodb.create_table(
            TableName="never", KeySchema=key_schema("PK"), BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=definitions(PK="S", extra="S"))
    assert failure.value.response["Error"]["Message"] == (
        "One or more parameter values were invalid: Number of attributes in KeySchema does not "
        "exactly match number of attributes defined in AttributeDefinitions")
