"""Judges packages: JSON lines of {"original", "reviewed"?} on standard input, one JSON line of facts each. Needs lxml and python-docx.

judge.py SCHEMAS: the folder with wml.xsd and opc-xsd (ref/xsd of python-docx's repository)
"""
import collections
import json
import posixpath
import re
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

import docx
from lxml import etree

MC = 'http://schemas.openxmlformats.org/markup-compatibility/2006'
W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
RELS = 'http://schemas.openxmlformats.org/package/2006/relationships'
TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types'
STRICT = {'http://purl.oclc.org/ooxml/wordprocessingml/main': W, 'http://purl.oclc.org/ooxml/officeDocument/relationships': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'}


def with_xml_space(folder):
    """A copy of the schemas that says what xml:space is: they import it without a place."""
    copy = Path(tempfile.mkdtemp())
    shutil.copytree(folder, copy, dirs_exist_ok=True)
    (copy / 'xml.xsd').write_text('<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace"><xsd:attribute name="space" type="xsd:string"/><xsd:attribute name="lang" type="xsd:string"/></xsd:schema>')
    for file in copy.rglob('*.xsd'):
        text = file.read_text(encoding='utf-8-sig')
        file.write_text(re.sub(r'<xsd?:import namespace="http://www.w3.org/XML/1998/namespace"[^>]*>', lambda m: m[0].split(' ')[0] + f' namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="{copy}/xml.xsd"/>', text))
    return copy


schemas = with_xml_space(sys.argv[1])
wml = etree.XMLSchema(etree.parse(str(schemas / 'wml.xsd')))
opc = {name: etree.XMLSchema(etree.parse(str(schemas / 'opc-xsd' / f'opc-{name}.xsd'))) for name in ('contentTypes', 'relationships')}
safe = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def parse(data):
    for strict, usual in STRICT.items():
        data = data.replace(strict.encode(), usual.encode())
    return etree.fromstring(data, safe)


def plain(root):
    """What a reader of the base standard sees: without ignorable names, each AlternateContent by its Fallback."""
    prefixes = set()
    for node in root.iter(etree.Element):
        ignorable = node.attrib.pop(f'{{{MC}}}Ignorable', None)
        if ignorable:
            prefixes |= {node.nsmap.get(prefix) for prefix in ignorable.split()}
    prefixes.add(MC)
    for node in list(root.iter(f'{{{MC}}}AlternateContent')):
        parent = node.getparent()
        fallback = node.find(f'{{{MC}}}Fallback')
        at = parent.index(node)
        for child in reversed(list(fallback) if fallback is not None else []):
            parent.insert(at, child)
        parent.remove(node)
    for node in list(root.iter(etree.Element)):
        if etree.QName(node).namespace in prefixes and node.getparent() is not None:
            node.getparent().remove(node)
            continue
        for name in [name for name in node.attrib if etree.QName(name).namespace in prefixes]:
            del node.attrib[name]
    return etree.fromstring(etree.tostring(root))


def faults(schema, root):
    """Schema errors by message, counted, so that those of the original can be taken off."""
    schema.validate(root)
    return collections.Counter(re.sub(r"'\{[^}]*\}", "'", error.message)[:200] for error in schema.error_log)


def rels_of(pack, part):
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, '_rels', f'{name}.rels')
    if path not in pack.namelist():
        return {}
    return {rel.get('Id'): rel for rel in parse(pack.read(path)).iter(f'{{{RELS}}}Relationship')}


def target(part, rel):
    to = rel.get('Target')
    return to.lstrip('/') if to.startswith('/') else posixpath.normpath(posixpath.join(posixpath.dirname(part), to))


def whole(pack):
    """What a strict reader refuses: dangling relationships, parts without a type, doubled names and ids."""
    wrong = []
    names = pack.namelist()
    wrong += [f'doubled entry {n}' for n, c in collections.Counter(names).items() if c > 1]
    types = parse(pack.read('[Content_Types].xml'))
    overrides = [o.get('PartName').lstrip('/') for o in types.iter(f'{{{TYPES}}}Override')]
    wrong += [f'doubled Override {n}' for n, c in collections.Counter(overrides).items() if c > 1]
    wrong += [f'Override of nothing: {n}' for n in overrides if n not in names]
    defaults = [d.get('Extension').lower() for d in types.iter(f'{{{TYPES}}}Default')]
    wrong += [f'doubled Default {n}' for n, c in collections.Counter(defaults).items() if c > 1]
    wrong += [f'no content type: {n}' for n in names if not n.endswith('/') and n != '[Content_Types].xml' and n not in overrides and n.rsplit('.', 1)[-1].lower() not in defaults]
    for part in ['', *[n for n in names if n.endswith('.xml') and '_rels/' not in n]]:
        path = posixpath.join(posixpath.dirname(part), '_rels', f'{posixpath.basename(part)}.rels')
        if path not in names:
            continue
        listed = [rel for rel in parse(pack.read(path)).iter(f'{{{RELS}}}Relationship')]
        wrong += [f'{path}: doubled Id {i}' for i, c in collections.Counter(rel.get('Id') for rel in listed).items() if c > 1]
        wrong += [f'{path}: dangling {rel.get("Target")}' for rel in listed if rel.get('TargetMode') != 'External' and target(part, rel) not in names]
    return collections.Counter(wrong)


ANNOTATIONS = ['ins', 'del', 'moveFrom', 'moveTo']


