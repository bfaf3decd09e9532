"""Pages, paginators, segments, batches and transactions through boto3."""

import concurrent.futures
import uuid

import pytest
from botocore.exceptions import ClientError


@pytest.fixture
def filled(dynamodb, resource, table):
    """A table of 3 MB: 120 items of 25 KB in three collections."""
    with resource.Table(table).batch_writer() as batch:
        for number in range(120):
            batch.put_item(Item={
                "PK": f"p{number % 3}", "SK": f"s{number:03}", "filler": "x" * 25_000})
    return table


def test_a_page_ends_after_a_megabyte(dynamodb, filled):
    page = dynamodb.scan(TableName=filled)
    assert 0 < page["Count"] < 120
    assert "LastEvaluatedKey" in page


def test_paginators_see_every_item_once(dynamodb, filled):
    scan = dynamodb.get_paginator("scan")
    keys = [(item["PK"]["S"], item["SK"]["S"])
            for page in scan.paginate(TableName=filled) for item in page["Items"]]
    assert len(keys) == len(set(keys)) == 120
    query = dynamodb.get_paginator("query").paginate(
        TableName=filled, KeyConditionExpression="PK = :p",
        ExpressionAttributeValues={":p": {"S": "p1"}}, PaginationConfig={"PageSize": 7})
    keys = [item["SK"]["S"] for page in query for item in page["Items"]]
    assert keys == [f"s{number:03}" for number in range(120) if number % 3 == 1]


def test_segments_share_a_table(dynamodb, filled):
    def segment(number):
        pages = dynamodb.get_paginator("scan").paginate(
            TableName=filled, Segment=number, TotalSegments=4, ProjectionExpression="SK")
        return [item["SK"]["S"] for page in pages for item in page["Items"]]

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        parts = list(pool.map(segment, range(4)))
    assert sorted(sum(parts, [])) == [f"s{number:03}" for number in range(120)]


def test_a_batch_over_16_megabytes_leaves_keys_for_a_retry(dynamodb, resource, table):
    with resource.Table(table).batch_writer() as batch:
        for number in range(60):
            batch.put_item(Item={"PK": "p", "SK": f"s{number:02}", "filler": "x" * 400_000})
    keys = [{"PK": {"S": "p"}, "SK": {"S": f"s{number:02}"}} for number in range(60)]
    asked, found, rounds = {table: {"Keys": keys}}, [], 0
    while asked:
        answer = dynamodb.batch_get_item(RequestItems=asked)
        found += [item["SK"]["S"] for item in answer["Responses"].get(table, [])]
        asked, rounds = answer["UnprocessedKeys"], rounds + 1
    assert rounds > 1
    assert sorted(found) == [f"s{number:02}" for number in range(60)]


def test_duplicates_in_a_batch_are_refused(dynamodb, table):
    key = {"PK": {"S": "a"}, "SK": {"S": "b"}}
    with pytest.raises(ClientError) as failure:
        dynamodb.batch_get_item(RequestItems={table: {"Keys": [key, key]}})
    assert failure.value.response["Error"]["Message"] == (
        "Provided list of item keys contains duplicates")


def test_a_transaction_is_done_once_for_a_token(dynamodb, table):
    key = {"PK": {"S": "a"}, "SK": {"S": "b"}}
    update = {"Update": {
        "TableName": table, "Key": key, "UpdateExpression": "ADD n :one",
        "ExpressionAttributeValues": {":one": {"N": "1"}}}}
    token = str(uuid.uuid4())
    for _ in range(3):
        dynamodb.transact_write_items(TransactItems=[update], ClientRequestToken=token)
    answer = dynamodb.transact_get_items(TransactItems=[
        {"Get": {"TableName": table, "Key": key, "ProjectionExpression": "n"}}])
    assert answer["Responses"] == [{"Item": {"n": {"N": "1"}}}]
    with pytest.raises(dynamodb.exceptions.IdempotentParameterMismatchException):
        dynamodb.transact_write_items(TransactItems=[
            {"Delete": {"TableName": table, "Key": key}}], ClientRequestToken=token)


def test_a_cancelled_transaction_gives_reasons(dynamodb, table):
    with pytest.raises(dynamodb.exceptions.TransactionCanceledException) as failure:
        dynamodb.transact_write_items(TransactItems=[
            {"Put": {"TableName": table, "Item": {"PK": {"S": "a"}, "SK": {"S": "1"}}}},
            {"Put": {"TableName": table, "Item": {"PK": {"S": "a"}, "SK": {"S": "2"}},
                     "ConditionExpression": "attribute_exists(PK)"}}])
    assert [reason["Code"] for reason in failure.value.response["CancellationReasons"]] == [
        "None", "ConditionalCheckFailed"]
    assert dynamodb.scan(TableName=table)["Count"] == 0


def test_counters_lose_nothing_under_concurrency(dynamodb, table):
    key = {"PK": {"S": "counter"}, "SK": {"S": "1"}}

    def count(_):
        for _ in range(50):
            dynamodb.update_item(
                TableName=table, Key=key, UpdateExpression="ADD n :one",
                ExpressionAttributeValues={":one": {"N": "1"}})

    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        list(pool.map(count, range(16)))
    item = dynamodb.get_item(TableName=table, Key=key, ConsistentRead=True)["Item"]
    assert item["n"] == {"N": "800"}
