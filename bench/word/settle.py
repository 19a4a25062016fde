"""Accepts or rejects the tracked changes of one author, by the XML alone: settle.py AUTHOR, JSON lines of {"from", "accepted", "rejected"}.

Prints how many changes each document had. Changes of other authors stay as they are.
"""
import json
import sys
import zipfile

from lxml import etree

W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
author = sys.argv[1]


def settle(root, drop, keep):
    """Drop the changes of one kind with their words, and keep the words of the other; returns how many there were."""
    count = 0
    for node in list(root.iter(W + drop, W + keep)):
        if node.get(W + 'author') != author:
            continue
        count += 1
        parent = node.getparent()
        at = parent.index(node)
        parent.remove(node)
        if node.tag == W + keep:
            for i, child in enumerate(node):
                parent.insert(at + i, child)
            for text in parent.iter(W + 'delText'):
                if not any(up.tag == W + 'del' for up in text.iterancestors()):
                    text.tag = W + 't'
    return count


def write(source, target, drop, keep):
    count = 0
    with zipfile.ZipFile(source) as pack, zipfile.ZipFile(target, 'w', zipfile.ZIP_DEFLATED) as out:
        for info in pack.infolist():
            data = pack.read(info.filename)
            if info.filename.endswith('.xml') and f'"{author}"'.encode() in data and (b':ins ' in data or b':del ' in data):
                root = etree.fromstring(data, etree.XMLParser(huge_tree=True))
                count += settle(root, drop, keep)
                data = etree.tostring(root, xml_declaration=True, encoding='UTF-8', standalone=True)
            out.writestr(info, data)
    return count


for line in sys.stdin:
    job = json.loads(line)
    counts = [write(job['from'], job['accepted'], 'del', 'ins'), write(job['from'], job['rejected'], 'ins', 'del')]
    print(json.dumps({'from': job['from'], 'changes': counts[0], 'same': counts[0] == counts[1]}), flush=True)
