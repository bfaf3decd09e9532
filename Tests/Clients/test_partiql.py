"""PartiQL, and the parameters from before expressions, through boto3."""

import pytest
from botocore.exceptions import ClientError


def test_statements_write_and_read(dynamodb, table):
    def run(statement, *parameters, **options):
        return dynamodb.execute_statement(
            Statement=statement, Parameters=list(parameters), **options) if parameters else (
                dynamodb.execute_statement(Statement=statement, **options))

    for number in range(5):
        run(f"""INSERT INTO "{table}" VALUE {{'PK': 'p', 'SK': ?, 'n': ?, 'tags': <<'a', 'b'>>}}""",
            {"S": f"s{number}"}, {"N": str(number)})
    found = run(f'SELECT SK, n FROM "{table}" WHERE PK = ? AND SK >= ? AND n <> 3',
                {"S": "p"}, {"S": "s1"})["Items"]
    assert found == [{"SK": {"S": f"s{n}"}, "n": {"N": str(n)}} for n in (1, 2, 4)]
    changed = run(f"""UPDATE "{table}" SET n = n + 10 SET fresh = 'x' REMOVE tags
                      WHERE PK = 'p' AND SK = 's1' RETURNING ALL NEW *""")["Items"]
    assert changed == [{"PK": {"S": "p"}, "SK": {"S": "s1"}, "n": {"N": "11"}, "fresh": {"S": "x"}}]
    run(f"""DELETE FROM "{table}" WHERE PK = 'p' AND SK = 's2'""")
    keys, token = [], None
    while True:
        page = run(f"""SELECT SK FROM "{table}" WHERE PK = 'p'""", Limit=2,
                   **({"NextToken": token} if token else {}))
        keys += [item["SK"]["S"] for item in page["Items"]]
        token = page.get("NextToken")
        if not token:
            break
    assert keys == ["s0", "s1", "s3", "s4"]


def test_an_insert_of_what_is_there_is_a_duplicate(dynamodb, table):
    statement = f"""INSERT INTO "{table}" VALUE {{'PK': 'p', 'SK': 's'}}"""
    dynamodb.execute_statement(Statement=statement)
    with pytest.raises(dynamodb.exceptions.DuplicateItemException) as failure:
        dynamodb.execute_statement(Statement=statement)
    assert failure.value.response["Error"]["Message"] == "Duplicate primary key exists in table"


def test_batches_and_transactions_of_statements(dynamodb, table):
    insert = f"""INSERT INTO "{table}" VALUE {{'PK': 'p', 'SK': ?}}"""
    answers = dynamodb.batch_execute_statement(Statements=[
        {"Statement": insert, "Parameters": [{"S": key}]} for key in ("a", "b", "a")])["Responses"]
    assert [answer.get("Error", {}).get("Code") for answer in answers].count("DuplicateItem") == 1
    with pytest.raises(dynamodb.exceptions.TransactionCanceledException):
        dynamodb.execute_transaction(TransactStatements=[
            {"Statement": insert, "Parameters": [{"S": "c"}]},
            {"Statement": insert, "Parameters": [{"S": "a"}]}])
    assert dynamodb.scan(TableName=table)["Count"] == 2


def test_a_statement_that_is_none_is_refused(dynamodb):
    with pytest.raises(ClientError) as failure:
        dynamodb.execute_statement(Statement="SELEC * FROM nothing")
    assert failure.value.response["Error"]["Code"] == "ValidationException"


def test_the_parameters_from_before_expressions(dynamodb, table):
    key = {"PK": {"S": "p"}, "SK": {"S": "s1"}}
    dynamodb.put_item(TableName=table, Item={**key, "n": {"N": "1"}, "set": {"SS": ["a"]}},
                      Expected={"PK": {"Exists": False}})
    with pytest.raises(dynamodb.exceptions.ConditionalCheckFailedException):
        dynamodb.put_item(TableName=table, Item=key, Expected={"PK": {"Exists": False}})
    answer = dynamodb.update_item(
        TableName=table, Key=key, ReturnValues="ALL_NEW", ConditionalOperator="OR",
        Expected={"n": {"ComparisonOperator": "GT", "AttributeValueList": [{"N": "5"}]},
                  "gone": {"ComparisonOperator": "NULL"}},
        AttributeUpdates={"n": {"Action": "ADD", "Value": {"N": "2"}},
                          "set": {"Action": "DELETE", "Value": {"SS": ["a"]}},
                          "fresh": {"Value": {"S": "x"}}})["Attributes"]
    assert answer == {**key, "n": {"N": "3"}, "fresh": {"S": "x"}}
    found = dynamodb.query(
        TableName=table, AttributesToGet=["n"],
        KeyConditions={
            "PK": {"ComparisonOperator": "EQ", "AttributeValueList": [{"S": "p"}]},
            "SK": {"ComparisonOperator": "BEGINS_WITH", "AttributeValueList": [{"S": "s"}]}},
        QueryFilter={"n": {"ComparisonOperator": "IN",
                           "AttributeValueList": [{"N": "2"}, {"N": "3"}]}})
    assert found["Items"] == [{"n": {"N": "3"}}]
    scanned = dynamodb.scan(TableName=table, ScanFilter={
        "fresh": {"ComparisonOperator": "NOT_NULL"}})
    assert scanned["Count"] == 1