def ids(trees, comments):
    wrong = []
    listed = [c.get(f'{{{W}}}id') for c in comments.iter(f'{{{W}}}comment')] if comments is not None else []
    wrong += [f'doubled comment id {i}' for i, c in collections.Counter(listed).items() if c > 1]
    seen = collections.Counter()
    paragraphs = collections.Counter()
    for name, tree in trees.items():
        starts = collections.Counter(n.get(f'{{{W}}}id') for n in tree.iter(f'{{{W}}}commentRangeStart'))
        ends = collections.Counter(n.get(f'{{{W}}}id') for n in tree.iter(f'{{{W}}}commentRangeEnd'))
        references = collections.Counter(n.get(f'{{{W}}}id') for n in tree.iter(f'{{{W}}}commentReference'))
        wrong += [f'{name}: range {i} is not paired' for i in set(starts) | set(ends) if starts[i] != ends[i] or starts[i] > 1]
        wrong += [f'{name}: reference {i} to no comment' for i in references if i not in listed]
        wrong += [f'{name}: range {i} without reference' for i in starts if not references[i]]
        for kind in ANNOTATIONS:
            seen.update(f'change {n.get(f"{{{W}}}id")}' for n in tree.iter(f'{{{W}}}{kind}'))
        paragraphs.update(v for n in tree.iter(etree.Element) for k, v in n.attrib.items() if k.endswith('}paraId') and 'wordml' in k)
    wrong += [f'doubled {i}' for i, c in seen.items() if c > 1]
    wrong += [f'doubled paraId {i}' for i, c in paragraphs.items() if c > 1]
    return collections.Counter(wrong)


def trees_of(pack):
    trees = {}
    for name in pack.namelist():
        if not name.endswith(('.xml', '.rels')):
            continue
        try:
            trees[name] = parse(pack.read(name))
        except etree.XMLSyntaxError as error:
            trees[name] = error
    return trees


def check(path):
    """All faults of a package, by part and message."""
    with zipfile.ZipFile(path) as pack:
        found = collections.Counter()
        trees = trees_of(pack)
        comments = next((t for t in trees.values() if not isinstance(t, Exception) and t.tag == f'{{{W}}}comments'), None)
        good = {n: t for n, t in trees.items() if not isinstance(t, Exception)}
        found.update(f'{n}: not well-formed: {t}' for n, t in trees.items() if isinstance(t, Exception))
        found.update(whole(pack))
        found.update(ids({n: t for n, t in good.items() if etree.QName(t).namespace == W}, comments))
        for name, tree in good.items():
            space = etree.QName(tree).namespace
            if space == W:
                found.update({f'{name}: {m}': c for m, c in faults(wml, plain(tree)).items()})
            elif space in (RELS, TYPES):
                found.update({f'{name}: {m}': c for m, c in faults(opc['relationships' if space == RELS else 'contentTypes'], tree).items()})
        return found


def comments_of(path):
    """(author, words of the comment, words it stands on) as python-docx and the XML have it."""
    document = docx.Document(path)
    listed = {c.comment_id: (c.author, c.text) for c in document.comments}
    return listed


def ranges(path):
    """Words between the marks of each comment, in any part."""
    with zipfile.ZipFile(path) as pack:
        found = {}
        for name, tree in trees_of(pack).items():
            if isinstance(tree, Exception) or etree.QName(tree).namespace != W:
                continue
            open_, where = set(), {}
            last = None
            for node in tree.iter(etree.Element):
                kind = etree.QName(node).localname
                if kind == 'commentRangeStart':
                    open_.add(node.get(f'{{{W}}}id'))
                    where.setdefault(node.get(f'{{{W}}}id'), '')
                elif kind == 'commentRangeEnd':
                    open_.discard(node.get(f'{{{W}}}id'))
                elif kind in ('t', 'noBreakHyphen', 'tab', 'br', 'cr', 'p') and etree.QName(node).namespace == W:
                    text = {'t': node.text or '', 'noBreakHyphen': '\u2011', 'p': '\n' if last else ''}.get(kind, ' ')
                    last = kind
                    for i in open_:
                        where[i] += text
            for i, text in where.items():
                found[i] = [name, text.strip('\n')]
        return found


def same_entries(original, reviewed):
    """How many entries of the original are there byte for byte (compressed), and which are not."""
    def raw(path):
        data = Path(path).read_bytes()
        with zipfile.ZipFile(path) as pack:
            out = {}
            for info in pack.infolist():
                at = info.header_offset
                start = at + 30 + int.from_bytes(data[at + 26:at + 28], 'little') + int.from_bytes(data[at + 28:at + 30], 'little')
                out[info.filename] = data[start:start + info.compress_size]
            return out
    before, after = raw(original), raw(reviewed)
    changed = [n for n in before if before[n] != after.get(n)]
    return {'same': len(before) - len(changed), 'changed': changed, 'added': [n for n in after if n not in before]}


for line in sys.stdin:
    job = json.loads(line)
    facts = {'original': job['original']}
    try:
        before = check(job['original'])
        facts['before'] = dict(before)
        if job.get('reviewed'):
            facts['entries'] = same_entries(job['original'], job['reviewed'])
            facts['faults'] = dict(check(job['reviewed']) - before)
            facts['comments'] = {str(i): c for i, c in comments_of(job['reviewed']).items()}
            facts['ranges'] = ranges(job['reviewed'])
    except Exception as error:
        facts['error'] = f'{type(error).__name__}: {error}'
    print(json.dumps(facts), flush=True)
