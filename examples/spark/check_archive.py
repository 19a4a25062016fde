"""Check an archive with Copydesk on Spark: first each draft alone, then all of them together.

    spark-submit check_archive.py drafts.ndjson findings

The input has one line per draft: {"path": "…", "text": "…"}. The output also has
one line per draft, sorted by path: {"path": "…", "findings": […]}. If a draft can't
be checked, its line also has "errors". The path is empty if the input line has none.
Copydesk must be installed on every node.
"""

import argparse
import json
import os
import shlex

from pyspark import StorageLevel
from pyspark.sql import SparkSession


def pipe(lines, command):
    """Pipe the lines of each partition through its own process; fail if the process fails."""
    return lines.pipe(command, env=dict(os.environ), checkCode=True)


def gather(lines, partitions):
    """Group and sort lines by their key, the part before the first tab."""
    pairs = lines.map(lambda line: tuple(line.split("\t", 1)))
    return pairs.repartitionAndSortWithinPartitions(partitions).map("\t".join)


def keyed_facts(result):
    """Yield a fact once for each of its keys."""
    for fact in result.get("facts", []):
        for key in fact["keys"]:
            yield f"{fact['rule']} {key}\t{json.dumps(fact)}"


def join(path, own, across):
    """Merge the findings from one draft alone with those from comparing drafts, in text order."""
    results = [*own, *across]
    findings = [finding for result in results for finding in result.get("findings", [])]
    findings.sort(key=lambda finding: finding["start"]["offset"])
    errors = [result["error"] for result in results if "error" in result]
    return json.dumps({"path": path, "findings": findings, **({"errors": errors} if errors else {})})


def check(drafts, copydesk, options, house, partitions):
    """Turn an RDD of draft lines into an RDD of lines with findings."""
    results = pipe(drafts, f"{copydesk} worker {options} {house}").map(json.loads)
    results = results.persist(StorageLevel.MEMORY_AND_DISK)
    facts = results.flatMap(keyed_facts)
    repeats = pipe(gather(facts, partitions), f"{copydesk} reduce --to repeats {house}")
    across = pipe(gather(repeats, partitions), f"{copydesk} reduce --from repeats {house}").map(json.loads)
    by_path = [found.keyBy(lambda result: result.get("path", "")) for found in (results, across)]
    return by_path[0].cogroup(by_path[1], partitions).sortByKey().map(lambda draft: join(draft[0], *draft[1]))


def main():
    parser = argparse.ArgumentParser(description="Check an archive with Copydesk on Spark.")
    parser.add_argument("drafts", help="JSON lines: a file, a folder or a glob")
    parser.add_argument("findings", help="the folder to write to; it must not exist yet")
    parser.add_argument("--copydesk", default="copydesk", help="the command that starts Copydesk")
    parser.add_argument("--options", default="", help="options for copydesk worker, for example '--preset news'")
    parser.add_argument("--config", help="a settings file; it must be at this path on every node")
    parser.add_argument("--partitions", type=int, default=8, help="the number of partitions")
    given = parser.parse_args()
    house = f"--config {shlex.quote(given.config)}" if given.config else ""
    spark = SparkSession.builder.appName("copydesk").getOrCreate()
    drafts = spark.sparkContext.textFile(given.drafts, given.partitions)
    check(drafts, given.copydesk, given.options, house, given.partitions).saveAsTextFile(given.findings)
    spark.stop()


if __name__ == "__main__":
    main()
