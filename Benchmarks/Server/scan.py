"""The memory of granary-server while a client pages through a whole table.

    python3 scan.py GRANARY GRANARY-SERVER [ITEMS]

Loads the items with the tool, starts the server, scans page by page, and prints the server's anonymous
resident memory (RssAnon) before, after the first hundredth of the pages, and at its highest.
"""

import json
import re
import subprocess
import sys
import tempfile
import time
import urllib.request


def anonymous_kilobytes(process):
    with open(f"/proc/{process}/status") as status:
        return int(re.search(r"RssAnon:\s+(\d+)", status.read()).group(1))


def call(address, operation, body):
    request = urllib.request.Request(
        address,
        json.dumps(body).encode(),
        {
            "X-Amz-Target": f"DynamoDB_20120810.{operation}",
            "Content-Type": "application/x-amz-json-1.0",
            "Authorization": "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/"
            "aws4_request, SignedHeaders=host, Signature=0",
        },
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def main():
    tool, server = sys.argv[1:3]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        store = f"{folder}/scan.granary"
        with open(f"{folder}/items.ndjson", "w") as file:
            for number in range(count):
                item = {"PK": f"P{number:08}", "SK": "S", "n": number, "text": "x" * 250}
                file.write(json.dumps(item, separators=(",", ":")) + "\n")
        run = [tool, "--store", store]
        subprocess.run(
            [*run, "table", "create", "scan", "--partition-key", "PK:S", "--sort-key", "SK:S"],
            check=True, stdout=subprocess.DEVNULL)
        subprocess.run(
            [*run, "import", "scan", f"{folder}/items.ndjson"], check=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        process = subprocess.Popen(
            [server, "--store", store, "--port", "0"], stdout=subprocess.PIPE, text=True)
        try:
            address = process.stdout.readline().split(" at ")[1].strip() + "/"
            before = anonymous_kilobytes(process.pid)
            began = time.monotonic()
            key, items, pages, early, highest = None, 0, 0, 0, before
            while True:
                body = {"TableName": "scan"}
                if key:
                    body["ExclusiveStartKey"] = key
                page = call(address, "Scan", body)
                items += page["Count"]
                pages += 1
                highest = max(highest, anonymous_kilobytes(process.pid))
                if pages == max(1, count // 350_000):
                    early = highest
                key = page.get("LastEvaluatedKey")
                if not key:
                    break
            seconds = time.monotonic() - began
        finally:
            process.terminate()
            process.wait()
    print(f"{items:,} items in {pages} pages, {seconds:.0f} s")
    print(f"RssAnon: {before} kB before, {early} kB after the first pages, {highest} kB at most")


main()
