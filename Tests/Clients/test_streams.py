"""Streams, time to live and backups through boto3."""

import time
import uuid

import pytest

from conftest import definitions, key_schema


@pytest.fixture
def streamed(dynamodb):
    """A table with a stream of both images, and its description."""
    name = f"stream-{uuid.uuid4()}"
    dynamodb.create_table(
        TableName=name, BillingMode="PAY_PER_REQUEST", KeySchema=key_schema("PK"),
        AttributeDefinitions=definitions(PK="S"),
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"})
    dynamodb.get_waiter("table_exists").wait(TableName=name)
    yield dynamodb.describe_table(TableName=name)["Table"]
    dynamodb.delete_table(TableName=name)


def read_all(streams, arn):
    """Every record of a stream, from its oldest on."""
    described = streams.describe_stream(StreamArn=arn)["StreamDescription"]
    records = []
    for shard in described["Shards"]:
        iterator = streams.get_shard_iterator(
            StreamArn=arn, ShardId=shard["ShardId"],
            ShardIteratorType="TRIM_HORIZON")["ShardIterator"]
        while iterator:
            page = streams.get_records(ShardIterator=iterator)
            records += page["Records"]
            iterator = page.get("NextShardIterator") if page["Records"] else None
    return records


def test_a_stream_has_each_change_in_order(dynamodb, streams, streamed):
    name, arn = streamed["TableName"], streamed["LatestStreamArn"]
    assert arn in [stream["StreamArn"] for stream in streams.list_streams()["Streams"]]
    for number in (1, 2):
        dynamodb.put_item(TableName=name, Item={"PK": {"S": "a"}, "n": {"N": str(number)}})
    dynamodb.delete_item(TableName=name, Key={"PK": {"S": "a"}})
    records = read_all(streams, arn)
    assert [record["eventName"] for record in records] == ["INSERT", "MODIFY", "REMOVE"]
    change = records[1]["dynamodb"]
    assert change["Keys"] == {"PK": {"S": "a"}}
    assert change["OldImage"]["n"] == {"N": "1"}
    assert change["NewImage"]["n"] == {"N": "2"}
    numbers = [int(record["dynamodb"]["SequenceNumber"]) for record in records]
    assert numbers == sorted(numbers)


def test_an_item_expires_and_its_stream_says_so(dynamodb, streams, streamed):
    name = streamed["TableName"]
    dynamodb.update_time_to_live(
        TableName=name, TimeToLiveSpecification={"Enabled": True, "AttributeName": "expires"})
    described = dynamodb.describe_time_to_live(TableName=name)["TimeToLiveDescription"]
    assert described["TimeToLiveStatus"] in ("ENABLING", "ENABLED")
    assert described["AttributeName"] == "expires"
    past = str(int(time.time()) - 60)
    dynamodb.put_item(TableName=name, Item={"PK": {"S": "old"}, "expires": {"N": past}})
    dynamodb.put_item(TableName=name, Item={"PK": {"S": "young"}, "expires": {"N": "4102444800"}})
    patience = time.monotonic() + 30
    while dynamodb.scan(TableName=name)["Count"] > 1:
        assert time.monotonic() < patience, "what is due is swept within seconds"
        time.sleep(0.1)
    removals = [record for record in read_all(streams, streamed["LatestStreamArn"])
                if record["eventName"] == "REMOVE"]
    assert len(removals) == 1
    assert removals[0]["userIdentity"]["PrincipalId"] == "dynamodb.amazonaws.com"
    assert removals[0]["userIdentity"]["Type"] == "Service"


def test_a_backup_becomes_another_table(dynamodb, table):
    dynamodb.put_item(TableName=table, Item={"PK": {"S": "a"}, "SK": {"S": "1"}})
    backup = dynamodb.create_backup(TableName=table, BackupName="before")["BackupDetails"]
    dynamodb.delete_item(TableName=table, Key={"PK": {"S": "a"}, "SK": {"S": "1"}})
    listed = dynamodb.list_backups(TableName=table)["BackupSummaries"]
    assert [summary["BackupArn"] for summary in listed] == [backup["BackupArn"]]
    target = f"restored-{uuid.uuid4()}"
    dynamodb.restore_table_from_backup(TargetTableName=target, BackupArn=backup["BackupArn"])
    dynamodb.get_waiter("table_exists").wait(TableName=target)
    assert dynamodb.scan(TableName=target)["Count"] == 1
    dynamodb.delete_backup(BackupArn=backup["BackupArn"])
    dynamodb.delete_table(TableName=target)
    continuous = dynamodb.describe_continuous_backups(TableName=table)
    description = continuous["ContinuousBackupsDescription"]
    assert description["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] == "DISABLED"
