"""What LibreOffice sees in documents it turned to .odt: JSON lines of {"odt": path} in, {annotations, accepted, rejected} out."""
import json
import sys
import zipfile

from lxml import etree

OFFICE = '{urn:oasis:names:tc:opendocument:xmlns:office:1.0}'
TEXT = '{urn:oasis:names:tc:opendocument:xmlns:text:1.0}'
DC = '{http://purl.org/dc/elements/1.1/}'
BREAKS = {f'{TEXT}p', f'{TEXT}h'}
SPACES = {f'{TEXT}s': ' ', f'{TEXT}tab': ' ', f'{TEXT}line-break': ' '}


def changes(root):
    """Each tracked change by id: ('insertion', None) or ('deletion', its words)."""
    found = {}
    for region in root.iter(f'{TEXT}changed-region'):
        kind = region[0]
        words = '\n'.join(words_of(p) for p in kind if p.tag in BREAKS)
        found[region.get(f'{TEXT}id') or region.get('{http://www.w3.org/XML/1998/namespace}id')] = (etree.QName(kind).localname, words)
    return found


def words_of(node):
    inside = ''.join(words_of(child) + (child.tail or '') for child in node)
    return SPACES.get(node.tag, '') * int(node.get(f'{TEXT}c', '1')) + (node.text or '') + inside


def read(path):
    root = etree.fromstring(zipfile.ZipFile(path).read('content.xml'), etree.XMLParser(huge_tree=True))
    tracked = changes(root)
    accepted, rejected, notes, stood, open_, inside = [], [], [], {}, set(), set()

    def add(text):
        accepted.append(text)
        if not inside:
            rejected.append(text)
        for name in open_:
            stood[name] += text

    def walk(node):
        if not isinstance(node.tag, str) or node.tag == f'{TEXT}tracked-changes':
            return
        if node.tag == f'{OFFICE}annotation':
            name = node.get(f'{OFFICE}name')
            notes.append([name, node.findtext(f'{DC}creator'), '\n'.join(words_of(p) for p in node.iter(f'{TEXT}p'))])
            if name is not None:
                open_.add(name)
                stood[name] = ''
            return
        if node.tag == f'{OFFICE}annotation-end':
            open_.discard(node.get(f'{OFFICE}name'))
            return
        if node.tag in (f'{TEXT}change-start', f'{TEXT}change-end', f'{TEXT}change'):
            number = node.get(f'{TEXT}change-id')
            kind, words = tracked.get(number, ('', ''))
            if kind == 'insertion' and node.tag.endswith('start'):
                inside.add(number)
            elif kind == 'insertion':
                inside.discard(number)
            elif kind == 'deletion':
                rejected.append(words)
            return
        if node.tag in SPACES:
            add(SPACES[node.tag] * int(node.get(f'{TEXT}c', '1')))
            return
        if node.text:
            add(node.text)
        for child in node:
            walk(child)
            if child.tail:
                add(child.tail)
        if node.tag in BREAKS:
            add('\n')

    body = root.find(f'{OFFICE}body')
    walk(body)
    return {
        'annotations': [[who, words, stood.get(name)] for name, who, words in notes],
        'accepted': ''.join(accepted),
        'rejected': ''.join(rejected),
    }


for line in sys.stdin:
    job = json.loads(line)
    try:
        print(json.dumps({'odt': job['odt'], **read(job['odt'])}), flush=True)
    except Exception as error:
        print(json.dumps({'odt': job['odt'], 'error': f'{type(error).__name__}: {error}'}), flush=True)
