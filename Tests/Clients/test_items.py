"""Items of all types, and every expression, through boto3."""

from decimal import Decimal

import pytest
from boto3.dynamodb.conditions import Attr, Key
from botocore.exceptions import ClientError

ITEM = {
    "PK": "STARTUP#1", "SK": "PROFILE", "text": "", "accents": "Zoë 🌾", "whole": Decimal(7),
    "fraction": Decimal("-0.125"),
    "digits": Decimal("12345678901234567890123456789012345678"), "yes": True, "nothing": None,
    "bytes": b"\x00\x01\xff", "list": ["a", Decimal(1), [False]],
    "map": {"deep": {"deeper": {"number": Decimal("1E+30")}}},
    "strings": {"a", "b"}, "numbers": {Decimal(1), Decimal("2.5")}, "binaries": {b"x", b"y"},
}


def test_every_type_comes_back(resource, table):
    table = resource.Table(table)
    table.put_item(Item=ITEM)
    found = table.get_item(Key={"PK": "STARTUP#1", "SK": "PROFILE"})["Item"]
    found["bytes"] = found["bytes"].value
    found["binaries"] = {binary.value for binary in found["binaries"]}
    assert found == ITEM


def test_reserved_words_need_names(dynamodb, table):
    with pytest.raises(ClientError) as failure:
        dynamodb.get_item(TableName=table, Key={"PK": {"S": "a"}, "SK": {"S": "b"}},
                          ProjectionExpression="name")
    error = failure.value.response["Error"]
    assert error["Code"] == "ValidationException"
    assert error["Message"] == (
        "Invalid ProjectionExpression: Attribute name is a reserved keyword; "
        "reserved keyword: name")


def test_update_with_every_clause(resource, table):
    table = resource.Table(table)
    table.put_item(Item=ITEM)
    answer = table.update_item(
        Key={"PK": "STARTUP#1", "SK": "PROFILE"},
        UpdateExpression="SET #w = #w + :two, #m.#d = list_append(#l, :more), "
                         "fresh = if_not_exists(fresh, :two) "
                         "REMOVE nothing ADD numbers :set DELETE strings :a",
        ConditionExpression=Attr("yes").eq(True) & Attr("fresh").not_exists()
        & Attr("map.deep").attribute_type("M") & Attr("text").size().eq(0)
        & Attr("accents").begins_with("Zo") & Attr("strings").contains("a")
        & Attr("whole").between(1, 9) & Attr("whole").is_in([6, 7]),
        ExpressionAttributeNames={"#w": "whole", "#m": "map", "#d": "deep", "#l": "list"},
        ExpressionAttributeValues={
            ":two": 2, ":more": ["z"], ":set": {Decimal(9)}, ":a": {"a"}},
        ReturnValues="ALL_NEW")["Attributes"]
    assert answer["whole"] == 9
    assert answer["map"] == {"deep": ["a", Decimal(1), [False], "z"]}
    assert answer["fresh"] == 2
    assert "nothing" not in answer
    assert answer["numbers"] == {Decimal(1), Decimal("2.5"), Decimal(9)}
    assert answer["strings"] == {"b"}


@pytest.mark.parametrize("asked,expected", [
    ("NONE", None), ("ALL_OLD", {"PK": "a", "SK": "b", "n": 1}), ("UPDATED_OLD", {"n": 1}),
    ("ALL_NEW", {"PK": "a", "SK": "b", "n": 2}), ("UPDATED_NEW", {"n": 2}),
])
def test_return_values(resource, table, asked, expected):
    table = resource.Table(table)
    table.put_item(Item={"PK": "a", "SK": "b", "n": 1})
    answer = table.update_item(
        Key={"PK": "a", "SK": "b"}, UpdateExpression="ADD n :one",
        ExpressionAttributeValues={":one": 1}, ReturnValues=asked)
    assert answer.get("Attributes") == expected


def test_condition_failure_by_type_and_text(dynamodb, table):
    item = {"PK": {"S": "a"}, "SK": {"S": "b"}, "n": {"N": "1"}}
    dynamodb.put_item(TableName=table, Item=item)
    with pytest.raises(dynamodb.exceptions.ConditionalCheckFailedException) as failure:
        dynamodb.delete_item(
            TableName=table, Key={"PK": {"S": "a"}, "SK": {"S": "b"}},
            ConditionExpression="n > :n", ExpressionAttributeValues={":n": {"N": "1.0"}},
            ReturnValuesOnConditionCheckFailure="ALL_OLD")
    assert failure.value.response["Error"]["Message"] == "The conditional request failed"
    assert failure.value.response["Item"] == item


@pytest.mark.parametrize("item,message", [
    ({"PK": {"S": "a"}}, "One or more parameter values were invalid: "
     "Missing the key SK in the item"),
    ({"PK": {"N": "1"}, "SK": {"S": "b"}}, "One or more parameter values were invalid: "
     "Type mismatch for key PK expected: S actual: N"),
    ({"PK": {"S": ""}, "SK": {"S": "b"}}, "One or more parameter values are not valid. "
     "The AttributeValue for a key attribute cannot contain an empty string value. Key: PK"),
    ({"PK": {"S": "a"}, "SK": {"S": "b"}, "n": {"N": "1e400"}},
     "Number overflow. Attempting to store a number with magnitude larger than supported range"),
    ({"PK": {"S": "a"}, "SK": {"S": "b"}, "big": {"S": "x" * 409_600}},
     "Item size has exceeded the maximum allowed size"),
])
def test_items_that_dynamodb_refuses(dynamodb, table, item, message):
    with pytest.raises(ClientError) as failure:
        dynamodb.put_item(TableName=table, Item=item)
    assert failure.value.response["Error"] == {
        "Code": "ValidationException", "Message": message}


def test_query_with_every_condition_of_a_sort_key(resource, table):
    table = resource.Table(table)
    with table.batch_writer() as batch:
        for number in range(10):
            batch.put_item(Item={"PK": "p", "SK": f"s{number}", "even": number % 2 == 0})
    pk = Key("PK").eq("p")

    def keys(condition, **options):
        answer = table.query(KeyConditionExpression=condition, **options)
        return [item["SK"] for item in answer["Items"]]

    assert keys(pk & Key("SK").eq("s3")) == ["s3"]
    assert keys(pk & Key("SK").lt("s2")) == ["s0", "s1"]
    assert keys(pk & Key("SK").lte("s1")) == ["s0", "s1"]
    assert keys(pk & Key("SK").gt("s8")) == ["s9"]
    assert keys(pk & Key("SK").gte("s8")) == ["s8", "s9"]
    assert keys(pk & Key("SK").between("s2", "s4")) == ["s2", "s3", "s4"]
    assert keys(pk & Key("SK").begins_with("s"), Limit=1) == ["s0"]
    assert keys(pk, ScanIndexForward=False, Limit=2) == ["s9", "s8"]
    assert keys(pk, FilterExpression=Attr("even").eq(True), Limit=5) == ["s0", "s2", "s4"]


def test_a_missing_table_is_not_found(dynamodb):
    with pytest.raises(dynamodb.exceptions.ResourceNotFoundException) as failure:
        dynamodb.get_item(TableName="nowhere", Key={"PK": {"S": "a"}})
    assert failure.value.response["Error"]["Message"] == "Requested resource not found"
