"""Check an archive with Copydesk on Spark: each draft by itself, then all against each other.

    spark-submit check_archive.py drafts.ndjson findings

The input has a line for each draft, {"path": "…", "text": "…"}; the output, in
the order of their paths, a line for each as well: {"path": "…", "findings": […]}.
What is wrong with a line stands under "errors", without a path where it has none.
Copydesk must be installed on every node.
"""

import argparse
import json
import os
import shlex

from pyspark import StorageLevel
from pyspark.sql import SparkSession


def pipe(lines, command):
    """Send the lines of each partition through a command of their own; fail where it fails."""
    return lines.pipe(command, env=dict(os.environ), checkCode=True)


def gather(lines, partitions):
    """Bring lines with the same key, which ends at the first tab, together and in order."""
    pairs = lines.map(lambda line: tuple(line.split("\t", 1)))
    return pairs.repartitionAndSortWithinPartitions(partitions).map("\t".join)


def keyed_facts(result):
    """A fact goes out once under each of its keys."""
    for fact in result.get("facts", []):
        for key in fact["keys"]:
            yield f"{fact['rule']} {key}\t{json.dumps(fact)}"


def join(path, own, across):
    """What one draft shows by itself, and what the others show of it, in the order of places."""
    results = [*own, *across]
    findings = [finding for result in results for finding in result.get("findings", [])]
    findings.sort(key=lambda finding: finding["start"]["offset"])
    errors = [result["error"] for result in results if "error" in result]
    return json.dumps({"path": path, "findings": findings, **({"errors": errors} if errors else {})})


def check(drafts, copydesk, options, house, partitions):
    """Lines of drafts in, lines of findings out, as RDDs."""
    results = pipe(drafts, f"{copydesk} worker {options} {house}").map(json.loads)
    results = results.persist(StorageLevel.MEMORY_AND_DISK)
    facts = results.flatMap(keyed_facts)
    repeats = pipe(gather(facts, partitions), f"{copydesk} reduce --to repeats {house}")
    across = pipe(gather(repeats, partitions), f"{copydesk} reduce --from repeats {house}").map(json.loads)
    by_path = [found.keyBy(lambda result: result.get("path", "")) for found in (results, across)]
    return by_path[0].cogroup(by_path[1], partitions).sortByKey().map(lambda draft: join(draft[0], *draft[1]))


def main():
    parser = argparse.ArgumentParser(description="Check an archive with Copydesk on Spark.")
    parser.add_argument("drafts", help="lines of JSON: a file, a folder or a glob")
    parser.add_argument("findings", help="the folder to write to; it must not be there yet")
    parser.add_argument("--copydesk", default="copydesk", help="how to call Copydesk")
    parser.add_argument("--options", default="", help="options of copydesk worker, as in '--preset news'")
    parser.add_argument("--config", help="a settings file that every node has at this path")
    parser.add_argument("--partitions", type=int, default=8, help="how many pieces to shuffle into")
    given = parser.parse_args()
    house = f"--config {shlex.quote(given.config)}" if given.config else ""
    spark = SparkSession.builder.appName("copydesk").getOrCreate()
    drafts = spark.sparkContext.textFile(given.drafts, given.partitions)
    check(drafts, given.copydesk, given.options, house, given.partitions).saveAsTextFile(given.findings)
    spark.stop()


if __name__ == "__main__":
    main()
